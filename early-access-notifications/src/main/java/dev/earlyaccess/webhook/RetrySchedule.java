package dev.earlyaccess.webhook;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** When a message is posted again that was not taken: as Standard Webhooks 1.0 shows it, over three days. */
final class RetrySchedule {

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

    /** So much longer at most, so that what failed together is not all tried together. */
    private static final double JITTER = 0.1;

    private RetrySchedule() {}

    /**
     * When to try again; empty if that was the last time.
     *
     * @param tries how often it was tried, this time included
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
