package dev.earlyaccess.webhook;

import dev.earlyaccess.audit.AuditSubject;
import dev.earlyaccess.audit.AuditValues;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A receiver of events over HTTP, and how posting to it goes.
 *
 * @param url where messages are posted to
 * @param types the event types that it receives; null for all apart from those of enrollments
 * @param disabledAt since when nothing is posted to it and nothing new is queued for it; null if it is
 *     enabled
 * @param restsUntil until when nothing is posted to it, because it is overloaded; null if it is not
 * @param waiting how many messages are still to be accepted
 * @param failed how many of the messages that are kept were given up
 */
public record Webhook(
        long id,
        String url,
        @Nullable String description,
        @Nullable List<EventType> types,
        Instant createdAt,
        @Nullable Instant disabledAt,
        @Nullable DisabledReason disabledReason,
        @Nullable Instant restsUntil,
        long waiting,
        long failed) {

    /** What the audit trail calls it. */
    AuditSubject audited() {
        return AuditSubject.of("webhook", id);
    }

    /** What admins decide about it. Its address may contain a secret, and is shortened. */
    AuditValues auditedValues() {
        return AuditValues.of("url", new EndpointUrl(URI.create(url)).audited())
                .with("description", description)
                .with(
                        "types",
                        types == null
                                ? null
                                : types.stream().map(EventType::code).toList())
                .with("disabled", disabledAt != null);
    }
}
