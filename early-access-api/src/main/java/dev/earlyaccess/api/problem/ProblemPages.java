package dev.earlyaccess.api.problem;

import io.swagger.v3.oas.annotations.Hidden;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.commonmark.Extension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Serves the pages that the types of problem documents lead to; their source is in docs/problems/. */
@Hidden
@RestController
@RequestMapping(path = "/problems", produces = MediaType.TEXT_HTML_VALUE)
class ProblemPages {

    private static final String UNKNOWN = "<h1>No such problem</h1><p><a href=\"%sproblems\">All problems</a></p>";

    private static final String SCRIPT = "<script type=\"module\" src=\"%sassets/document.js\"></script>";

    private static final List<Extension> TABLES = List.of(TablesExtension.create());

    private final Parser parser = Parser.builder().extensions(TABLES).build();

    private final HtmlRenderer html = HtmlRenderer.builder()
            .extensions(TABLES)
            .attributeProviderFactory(page -> (node, tag, attributes) -> adapt(tag, attributes))
            .build();

    private final HtmlPage frame;

    ProblemPages(HtmlPage frame) {
        this.frame = frame;
    }

    @GetMapping
    String index() {
        String list = Arrays.stream(Problem.values())
                .map(problem -> "<li><a href=\"%sproblems/%s\">%d %s</a></li>"
                        .formatted(
                                HtmlPage.root(),
                                problem.code(),
                                problem.status().value(),
                                problem.title()))
                .collect(Collectors.joining("\n", "<h1>Problems</h1>\n<ul>\n", "\n</ul>"));
        return frame.of("en", "Problems", list);
    }

    @GetMapping("/{name}")
    ResponseEntity<String> page(@PathVariable String name) {
        return Arrays.stream(Problem.values())
                .filter(problem -> problem.code().equals(name))
                .findFirst()
                .map(problem -> frame.of(
                        "en",
                        problem.title(),
                        SCRIPT.formatted(HtmlPage.root()),
                        html.render(parser.parse(source(problem)))))
                .map(ResponseEntity::ok)
                .orElseGet(() -> ResponseEntity.status(HttpStatus.NOT_FOUND)
                        .body(frame.of("en", "No such problem", UNKNOWN.formatted(HtmlPage.root()))));
    }

    private static void adapt(String tag, Map<String, String> attributes) {
        // In the documents, a link to another problem names its file.
        attributes.computeIfPresent("href", (name, href) -> href.replaceFirst("\\.md$", ""));
        if (tag.equals("pre") || tag.equals("table")) {
            attributes.put("tabindex", "0"); // so that the keyboard scrolls what is too wide
        }
    }

    private static String source(Problem problem) {
        try (InputStream page = ProblemPages.class.getResourceAsStream("/problems/" + problem.code() + ".md")) {
            if (page == null) {
                throw new IllegalStateException("The problem " + problem.code() + " has no page in docs/problems/");
            }
            return new String(page.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException ex) {
            throw new java.io.UncheckedIOException(ex);
        }
    }
}
