package dev.earlyaccess.sending;

import java.time.Duration;

/**
 * The number of deliveries to claim at a time: what can be sent in one to three seconds, so that none stays
 * claimed for long.
 */
final class BatchSize {

    private static final Duration SHORT = Duration.ofSeconds(1);
    private static final Duration LONG = Duration.ofSeconds(3);

    private final int smallest;
    private final int largest;
    private volatile int size;

    BatchSize(int smallest, int largest) {
        this.smallest = Math.min(smallest, largest);
        this.largest = largest;
        this.size = Math.max(this.smallest, largest / 4);
    }

    int next() {
        return size;
    }

    /** Adapts the size to the time that the last batch took. */
    void took(Duration time) {
        if (time.compareTo(SHORT) < 0) {
            size = Math.min(largest, size * 2);
        } else if (time.compareTo(LONG) > 0) {
            size = Math.max(smallest, size / 2);
        }
    }
}
