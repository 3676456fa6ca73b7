package dev.earlyaccess.usage;

import dev.earlyaccess.feature.FeatureKey;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Counts evaluations, by feature and day (UTC). To count takes a look-up in memory. Every few seconds, and when the
 * service stops, this instance writes its totals to the database.
 */
@Component
public class EvaluationCounts implements DisposableBean, MeterBinder {

    private static final Logger log = LoggerFactory.getLogger(EvaluationCounts.class);

    private static final long SECONDS_OF_DAY = Duration.ofDays(1).toSeconds();

    private final UsageCounts counts;
    private final Clock clock;
    private final Map<Long, EvaluationDay> days = new ConcurrentHashMap<>();
    private final LongAdder on = new LongAdder();
    private final LongAdder off = new LongAdder();
    private final LongAdder bulk = new LongAdder();
    private volatile EvaluationDay latest;

    EvaluationCounts(UsageCounts counts, Clock clock) {
        this.counts = counts;
        this.clock = clock;
        this.latest = day(today());
    }

    /** Application code asked for this feature, which exists. */
    public void countOne(FeatureKey feature, boolean enabled) {
        currentDay().countOne(feature, enabled);
        (enabled ? on : off).increment();
    }

    /** Application code asked for all features at once. */
    public void countBulk() {
        currentDay().countBulk();
        bulk.increment();
    }

    private EvaluationDay currentDay() {
        long today = today();
        EvaluationDay day = latest;
        if (day.epochDay() != today) {
            day = day(today);
            latest = day;
        }
        return day;
    }

    private long today() {
        return Math.floorDiv(clock.instant().getEpochSecond(), SECONDS_OF_DAY);
    }

    private EvaluationDay day(long epochDay) {
        return days.computeIfAbsent(epochDay, EvaluationDay::new);
    }

    /**
     * Writes what has changed since the last time. What cannot be written is written the next time, until the day
     * after the next: then {@link UsageCounts#fold} may have merged what was written before.
     */
    @Scheduled(
            initialDelayString = "${early-access.usage.write-every:PT10S}",
            fixedDelayString = "${early-access.usage.write-every:PT10S}")
    public synchronized void write() {
        long yesterday = currentDay().epochDay() - 1;
        days.keySet().removeIf(day -> day < yesterday);
        try {
            days.values().forEach(day -> day.write(counts));
        } catch (DataAccessException ex) {
            log.warn("The numbers of evaluations could not be written; they will be written later: {}", ex.toString());
        }
    }

    /** Metrics: how often code asked this instance. */
    @Override
    public void bindTo(MeterRegistry registry) {
        Map.of("on", on, "off", off, "bulk", bulk)
                .forEach((result, number) -> FunctionCounter.builder("early.access.evaluations", number, LongAdder::sum)
                        .description("Number of times that application code asked this instance for one feature, which"
                                + " was on or off, or for all at once (bulk).")
                        .tag("result", result)
                        .register(registry));
    }

    @Override
    public void destroy() {
        write();
    }
}
