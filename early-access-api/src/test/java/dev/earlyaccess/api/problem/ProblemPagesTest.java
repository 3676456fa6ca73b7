package dev.earlyaccess.api.problem;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earlyaccess.apitest.Api;
import dev.earlyaccess.apitest.ApiTest;
import dev.earlyaccess.apitest.Response;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.web.util.HtmlUtils;

/** Every type of problem leads to a page that says what to do. */
@ApiTest
class ProblemPagesTest {

    private static final Path PAGES = Path.of("../docs/problems");

    private final Api api;

    ProblemPagesTest(Api api) {
        this.api = api;
    }

    @ParameterizedTest
    @EnumSource
    void hasAPage(Problem problem) {
        Response page = api.anonymous()
                .get("/problems/" + problem.code(), "Accept", "text/html,*/*")
                .is(200);

        assertThat(page.header("content-type")).startsWith("text/html");
        assertThat(page.body()).contains("<title>" + problem.title() + "</title>", "<h1>");
        assertThat(HtmlUtils.htmlUnescape(page.body())).contains(problem.title());
    }

    @Test
    void linksToTheOtherPages() {
        assertThat(api.anonymous()
                        .get("/problems/illegal-stage-transition")
                        .is(200)
                        .body())
                .contains("href=\"checklist-unmet\"");
    }

    @Test
    void rendersTables() {
        assertThat(api.anonymous().get("/problems/checklist-unmet").is(200).body())
                .contains("<table tabindex=\"0\">", "<td><code>announcement</code></td>")
                .doesNotContain("| ---");
    }

    @Test
    void hasNoPageThatBelongsToNoProblem() throws IOException {
        try (Stream<Path> pages = Files.list(PAGES)) {
            assertThat(pages.map(page -> page.getFileName().toString()).filter(name -> !name.equals("README.md")))
                    .containsExactlyInAnyOrderElementsOf(Arrays.stream(Problem.values())
                            .map(problem -> problem.code() + ".md")
                            .toList());
        }
    }

    @Test
    void listsThemAll() {
        String index = api.anonymous().get("/problems").is(200).body();

        assertThat(Problem.values()).allSatisfy(problem -> assertThat(index)
                .contains("\"problems/" + problem.code() + "\"")
                .contains(problem.title()));
    }

    @Test
    void hasNoOtherPage() {
        api.anonymous().get("/problems/nothing").is(404);
    }
}
