package dev.earlyaccess.webhook;

import dev.earlyaccess.tracing.Cause;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The next message of a webhook, posted and signed as Standard Webhooks 1.0 requires.
 *
 * @param id of its row
 * @param messageId its {@code webhook-id}, which stays the same however often it is posted
 * @param tries how often it was posted so far
 */
record OutgoingWebhookMessage(
        long id,
        long endpoint,
        EndpointUrl url,
        WebhookSecret secret,
        String messageId,
        String body,
        int tries,
        @Nullable Cause cause)
        implements OutgoingMessage {

    /** Standard Webhooks recommends 15 to 30 seconds. */
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @Override
    public String endpointName() {
        return "Webhook " + endpoint;
    }

    @Override
    public boolean isTrusted() {
        return false;
    }

    @Override
    public Map<String, String> headers(Instant now) {
        return Map.of(
                "User-Agent",
                "Early-Access-Webhooks",
                "webhook-id",
                messageId,
                "webhook-timestamp",
                String.valueOf(now.getEpochSecond()),
                "webhook-signature",
                secret.sign(messageId, now, body));
    }

    @Override
    public Duration patience() {
        return PATIENCE;
    }

    @Override
    public AttemptResult resultOf(HttpOutcome outcome, Instant now, double luck) {
        return WebhookRetries.resultOf(outcome, tries + 1, now, luck);
    }
}
