package dev.earlyaccess.api.mail;

import dev.earlyaccess.mail.Links;
import dev.earlyaccess.user.MailTopic;
import dev.earlyaccess.user.Users;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.Locale;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Ends one kind of mail for the user to whom the link was mailed. Opening the page asks; its button acts, and
 * so does the one click of a mail program, which posts without a session and follows no redirect (RFC 8058,
 * 3.1 and 3.2). The link says what to do, so the posted body is ignored.
 */
@Hidden
@RestController
@RequestMapping("/unsubscribe/{token}")
class UnsubscribePage {

    private final Links links;
    private final Users users;
    private final LinkPages pages;

    UnsubscribePage(Links links, Users users, LinkPages pages) {
        this.links = links;
        this.users = users;
        this.pages = pages;
    }

    @GetMapping
    ResponseEntity<String> ask(@PathVariable String token, Locale locale) {
        return links.readUnsubscribe(token)
                .map(link -> pages.ask("unsubscribe.ask", "unsubscribe.button", locale, mails(link.topic(), locale)))
                .orElseGet(() -> invalid(locale));
    }

    @PostMapping
    ResponseEntity<String> unsubscribe(@PathVariable String token, Locale locale) {
        return links.readUnsubscribe(token)
                .map(link -> {
                    users.wantNoMore(link.user(), link.topic());
                    return pages.page(
                            HttpStatus.OK,
                            "unsubscribe.done",
                            locale,
                            mails(link.topic(), locale),
                            pages.message("unsubscribe." + link.topic().code() + ".preference", locale));
                })
                .orElseGet(() -> invalid(locale));
    }

    private String mails(MailTopic topic, Locale locale) {
        return pages.message("unsubscribe." + topic.code() + ".mails", locale);
    }

    private ResponseEntity<String> invalid(Locale locale) {
        return pages.page(HttpStatus.NOT_FOUND, "unsubscribe.invalid", locale);
    }
}
