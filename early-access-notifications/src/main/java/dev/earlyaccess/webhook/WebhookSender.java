package dev.earlyaccess.webhook;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Posts to an endpoint what is queued for it. A crash between the receiver's answer and our commit may repeat that one message,
 * under the same id.
 */
@Component
class WebhookSender {

    private static final Logger log = LoggerFactory.getLogger(WebhookSender.class);

    /** The longest that a post takes. Standard Webhooks recommends 15 to 30 seconds. */
    static final Duration PATIENCE = Duration.ofSeconds(20);

    /** Longer than a post takes, and what is written after it; what a killed instance held, another one holds within 30 seconds. */
    private static final Duration LEASE = PATIENCE.plusSeconds(8);

    private final WebhookQueue queue;
    private final HttpPoster poster;
    private final Clock clock;
    private final String owner = UUID.randomUUID().toString();

    WebhookSender(WebhookQueue queue, HttpPoster poster, Clock clock) {
        this.queue = queue;
        this.poster = poster;
        this.clock = clock;
    }

    /** Posts all that can be posted to this endpoint now, until it is told to stop. */
    void run(long endpoint, BooleanSupplier stops) {
        try {
            Optional<OutgoingMessage> message = next(endpoint);
            while (message.isPresent()
                    && !stops.getAsBoolean()
                    && !Thread.currentThread().isInterrupted()) {
                post(message.get());
                message = next(endpoint);
            }
            queue.release(endpoint, owner);
        } catch (RuntimeException ex) {
            log.error("Posting to webhook {} failed; the next run tries again", endpoint, ex);
        }
    }

    private Optional<OutgoingMessage> next(long endpoint) {
        return queue.next(endpoint, owner, LEASE, clock.instant());
    }

    private void post(OutgoingMessage message) {
        HttpOutcome posted = poster.post(message.url(), message.headers(clock.instant()), message.payload());
        if (Thread.currentThread().isInterrupted()) {
            return; // it was stopped, not refused: it is posted again, under the same id
        }
        Instant now = clock.instant();
        AttemptResult settlement = AttemptResult.of(
                posted, message.tries() + 1, now, ThreadLocalRandom.current().nextDouble());
        if (settlement.isGone()) {
            log.warn("Webhook {} is disabled: its receiver answered 410 Gone", message.endpoint());
        } else if (settlement.status() == MessageStatus.FAILED) {
            log.warn("Webhook {} has not taken {} and is told no more of it", message.endpoint(), message.messageId());
        }
        queue.settle(message, settlement, posted, now);
    }
}
