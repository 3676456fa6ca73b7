package dev.earlyaccess.api.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earlyaccess.apitest.ApiTest;
import io.micrometer.core.instrument.observation.MeterObservationHandler;
import io.micrometer.observation.ObservationHandler;
import io.micrometer.tracing.Tracer;
import io.opentelemetry.api.OpenTelemetry;
import org.junit.jupiter.api.Test;
import org.springframework.context.ApplicationContext;
import org.springframework.http.server.observation.ServerRequestObservationContext;
import org.springframework.http.server.observation.ServerRequestObservationConvention;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

/** The settings of these tests say nothing of where traces go. */
@ApiTest
class TracingOnRequestTest {

    private final ApplicationContext context;

    TracingOnRequestTest(ApplicationContext context) {
        this.context = context;
    }

    @Test
    void nothingIsTracedWithoutAnEndpoint() {
        assertThat(context.getBeansOfType(Tracer.class)).isEmpty();
        assertThat(context.getBeansOfType(OpenTelemetry.class)).isEmpty();
        assertThat(context.getBeansOfType(ObservationHandler.class).values())
                .hasSize(1)
                .allMatch(MeterObservationHandler.class::isInstance);
    }

    @Test
    void aRequestIsObservedWithoutItsPath() {
        ServerRequestObservationContext request = new ServerRequestObservationContext(
                new MockHttpServletRequest("GET", "/api/v1/users/ada/features"), new MockHttpServletResponse());

        assertThat(context.getBean(ServerRequestObservationConvention.class).getHighCardinalityKeyValues(request))
                .isEmpty();
    }
}
