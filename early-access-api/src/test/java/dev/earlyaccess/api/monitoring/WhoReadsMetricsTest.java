package dev.earlyaccess.api.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earlyaccess.api.problem.Problem;
import dev.earlyaccess.apitest.Api;
import dev.earlyaccess.apitest.ApiTest;
import dev.earlyaccess.apitest.Response;
import org.junit.jupiter.api.Test;

@ApiTest
class WhoReadsMetricsTest {

    private static final String METRICS = "/actuator/prometheus";

    private final Api api;

    WhoReadsMetricsTest(Api api) {
        this.api = api;
    }

    @Test
    void whoeverHasTheKey() {
        Response metrics = api.withToken(ApiTest.MONITORING_KEY).get(METRICS).is(200);

        assertThat(metrics.header("content-type")).startsWith("text/plain");
        assertThat(metrics.body())
                .contains("jvm_memory_used_bytes", "hikaricp_connections_pending", "tomcat_threads_busy_threads");
        assertThat(metrics.header("x-content-type-options")).isEqualTo("nosniff");
    }

    @Test
    void nobodyElse() {
        api.anonymous().get(METRICS).is(Problem.UNAUTHENTICATED);
        api.admin().get(METRICS).is(Problem.UNAUTHENTICATED);
        api.withToken(ApiTest.SETTINGS_KEY).get(METRICS).is(Problem.UNAUTHENTICATED);
        assertThat(api.withToken("wrong")
                        .get(METRICS)
                        .is(Problem.UNAUTHENTICATED)
                        .text("detail"))
                .contains("early-access.monitoring.key");
    }

    @Test
    void theKeyOpensNothingElse() {
        api.withToken(ApiTest.MONITORING_KEY).get("/api/v1/features").is(Problem.UNAUTHENTICATED);
        api.withToken(ApiTest.MONITORING_KEY).get("/api/v1/admin/features").is(Problem.UNAUTHENTICATED);
    }
}
