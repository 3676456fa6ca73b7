package dev.earlyaccess.endtoend;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.trace.v1.Span;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Collection;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.support.GenericApplicationContext;

/** Gives each application context under test a collector of its own, which keeps the spans that it gets by OTLP. */
class TraceCollector implements ApplicationContextInitializer<GenericApplicationContext> {

    /**
     * A finished span.
     *
     * @param parent the id of the span that it is a part of; empty if of none
     * @param text all that is said of it
     */
    record Finished(String trace, String id, String parent, String name, String text) {

        private static Finished of(Span span) {
            HexFormat hex = HexFormat.of();
            return new Finished(
                    hex.formatHex(span.getTraceId().toByteArray()),
                    hex.formatHex(span.getSpanId().toByteArray()),
                    hex.formatHex(span.getParentSpanId().toByteArray()),
                    span.getName(),
                    span.toString());
        }
    }

    /** The spans of one context, by their ids. */
    static final class Spans implements AutoCloseable {

        private final Map<String, Finished> finished = new ConcurrentHashMap<>();
        private final HttpServer server;

        private Spans() {
            try {
                server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            } catch (IOException ex) {
                throw new UncheckedIOException(ex);
            }
            server.createContext("/v1/traces", this::receive);
            server.start();
        }

        private void receive(HttpExchange exchange) throws IOException {
            ExportTraceServiceRequest.parseFrom(exchange.getRequestBody()).getResourceSpansList().stream()
                    .flatMap(resource -> resource.getScopeSpansList().stream())
                    .flatMap(scope -> scope.getSpansList().stream())
                    .map(Finished::of)
                    .forEach(span -> finished.put(span.id(), span));
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        }

        private String endpoint() {
            return "http://127.0.0.1:%d/v1/traces".formatted(server.getAddress().getPort());
        }

        Collection<Finished> all() {
            return finished.values();
        }

        Stream<Finished> of(String trace) {
            return finished.values().stream().filter(span -> span.trace().equals(trace));
        }

        @Override
        public void close() {
            server.stop(0);
        }
    }

    @Override
    public void initialize(GenericApplicationContext context) {
        Spans spans = new Spans();
        TestPropertyValues.of("management.opentelemetry.tracing.export.otlp.endpoint=" + spans.endpoint())
                .applyTo(context);
        context.registerBean(Spans.class, () -> spans);
    }
}
