package dev.earlyaccess.webhook;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An event that is posted to endpoints.
 *
 * @param messageId the {@code webhook-id} of its messages, the same at every endpoint
 * @param feature the id of the feature that it is about; null if it is about none
 * @param launch the id of the launch whose initial audience its messages contain; null if they contain none
 */
record WebhookEvent(
        String messageId,
        EventType type,
        @Nullable Long feature,
        @Nullable Long launch,
        Instant at) {

    WebhookEvent(EventType type, @Nullable Long feature, @Nullable Long launch, Instant at) {
        this(newMessageId(), type, feature, launch, at);
    }

    static String newMessageId() {
        return "msg_" + UUID.randomUUID().toString().replace("-", "");
    }
}
