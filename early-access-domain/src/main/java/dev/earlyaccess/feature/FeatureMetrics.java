package dev.earlyaccess.feature;

import dev.earlyaccess.measuring.StoredFigures;
import dev.earlyaccess.stage.Stage;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Metrics: how many features there are. */
@Component
class FeatureMetrics implements MeterBinder {

    private final StoredFigures.Figures<Stage> features;

    FeatureMetrics(StoredFigures figures, FeatureCatalogue catalogue) {
        this.features = figures.of(() -> byStage(catalogue.current()));
    }

    private static Map<Stage, Long> byStage(Catalogue catalogue) {
        Map<Stage, Long> counts = new EnumMap<>(Stage.class);
        catalogue.in(EnumSet.allOf(Stage.class), null).forEach(feature -> counts.merge(feature.stage(), 1L, Long::sum));
        return counts;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        for (Stage stage : Stage.values()) {
            Gauge.builder("early.access.features", () -> features.value(stage))
                    .description("Number of features in this stage. The same on every instance.")
                    .tag("stage", stage.code())
                    .register(registry);
        }
    }
}
