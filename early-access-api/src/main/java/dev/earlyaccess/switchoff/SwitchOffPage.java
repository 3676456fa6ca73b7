package dev.earlyaccess.switchoff;

import dev.earlyaccess.enrollment.ClosedForEnrollment;
import dev.earlyaccess.enrollment.EarlyAccess;
import dev.earlyaccess.feature.Features;
import dev.earlyaccess.link.Links;
import dev.earlyaccess.link.Links.SwitchOff;
import dev.earlyaccess.page.LinkPages;
import dev.earlyaccess.stage.Origin;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.Locale;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Switches a beta off for the user to whom the link was mailed. Opening the page asks; only its button acts. */
@Hidden
@RestController
@RequestMapping("/switch-off/{token}")
class SwitchOffPage {

    private final Links links;
    private final Features features;
    private final EarlyAccess earlyAccess;
    private final LinkPages pages;

    SwitchOffPage(Links links, Features features, EarlyAccess earlyAccess, LinkPages pages) {
        this.links = links;
        this.features = features;
        this.earlyAccess = earlyAccess;
        this.pages = pages;
    }

    @GetMapping
    ResponseEntity<String> ask(@PathVariable String token, Locale locale) {
        return named(token)
                .map(name -> pages.ask("switch-off.ask", "switch-off.button", locale, name))
                .orElseGet(() -> invalid(locale));
    }

    @PostMapping
    ResponseEntity<String> switchOff(@PathVariable String token, Locale locale) {
        Optional<SwitchOff> link = links.readSwitchOff(token);
        Optional<String> name = named(token);
        if (link.isEmpty() || name.isEmpty()) {
            return invalid(locale);
        }
        try {
            earlyAccess.optOut(link.get().feature(), link.get().user(), Origin.SELF);
            return pages.tell(HttpStatus.OK, "switch-off.done", locale, name.get());
        } catch (ClosedForEnrollment ex) {
            return pages.tell(HttpStatus.CONFLICT, "switch-off.closed", locale, name.get());
        }
    }

    private Optional<String> named(String token) {
        return links.readSwitchOff(token)
                .flatMap(link -> features.findByKey(link.feature().value()))
                .map(feature -> feature.description().name());
    }

    private ResponseEntity<String> invalid(Locale locale) {
        return pages.tell(HttpStatus.NOT_FOUND, "switch-off.invalid", locale);
    }
}
