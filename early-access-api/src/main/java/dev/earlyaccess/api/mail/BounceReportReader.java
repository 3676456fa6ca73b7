package dev.earlyaccess.api.mail;

import dev.earlyaccess.api.problem.InvalidRequest;
import dev.earlyaccess.api.request.JsonBodies;
import jakarta.validation.ConstraintViolationException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/**
 * Reads reports of bounces: in the service's own form, strictly; and in the forms of Postmark and SendGrid,
 * whose webhooks also report other events, which are ignored.
 */
@Component
class BounceReportReader {

    private static final String BODY = "body";

    /** Postmark's bounce types for a mailbox that does not exist. */
    private static final Set<String> POSTMARK_PERMANENT = Set.of("HardBounce", "BadEmailAddress");

    private final JsonBodies bodies;

    BounceReportReader(JsonBodies bodies) {
        this.bodies = bodies;
    }

    /**
     * The bounces of a report.
     *
     * @throws InvalidRequest if the report has none of these forms
     * @throws ConstraintViolationException if a report in our own form violates a constraint
     */
    List<Bounce> read(JsonNode report) {
        if (report.isArray()) {
            return IntStream.range(0, report.size())
                    .boxed()
                    .flatMap(index -> sendGrid(report.get(index), "[" + index + "]").stream())
                    .toList();
        }
        if (report.path("RecordType").isString()) {
            return postmark(report).toList();
        }
        if (report.has("bounces")) {
            return ours(report);
        }
        throw new InvalidRequest(
                BODY, "must be a report of bounces: {\"bounces\": [ … ]}, or the JSON of Postmark or SendGrid");
    }

    private List<Bounce> ours(JsonNode report) {
        return bodies.read(report, BounceReport.class).bounces().stream()
                .map(BounceReport.Item::toBounce)
                .toList();
    }

    /** One record per request; {@code RecordType} is its type (Postmark's bounce webhook). */
    private static Stream<Bounce> postmark(JsonNode report) {
        if (!report.path("RecordType").asString().equals("Bounce")) {
            return Stream.empty();
        }
        return Stream.of(new Bounce(
                text(report, "Email", ""),
                POSTMARK_PERMANENT.contains(text(report, "Type", "")),
                report.path("Details").asString(report.path("Description").asString(""))));
    }

    /**
     * Many events per request (SendGrid's event webhook). A <em>blocked</em> mail may get through another
     * time.
     */
    private static Optional<Bounce> sendGrid(JsonNode event, String path) {
        if (!text(event, "event", path + ".").equals("bounce")) {
            return Optional.empty();
        }
        return Optional.of(new Bounce(
                text(event, "email", path + "."),
                event.path("type").asString("bounce").equals("bounce"),
                event.path("reason").asString("")));
    }

    private static String text(JsonNode record, String field, String path) {
        JsonNode value = record.path(field);
        if (!value.isString() || value.asString().isBlank()) {
            throw new InvalidRequest(path + field, "must be given");
        }
        return value.asString();
    }
}
