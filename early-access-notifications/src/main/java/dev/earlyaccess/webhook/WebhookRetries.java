package dev.earlyaccess.webhook;

import dev.earlyaccess.webhook.AttemptResult.Next;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The retry policy for webhooks: the schedule that Standard Webhooks 1.0 shows, ten attempts over three days.
 * An overloaded receiver gets nothing for a while, and one that is gone is disabled.
 */
final class WebhookRetries {

    private static final List<Duration> WAITS = List.of(
            Duration.ofSeconds(5),
            Duration.ofMinutes(5),
            Duration.ofMinutes(30),
            Duration.ofHours(2),
            Duration.ofHours(5),
            Duration.ofHours(10),
            Duration.ofHours(14),
            Duration.ofHours(20),
            Duration.ofHours(24));

    /**
     * The longest extra wait, as a share of the wait: messages that failed together are not all posted again
     * together.
     */
    private static final double JITTER = 0.1;

    /** How long nothing is posted to an overloaded receiver that sends no Retry-After. */
    private static final Duration REST = Duration.ofMinutes(1);

    private static final int GONE = 410;
    private static final int TOO_MANY_REQUESTS = 429;
    private static final int BAD_GATEWAY = 502;
    private static final int UNAVAILABLE = 503;
    private static final int GATEWAY_TIMEOUT = 504;

    private WebhookRetries() {}

    /**
     * What follows from an attempt. A receiver that is gone keeps its message: it may be enabled again.
     *
     * @param tries how often the message was posted, this attempt included
     * @param luck 0 to 1
     */
    static AttemptResult resultOf(HttpOutcome outcome, int tries, Instant now, double luck) {
        if (outcome instanceof HttpOutcome.Response response) {
            if (response.isSuccess()) {
                return new AttemptResult(Next.FINISH, now, null, null);
            }
            if (response.status() == GONE) {
                return new AttemptResult(Next.DISABLE_ENDPOINT, now.plus(REST), null, error(response));
            }
            Optional<Instant> retryAt = response.retryAt(now);
            return retry(
                    tries,
                    now,
                    luck,
                    retryAt.orElse(now),
                    isOverloaded(response) ? retryAt.orElse(now.plus(REST)) : null,
                    error(response));
        }
        return retry(tries, now, luck, now, null, ((HttpOutcome.NoResponse) outcome).reason());
    }

    private static AttemptResult retry(
            int tries, Instant now, double luck, Instant earliest, @Nullable Instant restsUntil, String error) {
        return after(tries, now, luck)
                .map(due -> new AttemptResult(Next.RETRY, due.isBefore(earliest) ? earliest : due, restsUntil, error))
                .orElseGet(() -> new AttemptResult(Next.GIVE_UP, now, restsUntil, error));
    }

    private static String error(HttpOutcome.Response response) {
        return response.status() / 100 == 3
                ? "Redirects are not followed: give the webhook the new address"
                : "The receiver responded with " + response.status();
    }

    private static boolean isOverloaded(HttpOutcome.Response response) {
        return switch (response.status()) {
            case TOO_MANY_REQUESTS, BAD_GATEWAY, UNAVAILABLE, GATEWAY_TIMEOUT -> true;
            default -> false;
        };
    }

    /**
     * When a message is posted again; empty if it was posted for the last time.
     *
     * @param tries how often it was posted so far
     * @param luck 0 to 1
     */
    static Optional<Instant> after(int tries, Instant now, double luck) {
        if (tries > WAITS.size()) {
            return Optional.empty();
        }
        Duration wait = WAITS.get(tries - 1);
        return Optional.of(now.plus(wait).plusMillis(Math.round(wait.toMillis() * JITTER * luck)));
    }
}
