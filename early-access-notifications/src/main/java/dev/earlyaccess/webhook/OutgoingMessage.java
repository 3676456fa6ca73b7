package dev.earlyaccess.webhook;

import java.time.Instant;
import java.util.Map;

/**
 * A message whose turn it is.
 *
 * @param id of its row
 * @param messageId its {@code webhook-id}
 * @param tries how often it was tried so far
 */
record OutgoingMessage(
        long id, long endpoint, EndpointUrl url, WebhookSecret secret, String messageId, String payload, int tries) {

    /** What Standard Webhooks 1.0 wants beside the payload. The id stays the same, however often it is posted. */
    Map<String, String> headers(Instant now) {
        return Map.of(
                "User-Agent",
                "Early-Access-Webhooks",
                "webhook-id",
                messageId,
                "webhook-timestamp",
                String.valueOf(now.getEpochSecond()),
                "webhook-signature",
                secret.sign(messageId, now, payload));
    }
}
