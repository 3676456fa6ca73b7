package dev.earlyaccess.tracing;

import io.micrometer.tracing.Span;
import io.micrometer.tracing.Tracer;
import io.micrometer.tracing.propagation.Propagator;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
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

    /** The header of W3C Trace Context. */
    public static final String TRACE_PARENT = "traceparent";

    /** As tracing names the trace's id in the context of log lines. */
    private static final String TRACE_ID = "traceId";

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

    /** The span of this thread, as others are told of it; null if there is none. */
    public @Nullable String traceParent() {
        @Nullable Span span = tracer.currentSpan();
        if (span == null) {
            return null;
        }
        Map<String, String> headers = new HashMap<>();
        propagator.inject(span.context(), headers, (carrier, name, value) -> headers.put(name, value));
        return headers.get(TRACE_PARENT);
    }

    /** Does a part of a request's work, as a span of its own. */
    public <T> T part(String name, Supplier<T> work) {
        @Nullable Span request = tracer.currentSpan();
        return request == null
                ? work.get()
                : in(
                        tracer.spanBuilder()
                                .setParent(request.context())
                                .name(name)
                                .start(),
                        work);
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
            @Nullable Span begun = begin(cause, span);
            return begun == null ? work.get() : in(begun, work);
        }
    }

    private @Nullable Span begin(Cause cause, String name) {
        @Nullable String traceParent = cause.traceParent();
        return traceParent == null
                ? null
                : propagator
                        .extract(traceParent, (carrier, header) -> TRACE_PARENT.equals(header) ? traceParent : null)
                        .name(name)
                        .start();
    }

    private <T> T in(Span span, Supplier<T> work) {
        try (Tracer.SpanInScope scope = tracer.withSpan(span)) {
            return work.get();
        } catch (RuntimeException | Error ex) { // thrown again: the span says that it failed
            span.error(ex);
            throw ex;
        } finally {
            span.end();
        }
    }

    /** Work of one thread that follows from one request after another. */
    public InTurn inTurn(String span) {
        return new InTurn(span);
    }

    /** All that follows from the same request without a break is one span. */
    public final class InTurn implements AutoCloseable {

        private final String name;
        private @Nullable Cause cause;
        private Logged logged = log(null);
        private @Nullable Span span;
        private Tracer.@Nullable SpanInScope scope;
        private int times;

        private InTurn(String name) {
            this.name = name;
        }

        /** What this thread does now follows from this request; null if from none. */
        public void follow(@Nullable Cause next) {
            if (!Objects.equals(next, cause)) {
                close();
                cause = next;
                logged = log(next);
                span = next == null ? null : begin(next, name);
                scope = span == null ? null : tracer.withSpan(span);
            }
            times++;
        }

        @Override
        public void close() {
            if (scope != null && span != null) {
                scope.close();
                span.tag("times", times).end();
            }
            logged.close();
            cause = null;
            span = null;
            scope = null;
            times = 0;
        }
    }

    /** What was put into the context of log lines, until this is closed. */
    private interface Logged extends AutoCloseable {

        @Override
        void close();
    }

    private static Logged log(@Nullable Cause cause) {
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
