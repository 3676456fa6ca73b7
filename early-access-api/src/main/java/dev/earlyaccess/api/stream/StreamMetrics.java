package dev.earlyaccess.api.stream;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.springframework.stereotype.Component;

/** Metrics: how many event streams are open. */
@Component
class StreamMetrics implements MeterBinder {

    private final OpenStreams streams;

    StreamMetrics(OpenStreams streams) {
        this.streams = streams;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder("early.access.streams.open", streams, OpenStreams::count)
                .description("Number of event streams that are open on this instance.")
                .register(registry);
        Gauge.builder("early.access.streams.max", streams, OpenStreams::most)
                .description("Number of event streams that this instance accepts.")
                .register(registry);
        Gauge.builder("early.access.streams.blocked", streams, OpenStreams::blocked)
                .description("Number of event streams on this instance whose clients have not taken what was sent.")
                .register(registry);
    }
}
