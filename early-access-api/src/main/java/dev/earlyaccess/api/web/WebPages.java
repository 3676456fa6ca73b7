package dev.earlyaccess.api.web;

import dev.earlyaccess.api.problem.HtmlPage;
import dev.earlyaccess.api.security.SignIn;
import dev.earlyaccess.brand.Brand;
import io.swagger.v3.oas.annotations.Hidden;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.HtmlUtils;
import tools.jackson.databind.json.JsonMapper;

/** The pages whose content a script makes. Their addresses are relative, so that they work below any address. */
@Hidden
@RestController
class WebPages {

    private static final String PAGE = """
            <!doctype html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light dark">
            <title>%s</title>
            <link rel="icon" href="favicon.ico">
            <link rel="stylesheet" href="%s">
            <link rel="stylesheet" href="%s">
            <meta name="early-access-sign-in" content="%s">
            <script type="module" src="%s"></script>
            </head>
            <body>%s</body>
            </html>
            """;

    private final WebFiles files;
    private final SignIn signIn;
    private final JsonMapper json;
    private final HtmlPage frame;
    private final String images;

    WebPages(WebFiles files, SignIn signIn, JsonMapper json, HtmlPage frame, Brand brand) {
        this.files = files;
        this.signIn = signIn;
        this.json = json;
        this.frame = frame;
        this.images = brand.logoOrigin() == null ? "'self' data:" : "'self' data: " + brand.logoOrigin();
    }

    @GetMapping(path = SignIn.PREVIEWS, produces = MediaType.TEXT_HTML_VALUE)
    ResponseEntity<String> previews() {
        String body = "<early-access-previews-page>%s</early-access-previews-page>".formatted(frame.product());
        return page(SignIn.PREVIEWS, "Feature previews", "page.css", "previews.js", body);
    }

    @GetMapping(path = SignIn.CONSOLE, produces = MediaType.TEXT_HTML_VALUE)
    ResponseEntity<String> console() {
        String body = "<early-access-console></early-access-console>";
        return page(SignIn.CONSOLE, "Early Access", "console.css", "console.js", body);
    }

    private ResponseEntity<String> page(String path, String title, String style, String script, String body) {
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noCache())
                .header("Content-Security-Policy", policy())
                .body(PAGE.formatted(
                        title,
                        files.address(style),
                        files.address("brand.css"),
                        HtmlUtils.htmlEscape(json.writeValueAsString(signIn.settingsOf(path))),
                        files.address(script),
                        body));
    }

    /** What these pages may load (CSP 3): the service's own files, the API, and tokens from the provider. */
    private String policy() {
        String tokens = signIn.provider()
                .map(SignIn.Endpoints::tokenOrigin)
                .map(origin -> " " + origin)
                .orElse("");
        return "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'" + tokens + "; img-src "
                + images + "; frame-src 'self'; frame-ancestors 'none'; form-action 'self'; base-uri 'none'";
    }
}
