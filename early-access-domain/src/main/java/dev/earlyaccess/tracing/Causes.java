package dev.earlyaccess.tracing;

import io.micrometer.tracing.Span;
import io.micrometer.tracing.Tracer;
import io.micrometer.tracing.propagation.Propagator;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** What the work of a thread follows from. While nothing is traced, it is no more than the id of a request in log lines. */
@Component
public class Causes {

    /** The name of the request's id in the context of log lines. */
    public static final String REQUEST_ID = "requestId";

    /** As tracing names the trace's id in the context of log lines. */
    private static final String TRACE_ID = "traceId";

    private static final String TRACE_PARENT = "traceparent";

    private final Tracer tracer;
    private final Propagator propagator;

    Causes(ObjectProvider<Tracer> tracer, ObjectProvider<Propagator> propagator) {
        this.tracer = tracer.getIfAvailable(() -> Tracer.NOOP);
        this.propagator = propagator.getIfAvailable(() -> Propagator.NOOP);
    }

    /** What this thread works on; null if it is no request. */
    public @Nullable Cause current() {
        String requestId = MDC.get(REQUEST_ID);
        return requestId == null ? null : new Cause(requestId, traceParent());
    }

    private @Nullable String traceParent() {
        @Nullable Span span = tracer.currentSpan();
        if (span == null) {
            return null;
        }
        Map<String, String> headers = new HashMap<>();
        propagator.inject(span.context(), headers, (carrier, name, value) -> headers.put(name, value));
        return headers.get(TRACE_PARENT);
    }

    /**
     * Does work that follows from a request: the request's id is in its log lines, and it is a span of the request's trace.
     *
     * @param span the name of the span
     */
    public <T> T follow(@Nullable Cause cause, String span, Supplier<T> work) {
        if (cause == null) {
            return work.get();
        }
        try (Logged logged = log(cause)) {
            return cause.traceParent() == null ? work.get() : inSpan(cause.traceParent(), span, work);
        }
    }

    private <T> T inSpan(String traceParent, String name, Supplier<T> work) {
        Span span = propagator
                .extract(traceParent, (carrier, header) -> TRACE_PARENT.equals(header) ? traceParent : null)
                .name(name)
                .start();
        try (Tracer.SpanInScope scope = tracer.withSpan(span)) {
            return work.get();
        } finally {
            span.end();
        }
    }

    /** What was put into the context of log lines, until this is closed. */
    public interface Logged extends AutoCloseable {

        @Override
        void close();
    }

    /** Puts the ids of the request and of its trace into the log lines of this thread. Makes no span, so it costs next to nothing. */
    public static Logged log(@Nullable Cause cause) {
        if (cause == null) {
            return () -> {};
        }
        MDC.put(REQUEST_ID, cause.requestId());
        @Nullable String traceId = cause.traceId();
        if (traceId != null) {
            MDC.put(TRACE_ID, traceId);
        }
        return () -> {
            MDC.remove(REQUEST_ID);
            MDC.remove(TRACE_ID);
        };
    }
}
