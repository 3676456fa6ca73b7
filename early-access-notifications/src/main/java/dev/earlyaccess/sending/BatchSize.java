package dev.earlyaccess.sending;

import java.time.Duration;

/** How many deliveries to claim at a time: what can be sent in a second or three, so that none lies claimed for long. */
final class BatchSize {

    private static final Duration SHORT = Duration.ofSeconds(1);
    private static final Duration LONG = Duration.ofSeconds(3);

    private final int least;
    private final int most;
    private volatile int size;

    BatchSize(int least, int most) {
        this.least = Math.min(least, most);
        this.most = most;
        this.size = Math.max(this.least, most / 4);
    }

    int next() {
        return size;
    }

    void took(Duration time) {
        if (time.compareTo(SHORT) < 0) {
            size = Math.min(most, size * 2);
        } else if (time.compareTo(LONG) > 0) {
            size = Math.max(least, size / 2);
        }
    }
}
