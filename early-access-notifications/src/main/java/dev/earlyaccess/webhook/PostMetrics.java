package dev.earlyaccess.webhook;

import dev.earlyaccess.measuring.StoredFigures;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.List;
import org.springframework.stereotype.Component;

/** Metrics: whether messages reach Slack and webhooks. */
@Component
class PostMetrics implements MeterBinder {

    static final String SLACK = "slack";
    static final String WEBHOOK = "webhook";

    private final StoredFigures.Figures<String> waiting;
    private final StoredFigures.Figures<String> failing;

    PostMetrics(StoredFigures figures, WebhookQueue queue) {
        this.waiting = figures.of(queue::waiting);
        this.failing = figures.of(queue::failing);
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        for (String receiver : List.of(SLACK, WEBHOOK)) {
            Gauge.builder("early.access.posts.waiting", () -> waiting.value(receiver))
                    .description(
                            "Number of messages that wait to be posted to Slack or to webhooks that are not disabled; counted"
                                    + " up to 10,000 for each channel and webhook. The same on every instance.")
                    .tag("receiver", receiver)
                    .register(registry);
            Gauge.builder("early.access.receivers.failing", () -> failing.value(receiver))
                    .description(
                            "Number of Slack channels or webhooks that have refused the latest message, or did not respond."
                                    + " The same on every instance.")
                    .tag("receiver", receiver)
                    .register(registry);
        }
    }
}
