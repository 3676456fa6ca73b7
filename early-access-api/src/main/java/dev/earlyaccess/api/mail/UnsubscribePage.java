package dev.earlyaccess.api.mail;

import dev.earlyaccess.mail.Links;
import dev.earlyaccess.mail.Links.Unsubscribe;
import dev.earlyaccess.user.MailPreferences;
import dev.earlyaccess.user.MailTopic;
import dev.earlyaccess.user.Users;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * Ends one kind of mail for the user to whom the link was mailed, and shows all mail preferences. Opening the
 * page only asks; its button acts, and so does the one click of a mail program, which posts without a session
 * and follows no redirect (RFC 8058, 3.1 and 3.2). The link says what to do, so the posted body is ignored.
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
                .map(link -> ask(link, token + "/", pages.languageOf(link.user(), locale)))
                .orElseGet(() -> invalid(token, locale));
    }

    private ResponseEntity<String> ask(Unsubscribe link, String below, Locale language) {
        if (!users.mailPreferences(link.user()).wants(link.topic())) {
            return done(link, below, language);
        }
        return pages.pageWith(
                pages.button("unsubscribe.button", language) + preferences(link, below, language),
                HttpStatus.OK,
                "unsubscribe.ask",
                language,
                mails(link.topic(), language));
    }

    @PostMapping
    ResponseEntity<String> unsubscribe(@PathVariable String token, Locale locale) {
        return links.readUnsubscribe(token)
                .map(link -> {
                    users.wantNoMore(link.user(), link.topic());
                    return done(link, token + "/", pages.languageOf(link.user(), locale));
                })
                .orElseGet(() -> invalid(token, locale));
    }

    private ResponseEntity<String> done(Unsubscribe link, String below, Locale language) {
        return pages.pageWith(
                pages.buttonTo(below + "undo", "undo.button", language) + preferences(link, below, language),
                HttpStatus.OK,
                "unsubscribe.done",
                language,
                mails(link.topic(), language));
    }

    @PostMapping("/undo")
    ResponseEntity<String> undo(@PathVariable String token, Locale locale) {
        return links.readUnsubscribe(token)
                .map(link -> {
                    users.wantAgain(link.user(), link.topic());
                    Locale language = pages.languageOf(link.user(), locale);
                    return pages.pageWith(
                            preferences(link, "", language),
                            HttpStatus.OK,
                            "unsubscribe.undone",
                            language,
                            mails(link.topic(), language));
                })
                .orElseGet(() -> invalid(token, locale));
    }

    /** Takes the form with all preferences. A browser leaves out the boxes that are not checked. */
    @PostMapping("/preferences")
    ResponseEntity<String> choose(
            @PathVariable String token,
            @RequestParam(defaultValue = "false") boolean launches,
            @RequestParam(defaultValue = "false") boolean feedbackRequests,
            @RequestParam(defaultValue = "false") boolean updates,
            Locale locale) {
        return links.readUnsubscribe(token)
                .map(link -> {
                    users.want(link.user(), new MailPreferences(launches, feedbackRequests, updates));
                    Locale language = pages.languageOf(link.user(), locale);
                    return pages.pageWith(
                            preferences(link, "", language), HttpStatus.OK, "unsubscribe.chosen", language);
                })
                .orElseGet(() -> invalid(token, locale));
    }

    private String preferences(Unsubscribe link, String below, Locale language) {
        MailPreferences wanted = users.mailPreferences(link.user());
        String choices = Arrays.stream(MailTopic.values())
                .map(topic -> choice(topic, wanted.wants(topic), language))
                .collect(Collectors.joining());
        return """
                <form method="post" action="%spreferences"><fieldset><legend>%s</legend>%s</fieldset>\
                <button class="quiet">%s</button></form>""".formatted(
                        below,
                        pages.escaped("unsubscribe.preferences", language),
                        choices,
                        pages.escaped("unsubscribe.save", language));
    }

    private String choice(MailTopic topic, boolean isWanted, Locale language) {
        return """
                <label class="choice"><input type="checkbox" name="%s" value="true"%s><span>%s<small>%s</small></span></label>""".formatted(
                        field(topic),
                        isWanted ? " checked" : "",
                        pages.escaped("unsubscribe." + topic.code() + ".preference", language),
                        pages.escaped("unsubscribe." + topic.code() + ".explanation", language));
    }

    private static String field(MailTopic topic) {
        return switch (topic) {
            case LAUNCHES -> "launches";
            case FEEDBACK_REQUESTS -> "feedbackRequests";
            case UPDATES -> "updates";
        };
    }

    private String mails(MailTopic topic, Locale locale) {
        return pages.message("unsubscribe." + topic.code() + ".mails", locale);
    }

    private ResponseEntity<String> invalid(String token, Locale locale) {
        return links.isSample(token)
                ? pages.page(HttpStatus.OK, "unsubscribe.sample", locale)
                : pages.page(HttpStatus.NOT_FOUND, "unsubscribe.invalid", locale);
    }
}
