package dev.earlyaccess.outbox;

import dev.earlyaccess.mail.MailType;
import dev.earlyaccess.measuring.PairCounts;
import dev.earlyaccess.measuring.PairCounts.Pair;
import dev.earlyaccess.measuring.StoredFigures;
import dev.earlyaccess.shared.KebabCase;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.LongAdder;
import org.springframework.stereotype.Component;

/** Metrics: how many deliveries there are, and what became of those that this instance has claimed. */
@Component
class DeliveryMetrics implements MeterBinder {

    private final StoredFigures.Figures<Pair> deliveries;
    private final Map<MailType, Map<Result, LongAdder>> results = new EnumMap<>(MailType.class);

    DeliveryMetrics(StoredFigures figures, PairCounts counts) {
        this.deliveries = figures.of(() -> counts.of("delivery", "kind", "status", "delivery_by_kind"));
        for (MailType kind : MailType.values()) {
            Map<Result, LongAdder> ofKind = new EnumMap<>(Result.class);
            for (Result result : Result.values()) {
                ofKind.put(result, new LongAdder());
            }
            results.put(kind, ofKind);
        }
    }

    /** What became of a claimed delivery. */
    private enum Result implements KebabCase {
        SENT,
        FAILED,
        RETRIED,
        CANCELLED,
        POSTPONED;

        private static Result of(DeliveryResult result) {
            if (result instanceof DeliveryResult.Sent) {
                return SENT;
            }
            if (result instanceof DeliveryResult.Failed) {
                return FAILED;
            }
            if (result instanceof DeliveryResult.Retried) {
                return RETRIED;
            }
            return result instanceof DeliveryResult.Cancelled ? CANCELLED : POSTPONED;
        }
    }

    /** This instance has recorded the result. */
    void count(DeliveryResult result) {
        counter(result.delivery().type(), Result.of(result)).increment();
    }

    private LongAdder counter(MailType kind, Result result) {
        return Objects.requireNonNull(Objects.requireNonNull(results.get(kind)).get(result));
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        for (MailType kind : MailType.values()) {
            for (DeliveryStatus state : DeliveryStatus.values()) {
                Gauge.builder("early.access.deliveries", () -> deliveries.value(new Pair(kind.code(), state.code())))
                        .description(
                                "Number of deliveries of this kind in this state; an estimate if there are more than ten"
                                        + " thousand. The same on every instance.")
                        .tag("kind", kind.code())
                        .tag("state", state.code())
                        .register(registry);
            }
            for (Result result : Result.values()) {
                FunctionCounter.builder("early.access.mails", counter(kind, result), LongAdder::sum)
                        .description("Number of mails of this kind that this instance has handled with this result.")
                        .tag("kind", kind.code())
                        .tag("result", result.code())
                        .register(registry);
            }
        }
    }
}
