package dev.earlyaccess.api.mail;

import dev.earlyaccess.api.problem.InvalidRequest;
import dev.earlyaccess.api.request.JsonBodies;
import dev.earlyaccess.mail.MailId;
import jakarta.validation.ConstraintViolationException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/**
 * Reads reports of bounces: in the service's own form, strictly; and in the forms of Postmark and SendGrid,
 * whose webhooks also report other events, which are ignored.
 */
@Component
class BounceReportReader {

    private static final String BODY = "body";

    private static final String POSTMARK_COMPLAINT = "SpamComplaint";

    /** Postmark's bounce types for a mailbox that does not exist. */
    private static final Set<String> POSTMARK_NO_SUCH_ADDRESS = Set.of("HardBounce", "BadEmailAddress");

    /** Postmark's bounce types for a mail that did not arrive for another reason. */
    private static final Set<String> POSTMARK_REFUSED = Set.of(
            "SoftBounce",
            "Blocked",
            "SpamNotification",
            "DMARCPolicy",
            "VirusNotification",
            "DnsError",
            "SMTPApiError",
            "Unknown");

    /** SendGrid's class of bounces from addresses that do not exist. */
    private static final String SENDGRID_NO_SUCH_ADDRESS = "Invalid Address";

    private final JsonBodies bodies;

    BounceReportReader(JsonBodies bodies) {
        this.bodies = bodies;
    }

    /**
     * What a report says, without what is ignored.
     *
     * @throws InvalidRequest if the report has none of these forms
     * @throws ConstraintViolationException if a report in our own form violates a constraint
     */
    List<MailEvent> read(JsonNode report) {
        if (report.isArray()) {
            return IntStream.range(0, report.size())
                    .boxed()
                    .flatMap(index -> sendGrid(report.get(index), "[" + index + "]").stream())
                    .toList();
        }
        if (report.path("RecordType").isString()) {
            return postmark(report).stream().toList();
        }
        if (report.has("bounces")) {
            return ours(report);
        }
        throw new InvalidRequest(
                BODY, "must be a report of bounces: {\"bounces\": [ … ]}, or the JSON of Postmark or SendGrid");
    }

    private List<MailEvent> ours(JsonNode report) {
        return bodies.read(report, BounceReport.class).bounces().stream()
                .flatMap(item -> item.event().stream())
                .toList();
    }

    /**
     * One record per request; {@code RecordType} is its type (Postmark's webhooks for bounces and for spam
     * complaints).
     */
    private static Optional<MailEvent> postmark(JsonNode report) {
        String record = report.path("RecordType").asString();
        String type = record.equals("Bounce") ? text(report, "Type", "") : record;
        if (type.equals(POSTMARK_COMPLAINT)) {
            return Optional.of(postmark(MailEvent.Kind.COMPLAINT, report));
        }
        if (!record.equals("Bounce")) {
            return Optional.empty();
        }
        if (POSTMARK_NO_SUCH_ADDRESS.contains(type)) {
            return Optional.of(postmark(MailEvent.Kind.NO_SUCH_ADDRESS, report));
        }
        // What is left are mails that arrived, or may still arrive. The address has to be given all the same.
        MailEvent refused = postmark(MailEvent.Kind.REFUSED, report);
        return POSTMARK_REFUSED.contains(type) ? Optional.of(refused) : Optional.empty();
    }

    private static MailEvent postmark(MailEvent.Kind kind, JsonNode report) {
        return new MailEvent(
                kind,
                text(report, "Email", ""),
                report.path("Details").asString(report.path("Description").asString("")));
    }

    /** Many events per request (SendGrid's event webhook). The others are about mails that arrived. */
    private static Optional<MailEvent> sendGrid(JsonNode event, String path) {
        return switch (text(event, "event", path + ".")) {
            case "spamreport" -> Optional.of(sendGrid(MailEvent.Kind.COMPLAINT, event, path));
            case "bounce" -> Optional.of(sendGrid(sendGridKind(event), event, path));
            default -> Optional.empty();
        };
    }

    private static MailEvent.Kind sendGridKind(JsonNode bounce) {
        boolean isBlocked = !bounce.path("type").asString("bounce").equals("bounce");
        String reason = bounce.path("bounce_classification").asString(SENDGRID_NO_SUCH_ADDRESS);
        return isBlocked || !reason.equals(SENDGRID_NO_SUCH_ADDRESS)
                ? MailEvent.Kind.REFUSED
                : MailEvent.Kind.NO_SUCH_ADDRESS;
    }

    private static MailEvent sendGrid(MailEvent.Kind kind, JsonNode event, String path) {
        return new MailEvent(
                kind,
                text(event, "email", path + "."),
                MailId.read(event.path("smtp-id").asString("")).orElse(null),
                event.path("status").asString(""),
                event.path("reason").asString(""));
    }

    private static String text(JsonNode record, String field, String path) {
        JsonNode value = record.path(field);
        if (!value.isString() || value.asString().isBlank()) {
            throw new InvalidRequest(path + field, "must be given");
        }
        return value.asString();
    }
}
