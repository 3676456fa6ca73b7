package dev.earlyaccess.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.prometheus.metrics.tracer.common.SpanContext;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** What operators get of a service with traces, without a key and without a port of its own for metrics. */
@WholeService
class MonitoringTest {

    @Autowired
    private Client client;

    @Autowired
    private ApplicationContext context;

    @Test
    void thereAreNoMetrics() {
        assertThat(client.get("/actuator/prometheus").is(404).text("/type")).endsWith("/problems/not-found");
        client.asAdmin().get("/actuator/prometheus").is(404);
        client.get("/actuator/health").is(200);
    }

    /** Or an older Prometheus would refuse all metrics. */
    @Test
    void metricsNameNoTraces() {
        assertThat(context.getBeansOfType(SpanContext.class)).isEmpty();
    }
}
