package dev.earlyaccess.api.web;

import dev.earlyaccess.brand.Brand;
import java.util.HashMap;
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

    private final Map<String, WebFile> files;

    WebFiles(Brand brand) {
        this.files = Stream.of(
                        "early-access.js",
                        "early-access-languages.js",
                        "previews.js",
                        "console.js",
                        "document.js",
                        "page.css",
                        "console.css",
                        "document.css")
                .collect(Collectors.toMap(
                        name -> name,
                        name -> WebFile.read(name, name.endsWith(".css") ? STYLE : SCRIPT),
                        (one, other) -> one,
                        HashMap::new));
        files.put("brand.css", WebFile.of(BrandStyle.of(brand), STYLE));
    }

    Optional<WebFile> find(String name) {
        return Optional.ofNullable(files.get(name));
    }

    WebFile require(String name) {
        return find(name).orElseThrow(() -> new IllegalArgumentException("There is no web file " + name));
    }

    /** The address of a file of the service's own pages, below that of the service: {@code assets/page.css?v=…}. */
    String address(String name) {
        return "assets/" + name + "?v=" + require(name).version();
    }
}
