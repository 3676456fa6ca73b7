package dev.earlyaccess.webhook;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something that an endpoint is or was to be told.
 *
 * @param messageId its {@code webhook-id}
 * @param feature the key of the feature that it is about; null if it is about none
 * @param payload as it is posted
 * @param tries how often it was posted since it was last to be
 * @param dueAt when it is posted next, if it waits and nothing older about the same feature does
 * @param settledAt when it was taken or given up; null while it waits
 * @param attempts the last of them, the newest first
 */
public record WebhookMessage(
        long id,
        String messageId,
        EventType type,
        @Nullable String feature,
        String payload,
        MessageStatus status,
        int tries,
        Instant queuedAt,
        Instant dueAt,
        @Nullable Instant settledAt,
        List<Attempt> attempts) {

    WebhookMessage with(List<Attempt> attempts) {
        return new WebhookMessage(
                id, messageId, type, feature, payload, status, tries, queuedAt, dueAt, settledAt, attempts);
    }

    /**
     * One time that it was posted.
     *
     * @param status what the receiver answered, as an HTTP status; null if it did not
     * @param error why there was no success; null if there was
     * @param response the beginning of what it said; null if it said nothing
     */
    public record Attempt(
            Instant at,
            @Nullable Integer status,
            @Nullable String error,
            long tookMillis,
            @Nullable String response) {}
}
