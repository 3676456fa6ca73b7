package dev.earlyaccess.api.monitoring;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.data.DelegatingSpanData;
import io.opentelemetry.sdk.trace.data.EventData;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.data.StatusData;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is exported of spans: no text of an exception, for it may contain an address or a key, and none of the requests with which
 * operators watch the service.
 */
final class ExportedSpans implements SpanExporter {

    private static final AttributeKey<String> OPERATION = AttributeKey.stringKey("uri");

    private final SpanExporter exporter;

    ExportedSpans(SpanExporter exporter) {
        this.exporter = exporter;
    }

    @Override
    public CompletableResultCode export(Collection<SpanData> spans) {
        List<SpanData> exported = spans.stream()
                .filter(span -> !watches(span))
                .map(ExportedSpans::withoutTexts)
                .toList();
        return exported.isEmpty() ? CompletableResultCode.ofSuccess() : exporter.export(exported);
    }

    private static boolean watches(SpanData span) {
        @Nullable String operation = span.getAttributes().get(OPERATION);
        return operation != null && operation.startsWith("/actuator");
    }

    private static SpanData withoutTexts(SpanData span) {
        return span.getEvents().isEmpty() && span.getStatus().getDescription().isEmpty()
                ? span
                : new WithoutTexts(span);
    }

    private static final class WithoutTexts extends DelegatingSpanData {

        private final StatusData status;

        WithoutTexts(SpanData span) {
            super(span);
            status = StatusData.create(span.getStatus().getStatusCode(), "");
        }

        @Override
        public List<EventData> getEvents() {
            return List.of();
        }

        @Override
        public int getTotalRecordedEvents() {
            return 0;
        }

        @Override
        public StatusData getStatus() {
            return status;
        }
    }

    @Override
    public CompletableResultCode flush() {
        return exporter.flush();
    }

    @Override
    public CompletableResultCode shutdown() {
        return exporter.shutdown();
    }
}
