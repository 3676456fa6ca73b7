package dev.earlyaccess.webhook;

import dev.earlyaccess.tracing.Causes;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/**
 * Posts an endpoint's messages. A crash between the receiver's response and our commit may repeat one
 * message, under the same id.
 */
@Component
class WebhookSender {

    private static final Logger log = LoggerFactory.getLogger(WebhookSender.class);

    private final WebhookQueue queue;
    private final HttpPoster poster;
    private final Causes causes;
    private final Clock clock;

    WebhookSender(WebhookQueue queue, HttpPoster poster, Causes causes, Clock clock) {
        this.queue = queue;
        this.poster = poster;
        this.causes = causes;
        this.clock = clock;
    }

    /**
     * Posts one message after another until none is left that can be posted now, or until it has to stop.
     *
     * @param stops asked before each message
     */
    void run(long endpoint, BooleanSupplier stops) {
        try (Causes.InTurn turn = causes.inTurn("post")) {
            Optional<OutgoingMessage> message = next(endpoint, stops);
            while (message.isPresent()) {
                turn.follow(message.get().cause());
                post(message.get());
                message = next(endpoint, stops);
            }
        }
    }

    private Optional<OutgoingMessage> next(long endpoint, BooleanSupplier stops) {
        return stops.getAsBoolean() || Thread.currentThread().isInterrupted()
                ? Optional.empty()
                : queue.next(endpoint, clock.instant());
    }

    private void post(OutgoingMessage message) {
        HttpOutcome outcome = poster.post(message, causes.traceParent(), clock.instant());
        if (Thread.currentThread().isInterrupted()) {
            return; // we stopped, the receiver has not failed: the message is posted again, under the same id
        }
        Instant now = clock.instant();
        AttemptResult result =
                message.resultOf(outcome, now, ThreadLocalRandom.current().nextDouble());
        log(message, result);
        record(message, result, outcome, now);
    }

    private void record(OutgoingMessage message, AttemptResult result, HttpOutcome outcome, Instant now) {
        try {
            queue.record(message, result, outcome, now);
        } catch (DataAccessException | TransactionException ex) {
            log.error("The result of message {} can't be recorded; it counts as a try", message.id(), ex);
            queue.recordTry(message, result.withoutDetails(), now);
        }
    }

    private static void log(OutgoingMessage message, AttemptResult result) {
        String consequence =
                switch (result.next()) {
                    case FINISH -> "";
                    case RETRY -> result.restsUntil() == null ? "" : "accepts nothing until " + result.restsUntil();
                    case SHORTEN -> "refused the text; the short text is posted instead";
                    case GIVE_UP -> "did not accept message %d; it is not tried again".formatted(message.id());
                    case DISABLE_ENDPOINT -> "is disabled";
                };
        if (!consequence.isEmpty()) {
            log.warn("{} {}: {}", message.endpointName(), consequence, result.error());
        }
    }
}
