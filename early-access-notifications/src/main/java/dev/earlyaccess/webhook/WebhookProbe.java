package dev.earlyaccess.webhook;

import dev.earlyaccess.audit.AuditAction;
import dev.earlyaccess.audit.AuditTrail;
import dev.earlyaccess.audit.AuditValues;
import dev.earlyaccess.webhook.WebhookMessage.Attempt;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Posts a test message to a webhook at once, so that an admin sees whether its receiver accepts messages. The
 * message has the form and the signature of every other message. It is not queued, so that it neither waits for
 * other messages nor holds them up, and its outcome changes nothing.
 */
@Component
public class WebhookProbe {

    private final Webhooks webhooks;
    private final HttpPoster poster;
    private final AuditTrail trail;
    private final Clock clock;

    WebhookProbe(Webhooks webhooks, HttpPoster poster, AuditTrail trail, Clock clock) {
        this.webhooks = webhooks;
        this.poster = poster;
        this.trail = trail;
        this.clock = clock;
    }

    /**
     * A test message that was posted.
     *
     * @param messageId its {@code webhook-id}
     * @param payload as it was posted
     */
    public record Probe(String messageId, String payload, Attempt attempt) {}

    /**
     * Posts a test message, also to a webhook that is disabled or rests. Waits for the response, 20 seconds at
     * most.
     *
     * @throws UnknownWebhook if there is no such webhook
     */
    public Probe post(long webhook) {
        Webhook receiver = webhooks.require(webhook);
        Instant at = clock.instant();
        String messageId = WebhookEvent.newMessageId();
        String payload = EventPayload.test(receiver, at);
        trail.recordAct(AuditAction.WEBHOOK_TESTED, receiver.audited(), AuditValues.of("message", messageId));
        HttpOutcome outcome = poster.post(
                new OutgoingWebhookMessage(
                        0,
                        webhook,
                        new EndpointUrl(URI.create(receiver.url())),
                        webhooks.secretOf(webhook),
                        messageId,
                        payload,
                        0),
                at);
        @Nullable String error = WebhookRetries.resultOf(outcome, 1, at, 0).error();
        return new Probe(messageId, payload, attempt(outcome, error, at));
    }

    private static Attempt attempt(HttpOutcome outcome, @Nullable String error, Instant at) {
        long took = outcome.took().toMillis();
        return outcome instanceof HttpOutcome.Response response
                ? new Attempt(at, response.status(), error, took, response.excerpt())
                : new Attempt(at, null, error, took, null);
    }
}
