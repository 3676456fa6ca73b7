package dev.earlyaccess.sending;

import dev.earlyaccess.outbox.DeliveryResult;
import dev.earlyaccess.outbox.Outbox;
import dev.earlyaccess.scheduling.RequestsFirst;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/**
 * Commits the results of all connections together, in one thread: the results that arrive during one commit
 * are committed by the next one. While users call, it rests after each commit. A connection sends its next mail only after
 * the result of the last one is committed, so all connections rest with it.
 */
final class GroupCommitter {

    private static final Logger log = LoggerFactory.getLogger(GroupCommitter.class);

    /**
     * A database that restarts is back after some seconds, and a mail that was sent is better recorded than
     * repeated.
     */
    private static final int TRIES = 5;

    private static final long BETWEEN_TRIES_MILLIS = 1_000;

    /**
     * So few results wait for others before they are committed: each commit locks and rewrites the row of the launch, which the
     * sweep needs, too.
     */
    private static final int FEW = 4;

    private static final long GATHERING_NANOS = 250_000;

    private final Outbox outbox;
    private final Clock clock;
    private final RequestsFirst requests;
    private final BlockingQueue<Entry> waiting = new LinkedBlockingQueue<>();
    private final AtomicBoolean isRequested = new AtomicBoolean();
    private final Executor thread;

    GroupCommitter(Outbox outbox, Clock clock, RequestsFirst requests) {
        this(outbox, clock, requests, oneThread());
    }

    /** @param thread runs one task after another */
    GroupCommitter(Outbox outbox, Clock clock, RequestsFirst requests, Executor thread) {
        this.outbox = outbox;
        this.clock = clock;
        this.requests = requests;
        this.thread = thread;
    }

    private static Executor oneThread() {
        ThreadPoolExecutor thread =
                new ThreadPoolExecutor(1, 1, 10, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), GroupCommitter::thread);
        thread.allowCoreThreadTimeOut(true);
        return thread;
    }

    private static Thread thread(Runnable task) {
        Thread thread = new Thread(task, "delivery-results");
        thread.setDaemon(true);
        return thread;
    }

    private record Entry(DeliveryResult result, CompletableFuture<Void> committed) {}

    /**
     * Returns after the result was committed.
     *
     * @throws IllegalStateException if the database does not accept it
     */
    void record(DeliveryResult result) {
        Entry entry = new Entry(result, new CompletableFuture<>());
        waiting.add(entry);
        if (isRequested.compareAndSet(false, true)) {
            thread.execute(this::commitWaiting);
        }
        try {
            entry.committed().join();
        } catch (CompletionException ex) {
            throw new IllegalStateException("The result of a delivery could not be recorded", ex.getCause());
        }
    }

    /** Commits everything that waits. What arrives after the request was taken back requests the next commit. */
    private void commitWaiting() {
        if (waiting.size() < FEW) {
            LockSupport.parkNanos(GATHERING_NANOS);
        }
        isRequested.set(false);
        List<Entry> entries = new ArrayList<>();
        waiting.drainTo(entries);
        if (entries.isEmpty()) {
            return;
        }
        long begin = requests.begin();
        try {
            commit(entries.stream().map(Entry::result).toList(), TRIES);
            entries.forEach(entry -> entry.committed().complete(null));
        } catch (Throwable ex) { // errors too: no connection may wait for ever
            entries.forEach(entry -> entry.committed().completeExceptionally(ex));
        }
        requests.restAfter(begin);
    }

    /** Trying again is safe: a delivery that is finished is not finished twice. */
    private void commit(List<DeliveryResult> results, int tries) throws InterruptedException {
        try {
            outbox.record(results, clock.instant());
        } catch (DataAccessException | TransactionException ex) {
            if (tries <= 1) {
                throw ex;
            }
            log.warn("The results of {} deliveries can't be recorded yet", results.size(), ex);
            Thread.sleep(BETWEEN_TRIES_MILLIS);
            commit(results, tries - 1);
        }
    }
}
