package dev.earlyaccess.api.mail;

import dev.earlyaccess.api.problem.HtmlPage;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.web.util.HtmlUtils;

/**
 * The pages that links in mails lead to, in the reader's language. Each page has a code; its texts are {@code
 * <code>.title} and {@code <code>.text} in {@code messages.properties}. The pages are HTML whatever the
 * request accepts, because a mail program that posts to a link sends no {@code Accept} header.
 */
@Component
public class LinkPages {

    private final MessageSource messages;

    LinkPages(MessageSource messages) {
        this.messages = messages;
    }

    /** A page that only informs. */
    public ResponseEntity<String> page(HttpStatus status, String code, Locale language, Object... arguments) {
        return page(status, code, "", language, arguments);
    }

    /** A page with a button, labelled with the message {@code button}, that posts to the page's own URL. */
    public ResponseEntity<String> ask(String code, String button, Locale language, Object... arguments) {
        String form = "<form method=\"post\"><button>%s</button></form>".formatted(escaped(button, language));
        return page(HttpStatus.OK, code, form, language, arguments);
    }

    private ResponseEntity<String> page(
            HttpStatus status, String code, String form, Locale language, Object... arguments) {
        String title = escaped(code + ".title", language, arguments);
        String text = escaped(code + ".text", language, arguments);
        return ResponseEntity.status(status)
                .contentType(MediaType.TEXT_HTML)
                .header("Referrer-Policy", "no-referrer")
                // Without this header, Spring takes the end of the token for a file extension.
                .header(HttpHeaders.CONTENT_DISPOSITION, "inline")
                .body(HtmlPage.of(
                        message("language", language),
                        title,
                        "<h1>%s</h1><p class=\"text\">%s</p>%s".formatted(title, text, form)));
    }

    /** A message of {@code messages.properties} to use as an argument; not escaped. */
    public String message(String code, Locale language, Object... arguments) {
        return messages.getMessage(code, arguments, language);
    }

    private String escaped(String code, Locale language, Object... arguments) {
        return HtmlUtils.htmlEscape(message(code, language, arguments));
    }
}
