package dev.earlyaccess.api.monitoring;

import io.micrometer.common.KeyValues;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.micrometer.tracing.opentelemetry.autoconfigure.SpanExporters;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.server.observation.DefaultServerRequestObservationConvention;
import org.springframework.http.server.observation.ServerRequestObservationContext;
import org.springframework.http.server.observation.ServerRequestObservationConvention;

/** What is exported of requests, if anything is. See docs/adr/0047. */
@Configuration(proxyBeanMethods = false)
class TracingConfiguration {

    /** Without paths: they contain ids of users, and the tokens of links in mails. The pattern of the path remains. */
    @Bean
    ServerRequestObservationConvention requestsWithoutPaths() {
        return new DefaultServerRequestObservationConvention() {
            @Override
            public KeyValues getHighCardinalityKeyValues(ServerRequestObservationContext context) {
                return KeyValues.empty();
            }
        };
    }

    @Bean
    @Conditional(TracingOnRequest.class)
    SpanExporters spanExporters(ObjectProvider<SpanExporter> exporters) {
        return SpanExporters.of(
                exporters.orderedStream().map(ExportedSpans::new).toList());
    }
}
