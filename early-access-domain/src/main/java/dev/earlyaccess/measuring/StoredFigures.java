package dev.earlyaccess.measuring;

import java.time.Duration;
import java.util.Map;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/**
 * Figures of metrics that are read from the database: when somebody asks for metrics, and at most once a second. While the
 * database does not respond, they are not a number, and only the first of them waits for it. See docs/adr/0043.
 */
@Component
public class StoredFigures {

    private static final Logger log = LoggerFactory.getLogger(StoredFigures.class);

    private static final long KEPT_NANOS = Duration.ofSeconds(1).toNanos();

    private final LongSupplier nanoTime;
    private volatile long failedAt;

    @Autowired
    StoredFigures() {
        this(System::nanoTime);
    }

    StoredFigures(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
        this.failedAt = nanoTime.getAsLong() - KEPT_NANOS;
    }

    /**
     * The figures that this statement reads all at once.
     *
     * @param statement a figure that it does not find is 0
     */
    public <K> Figures<K> of(Supplier<Map<K, ? extends Number>> statement) {
        return new Figures<>(statement);
    }

    /** The figures of one statement. */
    public final class Figures<K> {

        private final Supplier<Map<K, ? extends Number>> statement;
        private @Nullable Map<K, ? extends Number> latest;
        private long readAt;

        private Figures(Supplier<Map<K, ? extends Number>> statement) {
            this.statement = statement;
            this.readAt = nanoTime.getAsLong() - KEPT_NANOS;
        }

        /** The figure now; not a number if it can't be read. */
        public synchronized double value(K key) {
            if (isOver(readAt)) {
                latest = read(statement);
                readAt = nanoTime.getAsLong();
            }
            if (latest == null) {
                return Double.NaN;
            }
            @Nullable Number found = latest.get(key);
            return found == null ? 0 : found.doubleValue();
        }
    }

    private <K> @Nullable Map<K, ? extends Number> read(Supplier<Map<K, ? extends Number>> statement) {
        if (!isOver(failedAt)) {
            return null;
        }
        try {
            return statement.get();
        } catch (DataAccessException | TransactionException ex) {
            failedAt = nanoTime.getAsLong();
            log.debug("Figures of metrics can't be read: {}", ex.toString());
            return null;
        }
    }

    private boolean isOver(long begin) {
        return nanoTime.getAsLong() - begin >= KEPT_NANOS;
    }
}
