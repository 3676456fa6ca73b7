package dev.earlyaccess.webhook;

import dev.earlyaccess.audit.AuditAction;
import dev.earlyaccess.audit.AuditSubject;
import dev.earlyaccess.audit.AuditTrail;
import dev.earlyaccess.audit.AuditValues;
import dev.earlyaccess.tracing.Causes;
import dev.earlyaccess.webhook.WebhookMessage.Attempt;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Posts a test message to a webhook or a Slack channel at once, so that an admin sees whether its receiver accepts
 * messages. The message has the form of every other message. It is not queued, so that it neither waits for other
 * messages nor holds them up, and its outcome changes nothing.
 */
@Component
public class WebhookProbe {

    private final Webhooks webhooks;
    private final SlackSettings slack;
    private final HttpPoster poster;
    private final AuditTrail trail;
    private final Causes causes;
    private final Clock clock;

    WebhookProbe(
            Webhooks webhooks, SlackSettings slack, HttpPoster poster, AuditTrail trail, Causes causes, Clock clock) {
        this.webhooks = webhooks;
        this.slack = slack;
        this.poster = poster;
        this.trail = trail;
        this.causes = causes;
        this.clock = clock;
    }

    /**
     * A test message that was posted to a webhook.
     *
     * @param messageId its {@code webhook-id}
     * @param payload as it was posted
     */
    public record Probe(String messageId, String payload, Attempt attempt) {}

    /** A test message that was posted to a Slack channel. */
    public record SlackProbe(String text, Attempt attempt) {}

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
        Attempt attempt = attempt(
                new OutgoingWebhookMessage(
                        0,
                        webhook,
                        new EndpointUrl(URI.create(receiver.url())),
                        webhooks.secretOf(webhook),
                        messageId,
                        payload,
                        0,
                        causes.current()),
                at);
        return new Probe(messageId, payload, attempt);
    }

    /**
     * Posts a test message to a Slack channel, also while Slack accepts nothing. Waits for the response, 10 seconds at
     * most.
     *
     * @throws ChannelNotConnected if the settings have no webhook for the channel
     */
    public SlackProbe post(Channel channel) {
        EndpointUrl url = slack.webhook(channel).orElseThrow(() -> new ChannelNotConnected(channel));
        Instant at = clock.instant();
        String text = "This is a test. Early Access posts %s to this channel.".formatted(channel.content());
        trail.recordAct(AuditAction.SLACK_TESTED, AuditSubject.of("slack", channel.code()), AuditValues.NONE);
        return new SlackProbe(
                text, attempt(new OutgoingSlackMessage(0, 0, channel, url, text, true, 0, causes.current()), at));
    }

    private Attempt attempt(OutgoingMessage message, Instant at) {
        HttpOutcome outcome = poster.post(message, causes.traceParent(), at);
        @Nullable String error = message.resultOf(outcome, at, 0).error();
        long took = outcome.took().toMillis();
        return outcome instanceof HttpOutcome.Response response
                ? new Attempt(at, response.status(), error, took, response.excerpt())
                : new Attempt(at, null, error, took, null);
    }
}
