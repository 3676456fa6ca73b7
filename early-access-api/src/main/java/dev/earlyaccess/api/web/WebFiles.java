package dev.earlyaccess.api.web;

import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;

/** The scripts and style sheets that the build has made from {@code src/main/web}. */
@Component
class WebFiles {

    private static final MediaType SCRIPT = MediaType.parseMediaType("text/javascript;charset=UTF-8");
    private static final MediaType STYLE = MediaType.parseMediaType("text/css;charset=UTF-8");

    private final WebFile element = WebFile.read("early-access.js", SCRIPT);

    private final Map<String, WebFile> assets = Stream.of("previews.js", "console.js", "page.css")
            .collect(
                    Collectors.toMap(name -> name, name -> WebFile.read(name, name.endsWith(".css") ? STYLE : SCRIPT)));

    /** The custom element for websites of any origin. */
    WebFile element() {
        return element;
    }

    /** A file of the service's own pages. */
    Optional<WebFile> find(String name) {
        return Optional.ofNullable(assets.get(name));
    }

    /** The address of a file of the service's own pages, below that of the service: {@code assets/page.css?v=…}. */
    String address(String name) {
        return "assets/" + name + "?v=" + find(name).orElseThrow().version();
    }
}
