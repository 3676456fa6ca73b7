package dev.earlyaccess.webhook;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A message of a webhook.
 *
 * @param messageId its {@code webhook-id}
 * @param feature the key of the feature that it is about; null if it is about no feature
 * @param payload as it is posted
 * @param tries how often it was posted since it was queued, or last recovered or redelivered by an admin
 * @param dueAt when it is posted next, if it waits and no older message about the same feature does
 * @param settledAt when it was accepted or given up; null while it waits
 * @param attempts the last attempts to post it, the newest first
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
     * An attempt to post a message.
     *
     * @param status the HTTP status of the response; null if there was none
     * @param error why the attempt failed; null if it succeeded
     * @param response the beginning of the response's body; null if that is empty or there was no response
     */
    public record Attempt(
            Instant at,
            @Nullable Integer status,
            @Nullable String error,
            long tookMillis,
            @Nullable String response) {}
}
