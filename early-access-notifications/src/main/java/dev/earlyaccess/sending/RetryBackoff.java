package dev.earlyaccess.sending;

import java.time.Duration;
import java.util.Optional;
import java.util.stream.LongStream;
import org.springframework.util.backoff.BackOffExecution;
import org.springframework.util.backoff.ExponentialBackOff;

/**
 * How long to wait before sending a mail is tried again: a minute at first, then about twice as long each
 * time.
 */
final class RetryBackoff {

    static final int ATTEMPTS = 8;

    private static final ExponentialBackOff BACK_OFF = backOff();

    private RetryBackoff() {}

    private static ExponentialBackOff backOff() {
        Duration first = Duration.ofMinutes(1);
        ExponentialBackOff backOff = new ExponentialBackOff(first.toMillis(), 2);
        backOff.setJitter(first.dividedBy(4).toMillis()); // so that not all mails are tried at once
        backOff.setMaxInterval(Long.MAX_VALUE);
        backOff.setMaxAttempts(ATTEMPTS - 1);
        return backOff;
    }

    /** Empty after the last attempt. */
    static Optional<Duration> afterAttempt(int attempt) {
        long millis = LongStream.generate(BACK_OFF.start()::nextBackOff)
                .skip(attempt - 1)
                .findFirst()
                .orElseThrow();
        return millis == BackOffExecution.STOP ? Optional.empty() : Optional.of(Duration.ofMillis(millis));
    }
}
