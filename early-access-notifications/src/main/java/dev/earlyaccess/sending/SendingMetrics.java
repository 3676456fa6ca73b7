package dev.earlyaccess.sending;

import dev.earlyaccess.mail.MailType;
import dev.earlyaccess.measuring.StoredFigures;
import dev.earlyaccess.outbox.PausedSenders;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Metrics: whether mails go out. */
@Component
class SendingMetrics implements MeterBinder {

    private final StoredFigures.Figures<MailType> oldestDue;
    private final StoredFigures.Figures<String> pausedSenders;
    private final DeliveryDispatcher dispatcher;

    SendingMetrics(
            StoredFigures figures,
            DeliveryQueue queue,
            PausedSenders paused,
            DeliveryDispatcher dispatcher,
            Clock clock) {
        this.oldestDue = figures.of(() -> ages(queue.oldestDue(clock.instant()), clock.instant()));
        this.pausedSenders = figures.of(() -> Map.of("", paused.count()));
        this.dispatcher = dispatcher;
    }

    private static Map<MailType, Double> ages(Map<MailType, Instant> due, Instant now) {
        Map<MailType, Double> ages = new EnumMap<>(MailType.class);
        due.forEach((kind, at) -> ages.put(kind, Duration.between(at, now).toMillis() / 1000.0));
        return ages;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        for (MailType kind : MailType.values()) {
            Gauge.builder("early.access.oldest.due", () -> oldestDue.value(kind))
                    .description(
                            "For how long the oldest mail of this kind has been due that may be sent; 0 if none is due."
                                    + " Mails of a paused launch or sender do not count. The same on every instance.")
                    .baseUnit("seconds")
                    .tag("kind", kind.code())
                    .register(registry);
        }
        Gauge.builder("early.access.senders.paused", () -> pausedSenders.value(""))
                .description(
                        "Number of sender addresses whose mails the service has paused, because too many of their mails"
                                + " went to addresses that do not exist. The same on every instance.")
                .register(registry);
        Gauge.builder("early.access.mail.server.away", () -> dispatcher.isServerAway() ? 1 : 0)
                .description(
                        "1 if this instance could not send its latest mails because of the mail server; 0 otherwise.")
                .register(registry);
    }
}
