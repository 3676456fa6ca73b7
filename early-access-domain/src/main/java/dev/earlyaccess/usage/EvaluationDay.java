package dev.earlyaccess.usage;

import dev.earlyaccess.feature.FeatureKey;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The evaluations of one day (UTC) that this instance has counted. Counters only go up; each remembers what is in the
 * database.
 */
final class EvaluationDay {

    private final long epochDay;
    private final Map<FeatureKey, Counter> on = new ConcurrentHashMap<>();
    private final Map<FeatureKey, Counter> off = new ConcurrentHashMap<>();
    private final Counter bulk = new Counter(null, Usage.BULK_EVALUATION);
    private @Nullable Integer slot;

    EvaluationDay(long epochDay) {
        this.epochDay = epochDay;
    }

    long epochDay() {
        return epochDay;
    }

    void countOne(FeatureKey feature, boolean enabled) {
        Map<FeatureKey, Counter> counters = enabled ? on : off;
        Counter counter = counters.get(feature);
        if (counter == null) {
            counter = counters.computeIfAbsent(
                    feature, key -> new Counter(key, enabled ? Usage.EVALUATION_ON : Usage.EVALUATION_OFF));
        }
        counter.number.increment();
    }

    void countBulk() {
        bulk.number.increment();
    }

    /** Writes the counters that are higher than in the database; one thread at a time. */
    void write(UsageCounts counts) {
        List<Counter> changed = new ArrayList<>();
        List<UsageCounts.Total> totals = new ArrayList<>();
        Stream.of(on.values().stream(), off.values().stream(), Stream.of(bulk))
                .flatMap(counters -> counters)
                .forEach(counter -> {
                    UsageCounts.Total total = counter.total();
                    if (total.number() > counter.written) {
                        changed.add(counter);
                        totals.add(total);
                    }
                });
        if (totals.isEmpty()) {
            return;
        }
        if (slot == null) {
            slot = counts.ownSlot();
        }
        counts.writeTotals(LocalDate.ofEpochDay(epochDay), slot, totals);
        for (int i = 0; i < changed.size(); i++) {
            changed.get(i).written = totals.get(i).number();
        }
    }

    private static final class Counter {

        private final LongAdder number = new LongAdder();
        private final @Nullable FeatureKey feature;
        private final Usage what;
        private long written;

        Counter(@Nullable FeatureKey feature, Usage what) {
            this.feature = feature;
            this.what = what;
        }

        UsageCounts.Total total() {
            return new UsageCounts.Total(feature == null ? null : feature.value(), what.code(), number.sum());
        }
    }
}
