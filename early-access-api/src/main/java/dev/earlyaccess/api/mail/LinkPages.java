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
 * The pages that links in mails lead to, in the reader's language. Each has a code; {@code <code>.title} and
 * {@code <code>.text} are its words in {@code messages.properties}. They are HTML whatever the request accepts: a mail
 * program that posts to a link does not say.
 */
@Component
public class LinkPages {

    private final MessageSource words;

    LinkPages(MessageSource words) {
        this.words = words;
    }

    /** A page that tells how it is. */
    public ResponseEntity<String> tell(HttpStatus status, String code, Locale language, Object... arguments) {
        return page(status, code, "", language, arguments);
    }

    /** A page whose button, labelled with the words of {@code button}, posts to the page's own address. */
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
                // Said by us, or Spring takes the end of the token for the ending of a file.
                .header(HttpHeaders.CONTENT_DISPOSITION, "inline")
                .body(HtmlPage.of(
                        say("language", language), title, "<h1>%s</h1><p>%s</p>%s".formatted(title, text, form)));
    }

    /** Words of {@code messages.properties}, for the arguments of others; not escaped. */
    public String say(String code, Locale language, Object... arguments) {
        return words.getMessage(code, arguments, language);
    }

    private String escaped(String code, Locale language, Object... arguments) {
        return HtmlUtils.htmlEscape(say(code, language, arguments));
    }
}
