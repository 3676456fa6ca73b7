package dev.earlyaccess.privacy;

import java.util.List;
import java.util.function.ToLongFunction;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** Changes rows a few at a time, each time in a transaction of its own: none takes long, or holds locks for long. */
@Component
class SmallSteps {

    /** A text may have some 250 kB. */
    private static final int ROWS = 20;

    private final JdbcClient jdbc;
    private final TransactionOperations transaction;

    SmallSteps(JdbcClient jdbc, TransactionOperations transaction) {
        this.jdbc = jdbc;
        this.transaction = transaction;
    }

    /**
     * The change may also blank texts in the audit trail.
     *
     * @param change changes the rows with these ids, and says how many it has changed
     * @return the sum
     */
    long change(List<Long> ids, ToLongFunction<Long[]> change) {
        long changed = 0;
        for (int from = 0; from < ids.size(); from += ROWS) {
            Long[] step = ids.subList(from, Math.min(from + ROWS, ids.size())).toArray(Long[]::new);
            Long number = transaction.execute(status -> {
                jdbc.sql("select set_config('early_access.erasing', 'on', true)")
                        .query()
                        .singleRow();
                return change.applyAsLong(step);
            });
            changed += number == null ? 0 : number;
        }
        return changed;
    }
}
