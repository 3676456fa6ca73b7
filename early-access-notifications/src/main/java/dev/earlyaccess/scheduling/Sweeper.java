package dev.earlyaccess.scheduling;

import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.LongConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** What all sweeps share: trouble with one feature never stops the others, and no two sweepers work on the same one. */
@Component
public class Sweeper {

    private static final Logger log = LoggerFactory.getLogger(Sweeper.class);

    private final JdbcClient jdbc;
    private final TransactionOperations transaction;
    private final PlannerStatistics statistics;

    Sweeper(JdbcClient jdbc, TransactionOperations transaction, PlannerStatistics statistics) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.statistics = statistics;
    }

    /** Sweeps each of these features, whatever becomes of the others. */
    public void each(List<Long> features, LongConsumer sweep) {
        for (long feature : features) {
            try {
                sweep.accept(feature);
            } catch (RuntimeException ex) {
                log.error("Sweeping feature {} failed; the next sweep tries again", feature, ex);
            }
        }
    }

    /**
     * Runs page after page, each in a transaction of its own, until one says that there is no more. Leaves the feature to
     * whoever is sweeping it already.
     *
     * @param sweep the sweep's name
     * @param page does one page; says whether there may be more
     */
    public void pages(String sweep, long feature, BooleanSupplier page) {
        boolean more = true;
        while (more && !Thread.currentThread().isInterrupted()) {
            more = Boolean.TRUE.equals(
                    transaction.execute(status -> isOurs(sweep + ":" + feature) && page.getAsBoolean()));
            statistics.refresh();
        }
    }

    /**
     * If so, the page does not wait for the disk either, and users' commits not for the page: what a crash of the database took
     * back would be swept again. No mail of it has been sent by then, since claims do wait.
     */
    private boolean isOurs(String name) {
        return jdbc.sql("""
                select pg_try_advisory_xact_lock(hashtextextended(:name, 0))
                from set_config('synchronous_commit', 'off', true)
                """).param("name", name).query(Boolean.class).single();
    }
}
