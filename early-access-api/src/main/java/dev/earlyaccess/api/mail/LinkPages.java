package dev.earlyaccess.api.mail;

import dev.earlyaccess.api.problem.HtmlPage;
import dev.earlyaccess.user.Profile;
import dev.earlyaccess.user.UserId;
import dev.earlyaccess.user.Users;
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
    private final Users users;
    private final HtmlPage frame;

    LinkPages(MessageSource messages, Users users, HtmlPage frame) {
        this.messages = messages;
        this.users = users;
        this.frame = frame;
    }

    /** The language of the mails to this user; otherwise the browser's. */
    Locale languageOf(UserId user, Locale otherwise) {
        return users.find(user).map(Profile::locale).map(Locale::forLanguageTag).orElse(otherwise);
    }

    /** A page that only informs. */
    public ResponseEntity<String> page(HttpStatus status, String code, Locale language, Object... arguments) {
        return pageWith("", status, code, language, arguments);
    }

    /** A page with a button, labelled with the message {@code button}, that posts to the page's own URL. */
    public ResponseEntity<String> ask(String code, String button, Locale language, Object... arguments) {
        return pageWith(button(button, language), HttpStatus.OK, code, language, arguments);
    }

    /** @param forms HTML below the text */
    ResponseEntity<String> pageWith(
            String forms, HttpStatus status, String code, Locale language, Object... arguments) {
        String title = escaped(code + ".title", language, arguments);
        String text = escaped(code + ".text", language, arguments);
        return ResponseEntity.status(status)
                .contentType(MediaType.TEXT_HTML)
                // Without this header, Spring takes the end of the token for a file extension.
                .header(HttpHeaders.CONTENT_DISPOSITION, "inline")
                .body(frame.of(
                        message("language", language),
                        title,
                        "<h1>%s</h1><p class=\"text\">%s</p>%s".formatted(title, text, forms)));
    }

    /** A form with one button, which posts to the page's own URL. */
    String button(String button, Locale language) {
        return "<form method=\"post\"><button>%s</button></form>".formatted(escaped(button, language));
    }

    /** The same, with a button that posts to this URL. */
    String button(String url, String button, Locale language) {
        return "<form method=\"post\" action=\"%s\"><button>%s</button></form>"
                .formatted(HtmlUtils.htmlEscape(url), escaped(button, language));
    }

    /** The same, with a button that stands back, which posts to this URL. */
    String buttonTo(String url, String button, Locale language) {
        return "<form method=\"post\" action=\"%s\"><button class=\"quiet\">%s</button></form>"
                .formatted(HtmlUtils.htmlEscape(url), escaped(button, language));
    }

    /** A message of {@code messages.properties} to use as an argument; not escaped. */
    public String message(String code, Locale language, Object... arguments) {
        return messages.getMessage(code, arguments, language);
    }

    /** A message as HTML. */
    String escaped(String code, Locale language, Object... arguments) {
        return HtmlUtils.htmlEscape(message(code, language, arguments));
    }
}
