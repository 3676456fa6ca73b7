package dev.earlyaccess.sweep;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.springframework.stereotype.Component;

/**
 * Who can wait gives way to who should not have to: sweeps and mails stand back while this instance answers users. They wait
 * a moment, and never for long, so that they get on even where somebody always calls.
 */
@Component
public class Courtesy {

    private static final long A_MOMENT_MILLIS = 5;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition nobodyCalls = lock.newCondition();
    private volatile int calls;

    /** A user calls. To be closed once the call is answered. */
    public Call call() {
        count(1);
        return () -> count(-1);
    }

    /** One user's call. */
    @FunctionalInterface
    public interface Call extends AutoCloseable {
        @Override
        void close();
    }

    private void count(int more) {
        lock.lock();
        try {
            calls += more;
            if (calls == 0) {
                nobodyCalls.signalAll();
            }
        } finally {
            lock.unlock();
        }
    }

    /** Waits while users are being answered, 5 ms at most. */
    public void giveWay() {
        if (calls > 0) {
            awaitNobody();
        }
    }

    private void awaitNobody() {
        lock.lock();
        try {
            if (calls > 0) {
                boolean unused = nobodyCalls.await(A_MOMENT_MILLIS, TimeUnit.MILLISECONDS);
            }
        } catch (InterruptedException ex) {
            Thread.currentThread().interrupt();
        } finally {
            lock.unlock();
        }
    }
}
