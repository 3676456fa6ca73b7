package dev.earlyaccess.scheduling;

import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.LongConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * What all sweeps share: a failure with one feature never stops the others, and no two sweeps work on the
 * same feature.
 */
@Component
public class Sweeper {

    private static final Logger log = LoggerFactory.getLogger(Sweeper.class);

    private final JdbcClient jdbc;
    private final TransactionOperations transaction;
    private final PlannerStatistics statistics;
    private final RequestsFirst requests;

    Sweeper(JdbcClient jdbc, TransactionOperations transaction, PlannerStatistics statistics, RequestsFirst requests) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.statistics = statistics;
        this.requests = requests;
    }

    /** Sweeps each of these features, even if sweeping another one fails. */
    public void each(List<Long> features, LongConsumer sweep) {
        for (long feature : features) {
            try {
                sweep.accept(feature);
            } catch (RuntimeException ex) { // whatever it is, it stops no other feature
                log.error("Sweeping feature {} failed; the next sweep tries again", feature, ex);
            }
        }
    }

    /**
     * Runs page after page, each in a transaction of its own, until there are no more. While users call, it rests
     * between pages. Does nothing if another instance is already running this sweep for the feature.
     *
     * @param sweep the sweep's name
     * @param page processes one page; returns whether there may be more
     */
    public void pages(String sweep, long feature, BooleanSupplier page) {
        boolean more = true;
        statistics.refresh();
        while (more && !Thread.currentThread().isInterrupted()) {
            long begin = requests.begin();
            more = Boolean.TRUE.equals(
                    transaction.execute(status -> hasLock(sweep + ":" + feature) && page.getAsBoolean()));
            requests.restAfter(begin);
            statistics.refresh();
        }
    }

    /**
     * Whether this transaction has the lock for the sweep. The transaction does not wait for the disk, so
     * that users' commits do not wait for it either: pages that a crash of the database loses are swept
     * again. No mail of a lost page can have been sent, because claims do wait for the disk. An erasure waits for
     * the page.
     */
    private boolean hasLock(String name) {
        return jdbc.sql("""
                select pg_try_advisory_xact_lock(hashtextextended(:name, 0))
                from set_config('synchronous_commit', 'off', true),""" + RecipientLock.SHARED)
                .param("name", name)
                .query(Boolean.class)
                .single();
    }
}
