package dev.earlyaccess.api.mail;

import dev.earlyaccess.mail.RenderedMail;
import dev.earlyaccess.preview.MailPreviews;
import io.swagger.v3.oas.annotations.Hidden;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Shows a mail to everybody who knows the address, which an admin asked for, for five minutes. */
@Hidden
@RestController
@RequestMapping("/mail-previews/{token}")
class MailPreviewPage {

    /** The mail can do nothing but be looked at, by itself or in a frame of this service (CSP 3). */
    private static final String POLICY =
            "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src https: data:; frame-ancestors 'self'";

    private final MailPreviews previews;
    private final LinkPages pages;

    MailPreviewPage(MailPreviews previews, LinkPages pages) {
        this.previews = previews;
        this.pages = pages;
    }

    @GetMapping
    ResponseEntity<?> show(@PathVariable String token, Locale locale) {
        return previews.read(token)
                .<ResponseEntity<?>>map(mail -> shown(mail, false))
                .orElseGet(() -> pages.page(HttpStatus.NOT_FOUND, "preview.invalid", locale));
    }

    /** The response with one of the two parts of the mail. */
    static ResponseEntity<byte[]> shown(RenderedMail mail, boolean isPlain) {
        return ResponseEntity.ok()
                .contentType(
                        new MediaType(isPlain ? MediaType.TEXT_PLAIN : MediaType.TEXT_HTML, StandardCharsets.UTF_8))
                .cacheControl(CacheControl.noStore())
                .header("Content-Security-Policy", POLICY)
                .header(HttpHeaders.CONTENT_DISPOSITION, "inline")
                .varyBy(HttpHeaders.ACCEPT)
                .body((isPlain ? mail.text() : mail.html()).getBytes(StandardCharsets.UTF_8));
    }
}
