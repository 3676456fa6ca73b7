package dev.earlyaccess.delivery;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/**
 * Commits what became of letters, for all connections together: while one commits, the outcomes of the others gather, and
 * the next one commits them all.
 */
final class Recorder {

    private static final Logger log = LoggerFactory.getLogger(Recorder.class);

    /** A database that restarts is back after some seconds; what was sent meanwhile is better recorded than repeated. */
    private static final int TRIES = 5;

    private static final long BETWEEN_TRIES_MILLIS = 1_000;

    private final Ledger ledger;
    private final Clock clock;
    private final Object turn = new Object();
    private List<Entry> waiting = new ArrayList<>();

    Recorder(Ledger ledger, Clock clock) {
        this.ledger = ledger;
        this.clock = clock;
    }

    /**
     * Returns once it is committed.
     *
     * @throws RuntimeException if the database does not take it
     */
    void record(Settlement settlement) {
        Entry entry = new Entry(settlement);
        synchronized (this) {
            waiting.add(entry);
        }
        synchronized (turn) {
            if (!entry.tried) {
                commit(taken());
            }
        }
        if (entry.failure != null) {
            throw entry.failure;
        }
    }

    private synchronized List<Entry> taken() {
        List<Entry> taken = waiting;
        waiting = new ArrayList<>();
        return taken;
    }

    private void commit(List<Entry> entries) {
        RuntimeException failure = null;
        try {
            commit(entries.stream().map(entry -> entry.settlement).toList(), TRIES);
        } catch (RuntimeException ex) {
            failure = ex;
        }
        for (Entry entry : entries) {
            entry.tried = true;
            entry.failure = failure;
        }
    }

    /** Trying again is safe: whatever was settled is settled no second time. */
    private void commit(List<Settlement> settlements, int tries) {
        try {
            ledger.settle(settlements, clock.instant());
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

    private static final class Entry {

        private final Settlement settlement;
        private boolean tried;
        private @Nullable RuntimeException failure;

        Entry(Settlement settlement) {
            this.settlement = settlement;
        }
    }
}
