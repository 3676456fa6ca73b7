package dev.earlyaccess.sending;

import dev.earlyaccess.outbox.DeliveryResult;
import dev.earlyaccess.outbox.Outbox;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/**
 * Commits what became of letters, for all connections together: while one commits, the outcomes of the others gather, and
 * the next one commits them all.
 */
final class GroupCommitter {

    private static final Logger log = LoggerFactory.getLogger(GroupCommitter.class);

    /** A database that restarts is back after some seconds; what was sent meanwhile is better recorded than repeated. */
    private static final int TRIES = 5;

    private static final long BETWEEN_TRIES_MILLIS = 1_000;

    private final Outbox ledger;
    private final Clock clock;
    private List<Entry> waiting = new ArrayList<>();
    private boolean isCommitting;

    GroupCommitter(Outbox ledger, Clock clock) {
        this.ledger = ledger;
        this.clock = clock;
    }

    /**
     * Returns once it is committed.
     *
     * @throws IllegalStateException if the database does not take it
     */
    void record(DeliveryResult settlement) {
        Entry entry = new Entry(settlement);
        if (isFirst(entry) || entry.awaitTurn()) {
            commit(taken());
        }
        if (entry.failure != null) {
            throw new IllegalStateException("What became of a letter could not be recorded", entry.failure);
        }
    }

    /** Whether nobody commits at the moment; then whoever asks has to. */
    private synchronized boolean isFirst(Entry entry) {
        waiting.add(entry);
        boolean isFirst = !isCommitting;
        isCommitting = true;
        return isFirst;
    }

    private synchronized List<Entry> taken() {
        List<Entry> taken = waiting;
        waiting = new ArrayList<>();
        return taken;
    }

    private synchronized void letNextCommit() {
        isCommitting = !waiting.isEmpty();
        if (isCommitting) {
            waiting.get(0).yourTurn();
        }
    }

    /** However it ends, nobody waits for ever. */
    private void commit(List<Entry> entries) {
        @Nullable Throwable failure = null;
        try {
            commit(entries.stream().map(entry -> entry.settlement).toList(), TRIES);
        } catch (RuntimeException | Error ex) {
            failure = ex;
        } finally {
            letNextCommit();
            for (Entry entry : entries) {
                entry.done(failure);
            }
        }
    }

    /** Trying again is safe: whatever was settled is settled no second time. */
    private void commit(List<DeliveryResult> settlements, int tries) {
        try {
            ledger.record(settlements, clock.instant());
        } catch (DataAccessException | TransactionException ex) {
            if (tries <= 1 || !slept()) {
                throw ex;
            }
            log.warn("What became of {} letters can't be recorded yet", settlements.size(), ex);
            commit(settlements, tries - 1);
        }
    }

    private static boolean slept() {
        try {
            Thread.sleep(BETWEEN_TRIES_MILLIS);
            return true;
        } catch (InterruptedException ex) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** What waits, and the thread that waits for it. */
    private static final class Entry {

        private final DeliveryResult settlement;
        private final Thread thread = Thread.currentThread();
        private volatile boolean isDone;
        private volatile boolean isMyTurn;
        private @Nullable Throwable failure;

        Entry(DeliveryResult settlement) {
            this.settlement = settlement;
        }

        /** False if another one has committed it meanwhile. */
        boolean awaitTurn() {
            boolean interrupted = false;
            while (!isDone && !isMyTurn) {
                LockSupport.park(this);
                interrupted |= Thread.interrupted();
            }
            if (interrupted) {
                thread.interrupt();
            }
            return !isDone;
        }

        void yourTurn() {
            isMyTurn = true;
            LockSupport.unpark(thread);
        }

        void done(@Nullable Throwable failure) {
            this.failure = failure;
            isDone = true;
            LockSupport.unpark(thread);
        }
    }
}
