package dev.earlyaccess.api.web;

import io.swagger.v3.oas.annotations.Hidden;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.resource.NoResourceFoundException;

/** Serves the element to websites of any origin, and their scripts and styles to the service's own pages. */
@Hidden
@RestController
class WebFilesController {

    /** How long the visitors of a website may keep the element. */
    private static final CacheControl ELEMENT_KEPT =
            CacheControl.maxAge(Duration.ofMinutes(5)).cachePublic();

    /** Another version has another address. */
    private static final CacheControl VERSION_KEPT =
            CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable();

    private final WebFiles files;

    WebFilesController(WebFiles files) {
        this.files = files;
    }

    @GetMapping("/early-access.js")
    ResponseEntity<byte[]> element(
            @RequestHeader(name = HttpHeaders.ACCEPT_ENCODING, required = false) @Nullable String acceptEncoding) {
        return elsewhere("early-access.js", acceptEncoding);
    }

    @GetMapping("/early-access-languages.js")
    ResponseEntity<byte[]> languages(
            @RequestHeader(name = HttpHeaders.ACCEPT_ENCODING, required = false) @Nullable String acceptEncoding) {
        return elsewhere("early-access-languages.js", acceptEncoding);
    }

    /** The response to a website of any origin. */
    private ResponseEntity<byte[]> elsewhere(String name, @Nullable String acceptEncoding) {
        ResponseEntity.BodyBuilder response = ResponseEntity.ok()
                .cacheControl(ELEMENT_KEPT)
                .header(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, "*")
                .header("Cross-Origin-Resource-Policy", "cross-origin");
        return files.require(name).in(response, acceptEncoding);
    }

    /**
     * @param v the version that the page wants; without it, the browser asks each time whether the file has changed
     */
    @GetMapping("/assets/{name}")
    ResponseEntity<byte[]> asset(
            @PathVariable String name,
            @RequestParam(defaultValue = "") String v,
            @RequestHeader(name = HttpHeaders.ACCEPT_ENCODING, required = false) @Nullable String acceptEncoding)
            throws NoResourceFoundException {
        WebFile file = files.find(name)
                .orElseThrow(() -> new NoResourceFoundException(HttpMethod.GET, "/assets/" + name, name));
        ResponseEntity.BodyBuilder response =
                ResponseEntity.ok().cacheControl(v.equals(file.version()) ? VERSION_KEPT : CacheControl.noCache());
        return file.in(response, acceptEncoding);
    }
}
