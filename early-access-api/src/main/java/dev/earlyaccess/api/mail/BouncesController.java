package dev.earlyaccess.api.mail;

import dev.earlyaccess.outbox.BounceReceiver;
import io.swagger.v3.oas.annotations.Hidden;
import java.net.IDN;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** The mail endpoint for bounces: suppresses addresses with a permanent bounce. See docs/mail.md. */
@Hidden
@RestController
class BouncesController {

    static final String PATH = "/hooks/bounces";

    private static final Logger log = LoggerFactory.getLogger(BouncesController.class);

    private final BounceReportReader reports;
    private final BounceReceiver bounces;
    private final Clock clock;

    BouncesController(BounceReportReader reports, BounceReceiver bounces, Clock clock) {
        this.reports = reports;
        this.bounces = bounces;
        this.clock = clock;
    }

    /**
     * Accepts unknown addresses too: other applications may send through the same provider. Such an address
     * is suppressed for later members of the feedback group, but not for a user who gets it later.
     */
    @PostMapping(PATH)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void hear(@RequestBody JsonNode report) {
        List<Bounce> permanent =
                reports.read(report).stream().filter(Bounce::permanent).toList();
        long suppressed = permanent.stream().filter(this::suppress).count();
        log.info("{} permanent bounces reported; {} addresses newly suppressed", permanent.size(), suppressed);
    }

    private boolean suppress(Bounce bounce) {
        return spellings(bounce.address()).stream()
                        .filter(address -> bounces.report(address, bounce.reason(), clock.instant()))
                        .count()
                > 0;
    }

    /** Mail servers report a domain in ASCII; the user may have written it in Unicode. */
    private static Set<String> spellings(String address) {
        int domain = address.lastIndexOf('@') + 1;
        return Stream.of(address, address.substring(0, domain) + IDN.toUnicode(address.substring(domain)))
                .collect(Collectors.toSet());
    }
}
