package dev.earlyaccess.enrollment;

import dev.earlyaccess.measuring.PairCounts;
import dev.earlyaccess.measuring.PairCounts.Pair;
import dev.earlyaccess.measuring.StoredFigures;
import dev.earlyaccess.stage.EnrollmentStatus;
import dev.earlyaccess.stage.Origin;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.springframework.stereotype.Component;

/** Metrics: how many enrollments there are. */
@Component
class EnrollmentMetrics implements MeterBinder {

    private final StoredFigures.Figures<Pair> enrollments;

    EnrollmentMetrics(StoredFigures figures, PairCounts counts) {
        this.enrollments = figures.of(() -> counts.of("enrollment", "status", "origin", "enrollment_by_status"));
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        for (EnrollmentStatus status : EnrollmentStatus.values()) {
            for (Origin origin : Origin.values()) {
                if (status != EnrollmentStatus.NONE) {
                    register(registry, status, origin);
                }
            }
        }
    }

    private void register(MeterRegistry registry, EnrollmentStatus status, Origin origin) {
        Gauge.builder("early.access.enrollments", () -> enrollments.value(new Pair(status.code(), origin.code())))
                .description(
                        "Number of stored enrollments with this status and origin, of all features; an estimate if there"
                                + " are more than some ten thousand. The same on every instance.")
                .tag("status", status.code())
                .tag("origin", origin.code())
                .register(registry);
    }
}
