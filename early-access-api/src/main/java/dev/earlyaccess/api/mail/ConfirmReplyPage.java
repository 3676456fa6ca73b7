package dev.earlyaccess.api.mail;

import dev.earlyaccess.mail.Links;
import dev.earlyaccess.mail.Links.ConfirmReply;
import dev.earlyaccess.team.TeamReplies;
import dev.earlyaccess.team.TeamReplies.UnconfirmedReply;
import io.swagger.v3.oas.annotations.Hidden;
import java.time.Clock;
import java.util.Locale;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Sends a reply of a member of the feedback group after the member has confirmed it. Opening the page only asks; its
 * button sends.
 */
@Hidden
@RestController
@RequestMapping("/confirm-reply/{token}")
class ConfirmReplyPage {

    private final Links links;
    private final TeamReplies replies;
    private final LinkPages pages;
    private final Clock clock;

    ConfirmReplyPage(Links links, TeamReplies replies, LinkPages pages, Clock clock) {
        this.links = links;
        this.replies = replies;
        this.pages = pages;
        this.clock = clock;
    }

    @GetMapping
    ResponseEntity<String> ask(@PathVariable String token, Locale locale) {
        return links.readConfirmReply(token)
                .map(link -> replies.findUnconfirmed(link.entry(), link.member())
                        .map(reply -> pages.ask(
                                "confirm-reply.ask",
                                "confirm-reply.button",
                                locale,
                                reply.recipient(),
                                reply.entry().text()))
                        .orElseGet(() -> closed(locale)))
                .orElseGet(() -> invalid(locale));
    }

    @PostMapping
    ResponseEntity<String> send(@PathVariable String token, Locale locale) {
        return links.readConfirmReply(token).map(link -> send(link, locale)).orElseGet(() -> invalid(locale));
    }

    private ResponseEntity<String> send(ConfirmReply link, Locale locale) {
        Optional<UnconfirmedReply> sent = replies.confirm(link.entry(), link.member(), clock.instant());
        return sent.map(reply -> pages.page(HttpStatus.OK, "confirm-reply.done", locale, reply.recipient()))
                .orElseGet(() -> closed(locale));
    }

    /** It was sent before, or the member may no longer reply. */
    private ResponseEntity<String> closed(Locale locale) {
        return pages.page(HttpStatus.CONFLICT, "confirm-reply.closed", locale);
    }

    private ResponseEntity<String> invalid(Locale locale) {
        return pages.page(HttpStatus.NOT_FOUND, "confirm-reply.invalid", locale);
    }
}
