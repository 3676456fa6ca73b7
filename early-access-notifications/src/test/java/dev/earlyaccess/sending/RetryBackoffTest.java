package dev.earlyaccess.sending;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class RetryBackoffTest {

    @Test
    void doublesTheWaitAfterEachAttempt() {
        for (int attempt = 1; attempt < RetryBackoff.ATTEMPTS; attempt++) {
            Duration doubled = Duration.ofMinutes(1L << (attempt - 1));
            assertThat(RetryBackoff.afterAttempt(attempt).orElseThrow())
                    .isBetween(
                            doubled.multipliedBy(3).dividedBy(4),
                            doubled.multipliedBy(5).dividedBy(4));
        }
    }

    @Test
    void endsAfterTheLastAttempt() {
        assertThat(RetryBackoff.afterAttempt(RetryBackoff.ATTEMPTS)).isEmpty();
    }
}
