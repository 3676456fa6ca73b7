package dev.earlyaccess.api.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.data.StatusData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.junit.jupiter.api.Test;

class ExportedSpansTest {

    private final List<SpanData> exported = new ArrayList<>();
    private final Tracer tracer = SdkTracerProvider.builder()
            .addSpanProcessor(SimpleSpanProcessor.create(new ExportedSpans(new Collected())))
            .build()
            .get("test");

    private final class Collected implements SpanExporter {

        @Override
        public CompletableResultCode export(Collection<SpanData> spans) {
            exported.addAll(spans);
            return CompletableResultCode.ofSuccess();
        }

        @Override
        public CompletableResultCode flush() {
            return CompletableResultCode.ofSuccess();
        }

        @Override
        public CompletableResultCode shutdown() {
            return CompletableResultCode.ofSuccess();
        }
    }

    @Test
    void doNotSayWhatAnExceptionSays() {
        IllegalStateException refused = new IllegalStateException("550 no mailbox ada@example.com");
        Span failed = tracer.spanBuilder("mails").startSpan();
        failed.recordException(refused);
        failed.setStatus(StatusCode.ERROR, refused.getMessage());
        failed.end();

        assertThat(exported).singleElement().satisfies(span -> {
            assertThat(span.getName()).isEqualTo("mails");
            assertThat(span.getStatus()).isEqualTo(StatusData.error());
            assertThat(span.getEvents()).isEmpty();
            assertThat(span.getTotalRecordedEvents()).isZero();
        });
    }

    @Test
    void containNoRequestsOfOperators() {
        request("/actuator/health");
        request("/actuator/prometheus");
        request("/api/v1/features");

        assertThat(exported).extracting(SpanData::getName).containsExactly("/api/v1/features");
    }

    private void request(String operation) {
        tracer.spanBuilder(operation).setAttribute("uri", operation).startSpan().end();
    }
}
