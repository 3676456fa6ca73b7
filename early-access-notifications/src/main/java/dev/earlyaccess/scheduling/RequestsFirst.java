package dev.earlyaccess.scheduling;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongConsumer;
import java.util.function.LongSupplier;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * Requests go first. While users call this instance, background work rests after each step, for a multiple of
 * the time that the step took: so it leaves most of the processors, and of the database, to requests. When
 * nobody has called for a second, it does not rest. See docs/adr/0038.
 */
@Component
public class RequestsFirst {

    /** Each kind of background work has at most an eighth of the time. */
    private static final int REST = 7;

    private static final long QUIET_NANOS = Duration.ofSeconds(1).toNanos();

    /** How often work that rests looks whether users still call. */
    private static final long SLICE_NANOS = Duration.ofMillis(50).toNanos();

    private final LongSupplier nanoTime;
    private final LongConsumer pause;
    private volatile long latestRequest;

    @Autowired
    RequestsFirst() {
        this(System::nanoTime, LockSupport::parkNanos);
    }

    /** @param pause waits for about this number of nanoseconds */
    public RequestsFirst(LongSupplier nanoTime, LongConsumer pause) {
        this.nanoTime = nanoTime;
        this.pause = pause;
        this.latestRequest = nanoTime.getAsLong() - QUIET_NANOS;
    }

    /** A request has arrived. */
    public void requestArrived() {
        latestRequest = nanoTime.getAsLong();
    }

    /** Whether users have called within the last second. */
    public boolean usersCall() {
        return nanoTime.getAsLong() - latestRequest < QUIET_NANOS;
    }

    /** The beginning of a step of background work, for {@link #restAfter}. */
    public long begin() {
        return nanoTime.getAsLong();
    }

    /** Rests after a step of background work, while users call. */
    public void restAfter(long begin) {
        long end = nanoTime.getAsLong();
        long rested = end + REST * (end - begin);
        for (long left = rested - end; left > 0 && usersCall(); left = rested - nanoTime.getAsLong()) {
            pause.accept(Math.min(left, SLICE_NANOS));
        }
    }
}
