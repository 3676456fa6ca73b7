package dev.earlyaccess.sending;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

/** How long to wait before a letter is tried again: each time twice as long, and not all letters at once. */
final class RetryBackoff {

    static final int ATTEMPTS = 8;

    private static final Duration FIRST = Duration.ofMinutes(1);

    private RetryBackoff() {}

    /** From three quarters to five quarters of the doubled wait; empty after the last attempt. */
    static Optional<Duration> afterAttempt(int attempt) {
        if (attempt >= ATTEMPTS) {
            return Optional.empty();
        }
        long millis = FIRST.multipliedBy(1L << (attempt - 1)).toMillis();
        return Optional.of(Duration.ofMillis(ThreadLocalRandom.current().nextLong(millis * 3 / 4, millis * 5 / 4)));
    }
}
