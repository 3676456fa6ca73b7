package dev.earlyaccess.api.mail;

import dev.earlyaccess.api.request.BodyTooLarge;
import dev.earlyaccess.api.request.FromMailProvider;
import dev.earlyaccess.outbox.BounceReceiver;
import io.swagger.v3.oas.annotations.Hidden;
import java.net.IDN;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/**
 * The mail endpoint for bounces and spam complaints: suppresses addresses that do not exist, and turns off the
 * mails to users who complain. See docs/mail.md.
 */
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
    void hear(@FromMailProvider @RequestBody JsonNode report) {
        Map<Boolean, List<MailEvent>> events =
                reports.read(report).stream().collect(Collectors.partitioningBy(MailEvent::isComplaint));
        List<MailEvent> complaints = events.getOrDefault(true, List.of());
        List<MailEvent> returned = events.getOrDefault(false, List.of());
        complaints.forEach(this::turnMailsOff);
        long suppressed = returned.stream().filter(this::suppress).count();
        log.info(
                "{} permanent bounces and {} complaints reported; {} addresses newly suppressed",
                returned.size(),
                complaints.size(),
                suppressed);
    }

    /** A provider would send a refused report again and again. */
    @ExceptionHandler
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void ignore(BodyTooLarge ex) {
        log.warn("A report of bounces was ignored: {}", ex.getMessage());
    }

    private void turnMailsOff(MailEvent complaint) {
        spellings(complaint.address()).forEach(bounces::complaint);
    }

    private boolean suppress(MailEvent event) {
        return spellings(event.address()).stream()
                        .filter(address -> bounces.report(event.undelivered().withAddress(address), clock.instant()))
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
