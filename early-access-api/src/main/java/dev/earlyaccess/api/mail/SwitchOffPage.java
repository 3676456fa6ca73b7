package dev.earlyaccess.api.mail;

import dev.earlyaccess.enrollment.ClosedForEnrollment;
import dev.earlyaccess.enrollment.EarlyAccess;
import dev.earlyaccess.enrollment.FeaturePreview;
import dev.earlyaccess.enrollment.FeaturePreviews;
import dev.earlyaccess.feedback.FeedbackInbox;
import dev.earlyaccess.mail.Excerpt;
import dev.earlyaccess.mail.Links;
import dev.earlyaccess.mail.Links.SwitchOff;
import dev.earlyaccess.shared.Refusal;
import dev.earlyaccess.stage.Origin;
import dev.earlyaccess.stage.Stage;
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
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * Opts the user to whom the link was mailed out of a beta, or withdraws the user's interest in a concept.
 * Opening the page only asks; its button acts. Then the user may undo it, and may say why, which becomes
 * feedback.
 */
@Hidden
@RestController
@RequestMapping("/switch-off/{token}")
class SwitchOffPage {

    private static final int LONGEST_REASON = 10_000;

    private final Links links;
    private final FeaturePreviews previews;
    private final EarlyAccess earlyAccess;
    private final FeedbackInbox inbox;
    private final LinkPages pages;
    private final Clock clock;

    SwitchOffPage(
            Links links,
            FeaturePreviews previews,
            EarlyAccess earlyAccess,
            FeedbackInbox inbox,
            LinkPages pages,
            Clock clock) {
        this.links = links;
        this.previews = previews;
        this.earlyAccess = earlyAccess;
        this.inbox = inbox;
        this.pages = pages;
        this.clock = clock;
    }

    /**
     * A page that is about to be shown.
     *
     * @param home the relative URL of the link
     */
    private record Visit(SwitchOff link, FeaturePreview feature, Locale language, String home) {

        String name() {
            return feature.name();
        }

        /** Texts about a concept say that the user is interested, not that the feature is on. */
        String code(String text) {
            return (feature.stage() == Stage.CONCEPT ? "withdraw." : "switch-off.") + text;
        }

        /** Whether the user can opt in and out in this stage. */
        boolean isOpen() {
            return feature.stage().optOut().isPresent();
        }

        boolean isIn() {
            return switch (feature.enrollment().status()) {
                case INTERESTED, OPTED_IN -> true;
                case OPTED_OUT, NONE -> false;
            };
        }
    }

    @GetMapping
    ResponseEntity<String> ask(@PathVariable String token, Locale locale) {
        return visit(token, token, locale).map(this::ask).orElseGet(() -> invalid(token, locale));
    }

    private ResponseEntity<String> ask(Visit visit) {
        if (!visit.isOpen()) {
            return closed(HttpStatus.OK, visit, visit.feature().stage());
        }
        return visit.isIn()
                ? pages.pageWith(
                        pages.button(visit.home(), visit.code("button"), visit.language()),
                        HttpStatus.OK,
                        visit.code("ask"),
                        visit.language(),
                        visit.name())
                : done(visit);
    }

    @PostMapping
    ResponseEntity<String> switchOff(@PathVariable String token, Locale locale) {
        return visit(token, token, locale).map(this::switchOff).orElseGet(() -> invalid(token, locale));
    }

    private ResponseEntity<String> switchOff(Visit visit) {
        try {
            earlyAccess.optOut(visit.link().feature(), visit.link().user(), Origin.SELF);
            return done(visit);
        } catch (ClosedForEnrollment ex) {
            return closed(HttpStatus.CONFLICT, visit, ex.stage());
        }
    }

    @PostMapping("/undo")
    ResponseEntity<String> undo(@PathVariable String token, Locale locale) {
        return visit(token, "../" + token, locale).map(this::undo).orElseGet(() -> invalid(token, locale));
    }

    private ResponseEntity<String> undo(Visit visit) {
        try {
            earlyAccess.optIn(visit.link().feature(), visit.link().user(), Origin.SELF);
            return pages.page(HttpStatus.OK, visit.code("undone"), visit.language(), visit.name());
        } catch (ClosedForEnrollment ex) {
            return closed(HttpStatus.CONFLICT, visit, ex.stage());
        }
    }

    /** Takes the reason, which is optional: an empty one changes nothing. */
    @PostMapping("/reason")
    ResponseEntity<String> explain(
            @PathVariable String token, @RequestParam(defaultValue = "") String reason, Locale locale) {
        return visit(token, "../" + token, locale)
                .map(visit -> explain(visit, Excerpt.of(reason.strip(), LONGEST_REASON)))
                .orElseGet(() -> invalid(token, locale));
    }

    private ResponseEntity<String> explain(Visit visit, String reason) {
        if (reason.isEmpty()) {
            return ask(visit);
        }
        try {
            inbox.give(visit.link().feature(), visit.link().user(), reason, null, clock.instant());
            return pages.pageWith(
                    visit.isOpen() && !visit.isIn() ? undoButton(visit) : "",
                    HttpStatus.OK,
                    "switch-off.explained",
                    visit.language(),
                    visit.name());
        } catch (Refusal ex) {
            return pages.page(HttpStatus.CONFLICT, "switch-off.not-explained", visit.language(), visit.name());
        }
    }

    /** Says what happened, and offers to undo it and to say why. */
    private ResponseEntity<String> done(Visit visit) {
        String why = """
                <form method="post" action="%s/reason"><label>%s<textarea name="reason" maxlength="%d"></textarea></label>\
                <button class="quiet">%s</button></form>""".formatted(
                        visit.home(),
                        pages.escaped(visit.code("why"), visit.language(), visit.name()),
                        LONGEST_REASON,
                        pages.escaped("switch-off.send", visit.language()));
        return pages.pageWith(
                undoButton(visit) + why, HttpStatus.OK, visit.code("done"), visit.language(), visit.name());
    }

    private String undoButton(Visit visit) {
        return pages.buttonTo(visit.home() + "/undo", "undo.button", visit.language());
    }

    /** Says why nothing can be switched off any more. */
    private ResponseEntity<String> closed(HttpStatus status, Visit visit, Stage stage) {
        return pages.page(status, "switch-off.closed." + stage.code(), visit.language(), visit.name());
    }

    /** Empty for a link that this service did not make. */
    private Optional<Visit> visit(String token, String home, Locale locale) {
        return links.readSwitchOff(token).map(link -> {
            Locale language = pages.languageOf(link.user(), locale);
            return new Visit(
                    link, previews.require(link.user(), link.feature(), language.toLanguageTag()), language, home);
        });
    }

    private ResponseEntity<String> invalid(String token, Locale locale) {
        return links.isSample(token)
                ? pages.page(HttpStatus.OK, "switch-off.sample", locale)
                : pages.page(HttpStatus.NOT_FOUND, "switch-off.invalid", locale);
    }
}
