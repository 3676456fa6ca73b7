package dev.earlyaccess.switchoff;

import dev.earlyaccess.enrollment.ClosedForEnrollment;
import dev.earlyaccess.enrollment.EarlyAccess;
import dev.earlyaccess.feature.Features;
import dev.earlyaccess.link.Links;
import dev.earlyaccess.link.Links.SwitchOff;
import dev.earlyaccess.stage.Origin;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.Locale;
import java.util.Optional;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.HtmlUtils;

/** Switches a beta off for the user to whom the link was mailed. Opening the page asks; only its button acts. */
@Hidden
@RestController
@RequestMapping(path = "/switch-off/{token}", produces = MediaType.TEXT_HTML_VALUE)
class SwitchOffPage {

    private static final String PAGE = """
            <!doctype html>
            <html lang="%s">
            <head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>%s</title>
            <style>
            :root { color-scheme: light dark; font: 1rem/1.6 system-ui, sans-serif }
            main { margin: 4rem auto; max-width: 32rem; padding: 0 1rem; overflow-wrap: anywhere }
            button { font: inherit; padding: .5rem 1.25rem; cursor: pointer }
            </style></head>
            <body><main><h1>%s</h1><p>%s</p>%s</main></body>
            </html>
            """;

    private final Links links;
    private final Features features;
    private final EarlyAccess earlyAccess;
    private final MessageSource words;

    SwitchOffPage(Links links, Features features, EarlyAccess earlyAccess, MessageSource words) {
        this.links = links;
        this.features = features;
        this.earlyAccess = earlyAccess;
        this.words = words;
    }

    @GetMapping
    ResponseEntity<String> ask(@PathVariable String token, Locale locale) {
        return named(token)
                .map(name -> page(HttpStatus.OK, "ask", name, button(locale), locale))
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
            return page(HttpStatus.OK, "done", name.get(), "", locale);
        } catch (ClosedForEnrollment ex) {
            return page(HttpStatus.CONFLICT, "closed", name.get(), "", locale);
        }
    }

    private Optional<String> named(String token) {
        return links.readSwitchOff(token)
                .flatMap(link -> features.findByKey(link.feature().value()))
                .map(feature -> feature.description().name());
    }

    private ResponseEntity<String> invalid(Locale locale) {
        return page(HttpStatus.NOT_FOUND, "invalid", "", "", locale);
    }

    private String button(Locale locale) {
        return "<form method=\"post\"><button>%s</button></form>".formatted(word("button", "", locale));
    }

    private ResponseEntity<String> page(HttpStatus status, String kind, String name, String form, Locale locale) {
        String title = word(kind + ".title", name, locale);
        String text = word(kind + ".text", name, locale);
        return ResponseEntity.status(status)
                .header("Referrer-Policy", "no-referrer")
                .body(PAGE.formatted(word("language", "", locale), title, title, text, form));
    }

    private String word(String code, String name, Locale locale) {
        return HtmlUtils.htmlEscape(words.getMessage("switch-off." + code, new Object[] {name}, locale));
    }
}
