package dev.earlyaccess.scheduling;

import dev.earlyaccess.measuring.StoredFigures;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Metrics: for how long the oldest work of each sweep has been waiting. */
@Component
class SweepLag implements MeterBinder {

    private final Map<String, StoredFigures.Figures<String>> lags = new LinkedHashMap<>();

    SweepLag(StoredFigures figures, List<SweptWork> sweeps, Clock clock) {
        sweeps.forEach(work -> lags.put(
                work.sweep(), figures.of(() -> Map.of(work.sweep(), seconds(work.oldestDue(), clock.instant())))));
    }

    /** Work that is due later does not wait. */
    private static double seconds(Optional<Instant> due, Instant now) {
        return due.map(since -> Math.max(0, Duration.between(since, now).toMillis() / 1000.0))
                .orElse(0.0);
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        lags.forEach((sweep, lag) -> Gauge.builder("early.access.sweep.lag", () -> lag.value(sweep))
                .description(
                        "For how long the oldest work of this sweep has been waiting or is being done; 0 if there is none."
                                + " The same on every instance.")
                .baseUnit("seconds")
                .tag("sweep", sweep)
                .register(registry));
    }
}
