package dev.earlyaccess.feature;

import dev.earlyaccess.listening.ChannelListener;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionPhase;
import org.springframework.transaction.event.TransactionalEventListener;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Keeps all features in memory, since every read of a user needs them. The instance that changed a feature reads them anew
 * once the change is committed; all others are notified by the database. See docs/adr/0039.
 */
@Component
@Order(0) // who listens later may read at once
public class FeatureCatalogue implements ChannelListener {

    /** The channel on which each committed change of a feature is notified, without a payload. */
    public static final String CHANNEL = "early_access_feature";

    /** How old it may be while nobody would notify this instance of a change. */
    private static final Duration OLDEST_UNNOTIFIED = Duration.ofSeconds(1);

    private final Features features;
    private final JdbcClient jdbc;
    private final AtomicLong changes = new AtomicLong();
    private volatile @Nullable Known known;
    private volatile boolean isNotified;

    FeatureCatalogue(Features features, JdbcClient jdbc) {
        this.features = features;
        this.jdbc = jdbc;
    }

    /**
     * What was read.
     *
     * @param changes how many changes this instance knew of when the reading began
     * @param at by the system's own measure, in nanoseconds
     */
    private record Known(Catalogue catalogue, long changes, long at) {}

    /**
     * The features as they are now. A transaction gets what it sees itself, which may be uncommitted or old, and which
     * nobody else gets.
     */
    public Catalogue current() {
        if (TransactionSynchronizationManager.isActualTransactionActive()) {
            return new Catalogue(features.all());
        }
        @Nullable Known before = known;
        if (before != null && isCurrent(before)) {
            return before.catalogue();
        }
        long changesBefore = changes.get();
        long now = System.nanoTime();
        Known read = new Known(new Catalogue(features.all()), changesBefore, now);
        known = read;
        return read.catalogue();
    }

    private boolean isCurrent(Known read) {
        return read.changes() == changes.get()
                && (isNotified || System.nanoTime() - read.at() < OLDEST_UNNOTIFIED.toNanos());
    }

    /** In the transaction of the change: the database notifies when, and only if, it is committed. */
    @EventListener({StageTransition.class, FeaturesDescribed.class})
    void notifyOthers() {
        jdbc.sql("select pg_notify(:channel, '')")
                .param("channel", CHANNEL)
                .query()
                .listOfRows();
    }

    /** Also if nobody knows whether the transaction was committed. */
    @TransactionalEventListener(
            classes = {StageTransition.class, FeaturesDescribed.class},
            phase = TransactionPhase.AFTER_COMPLETION,
            fallbackExecution = true)
    void readAnew() {
        changes.incrementAndGet();
    }

    @Override
    public String channel() {
        return CHANNEL;
    }

    @Override
    public void notified(String payload) {
        changes.incrementAndGet();
    }

    @Override
    public void connected() {
        changes.incrementAndGet();
        isNotified = true;
    }

    @Override
    public void disconnected() {
        isNotified = false;
    }
}
