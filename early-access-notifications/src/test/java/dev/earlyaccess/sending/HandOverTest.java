package dev.earlyaccess.sending;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.earlyaccess.testing.OpenTransaction;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class HandOverTest {

    private final HandOver<Integer> handOver = new HandOver<>(4);
    private final AtomicInteger put = new AtomicInteger();

    @Test
    void holdsNoMoreThanThereIsRoomForAndFillsUpOnceHalfOfItIsFree() throws InterruptedException {
        CompletableFuture<Void> putting = OpenTransaction.inBackground(() -> putAll(10));
        await().untilAtomic(put, org.hamcrest.Matchers.equalTo(4));

        assertThat(handOver.take()).isEqualTo(0);
        assertThat(handOver.take()).isEqualTo(1);
        await().untilAtomic(put, org.hamcrest.Matchers.equalTo(6));
        handOver.close();
        putting.join();
        assertThat(put).hasValue(6);
        assertThat(handOver.take()).isNull();
    }

    @Test
    void handsOverWhatWaitsBeforeItEnds() throws InterruptedException {
        putAll(2);
        handOver.complete();
        handOver.putBack(9);

        assertThat(handOver.take()).isEqualTo(9);
        assertThat(handOver.take()).isEqualTo(0);
        assertThat(handOver.take()).isEqualTo(1);
        assertThat(handOver.take()).isNull();
    }

    private void putAll(int number) {
        try {
            while (put.get() < number && handOver.put(put.get())) {
                put.incrementAndGet();
            }
        } catch (InterruptedException ex) {
            Thread.currentThread().interrupt();
        }
    }
}
