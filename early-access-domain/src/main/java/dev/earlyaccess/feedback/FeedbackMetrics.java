package dev.earlyaccess.feedback;

import dev.earlyaccess.measuring.StoredFigures;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.LongAdder;
import org.springframework.stereotype.Component;

/** Metrics: how much feedback arrives, and how much is unread. */
@Component
class FeedbackMetrics implements MeterBinder {

    private final StoredFigures.Figures<String> unread;
    private final Map<FeedbackSource, LongAdder> arrived = new EnumMap<>(FeedbackSource.class);

    FeedbackMetrics(StoredFigures figures, FeedbackRows rows) {
        this.unread = figures.of(() -> Map.of("", rows.unread()));
        for (FeedbackSource source : FeedbackSource.values()) {
            arrived.put(source, new LongAdder());
        }
    }

    /** This instance has stored feedback. */
    void count(FeedbackSource source) {
        Objects.requireNonNull(arrived.get(source)).increment();
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        arrived.forEach((source, number) -> FunctionCounter.builder("early.access.feedback", number, LongAdder::sum)
                .description("Number of feedback entries that this instance has stored; automatic mails count, too.")
                .tag("source", source.code())
                .register(registry));
        Gauge.builder("early.access.feedback.unread", () -> unread.value(""))
                .description(
                        "Number of feedback entries that nobody has read; counted up to 10,000. The same on every instance.")
                .register(registry);
    }
}
