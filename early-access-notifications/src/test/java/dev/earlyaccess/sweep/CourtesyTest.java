package dev.earlyaccess.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earlyaccess.testing.OpenTransaction;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class CourtesyTest {

    private final Courtesy courtesy = new Courtesy();

    @Test
    void standsBackWhileAUserIsBeingAnsweredButNeverForLong() {
        try (Courtesy.Call call = courtesy.call()) {
            assertThat(waited()).isGreaterThanOrEqualTo(Duration.ofMillis(4));
        }
    }

    @Test
    void standsBackForNobodyOnceAllAreAnswered() {
        Courtesy.Call one = courtesy.call();
        Courtesy.Call other = courtesy.call();
        CompletableFuture<Void> waiting = OpenTransaction.inBackground(this::giveWayAHundredTimes);
        one.close();
        other.close();

        waiting.orTimeout(10, java.util.concurrent.TimeUnit.SECONDS).join();
    }

    private void giveWayAHundredTimes() {
        for (int i = 0; i < 100; i++) {
            courtesy.giveWay();
        }
    }

    private Duration waited() {
        long begun = System.nanoTime();
        courtesy.giveWay();
        return Duration.ofNanos(System.nanoTime() - begun);
    }
}
