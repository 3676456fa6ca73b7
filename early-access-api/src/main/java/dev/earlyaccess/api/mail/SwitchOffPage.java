package dev.earlyaccess.api.mail;

import dev.earlyaccess.enrollment.ClosedForEnrollment;
import dev.earlyaccess.enrollment.EarlyAccess;
import dev.earlyaccess.enrollment.FeaturePreview;
import dev.earlyaccess.enrollment.FeaturePreviews;
import dev.earlyaccess.mail.Links;
import dev.earlyaccess.mail.Links.SwitchOff;
import dev.earlyaccess.stage.Origin;
import dev.earlyaccess.user.Profile;
import dev.earlyaccess.user.UserId;
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
 * Opts the user to whom the link was mailed out of a beta. Opening the page only asks; its button opts out.
 */
@Hidden
@RestController
@RequestMapping("/switch-off/{token}")
class SwitchOffPage {

    private final Links links;
    private final FeaturePreviews previews;
    private final EarlyAccess earlyAccess;
    private final Users users;
    private final LinkPages pages;

    SwitchOffPage(Links links, FeaturePreviews previews, EarlyAccess earlyAccess, Users users, LinkPages pages) {
        this.links = links;
        this.previews = previews;
        this.earlyAccess = earlyAccess;
        this.users = users;
        this.pages = pages;
    }

    @GetMapping
    ResponseEntity<String> ask(@PathVariable String token, Locale locale) {
        return links.readSwitchOff(token).map(link -> ask(link, locale)).orElseGet(() -> invalid(locale));
    }

    private ResponseEntity<String> ask(SwitchOff link, Locale locale) {
        FeaturePreview feature = previews.require(link.user(), link.feature());
        Locale language = languageOf(link.user(), locale);
        if (feature.stage().optOut().isEmpty()) {
            return pages.page(HttpStatus.OK, "switch-off.closed", language, feature.name());
        }
        return switch (feature.enrollment().status()) {
            case INTERESTED, OPTED_IN -> pages.ask("switch-off.ask", "switch-off.button", language, feature.name());
            case OPTED_OUT, NONE -> pages.page(HttpStatus.OK, "switch-off.done", language, feature.name());
        };
    }

    @PostMapping
    ResponseEntity<String> switchOff(@PathVariable String token, Locale locale) {
        return links.readSwitchOff(token).map(link -> switchOff(link, locale)).orElseGet(() -> invalid(locale));
    }

    private ResponseEntity<String> switchOff(SwitchOff link, Locale locale) {
        String name = previews.require(link.user(), link.feature()).name();
        Locale language = languageOf(link.user(), locale);
        try {
            earlyAccess.optOut(link.feature(), link.user(), Origin.SELF);
            return pages.page(HttpStatus.OK, "switch-off.done", language, name);
        } catch (ClosedForEnrollment ex) {
            return pages.page(HttpStatus.CONFLICT, "switch-off.closed", language, name);
        }
    }

    /** The language of the mail with the link; otherwise the browser's. */
    private Locale languageOf(UserId user, Locale otherwise) {
        return users.find(user).map(Profile::locale).map(Locale::forLanguageTag).orElse(otherwise);
    }

    private ResponseEntity<String> invalid(Locale locale) {
        return pages.page(HttpStatus.NOT_FOUND, "switch-off.invalid", locale);
    }
}
