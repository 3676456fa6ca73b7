package dev.earlyaccess.api.feature;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earlyaccess.api.problem.Problem;
import dev.earlyaccess.apitest.Api;
import dev.earlyaccess.apitest.ApiTest;
import dev.earlyaccess.apitest.Response;
import dev.earlyaccess.apitest.Tokens;
import dev.earlyaccess.feature.FeatureKey;
import dev.earlyaccess.feedback.FeedbackInbox;
import dev.earlyaccess.launch.LaunchSweep;
import dev.earlyaccess.testing.HandMovedClock;
import dev.earlyaccess.usage.EvaluationCounts;
import dev.earlyaccess.user.UserId;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** How a feature is taken up. */
@ApiTest
class MetricsTest {

    private static final String METRICS = "/api/v1/admin/features/dark-mode/metrics";

    private final Api api;
    private final LaunchSweep sweep;
    private final FeedbackInbox inbox;
    private final EvaluationCounts evaluations;
    private final HandMovedClock clock;

    MetricsTest(Api api, LaunchSweep sweep, FeedbackInbox inbox, EvaluationCounts evaluations, HandMovedClock clock) {
        this.evaluations = evaluations;
        this.api = api;
        this.sweep = sweep;
        this.inbox = inbox;
        this.clock = clock;
    }

    @Test
    void tellWhatHappened() {
        api.feature("dark-mode");
        api.as("ada").put("/api/v1/features/dark-mode/enrollment").is(200);
        api.as("carl").put("/api/v1/features/dark-mode/enrollment").is(200);
        api.as("carl").delete("/api/v1/features/dark-mode/enrollment").is(200);
        clock.forward(Duration.ofDays(1));
        api.move("dark-mode", "beta");
        sweep.run();
        api.as("carl").put("/api/v1/features/dark-mode/enrollment").is(200);
        api.admin()
                .put("/api/v1/admin/features/dark-mode/enrollments/eve", "{\"create\": true}")
                .is(200);
        api.as("ada").delete("/api/v1/features/dark-mode/enrollment").is(200);
        inbox.give(new FeatureKey("dark-mode"), new UserId("ada"), "Too dark", 2, clock.instant());
        inbox.give(new FeatureKey("dark-mode"), new UserId("carl"), "Fine", 5, clock.instant());

        JsonNode metrics = api.admin().get(METRICS + "?from=2026-06-01").is(200).json();

        assertThat(metrics).isEqualTo(Response.json("""
                {"from": "2026-06-01", "to": "2026-06-02", "by": "day", "periods": [
                   {"from": "2026-06-01", "to": "2026-06-01", "counts": {
                      "interest": 2, "interestTakenBack": 1, "optIns": {"self": 0, "launch": 0, "admin": 0}, "optOuts": 0,
                      "mailsSent": 0, "feedback": 0, "meanRating": null, "evaluations": {"on": 0, "off": 0, "bulk": 0}}},
                   {"from": "2026-06-02", "to": "2026-06-02", "counts": {
                      "interest": 0, "interestTakenBack": 0, "optIns": {"self": 1, "launch": 1, "admin": 1}, "optOuts": 1,
                      "mailsSent": 0, "feedback": 2, "meanRating": 3.5, "evaluations": {"on": 0, "off": 0, "bulk": 0}}}],
                 "totals": {
                      "interest": 2, "interestTakenBack": 1, "optIns": {"self": 1, "launch": 1, "admin": 1}, "optOuts": 1,
                      "mailsSent": 0, "feedback": 2, "meanRating": 3.5, "evaluations": {"on": 0, "off": 0, "bulk": 0}}}"""));
    }

    @Test
    void tellHowOftenCodeAskedForAFeature() {
        clock.set(Instant.parse("2031-01-01T12:00:00Z"));
        String metrics = "/api/v1/admin/features/asked-for/metrics?from=2031-01-01&to=2031-01-01";
        String flags = "/ofrep/v1/evaluate/flags";
        String ada = "{\"context\": {\"targetingKey\": \"ada\"}}";
        api.feature("asked-for", "beta");
        api.feature("never-asked-for", "beta");
        api.as("ada").put("/api/v1/features/asked-for/enrollment").is(200);

        api.as("ada").post(flags + "/asked-for", ada).is(200);
        api.as("ada").get("/api/v1/features/asked-for").is(200);
        api.machine("server").get("/api/v1/users/ada/features/asked-for").is(200);
        api.as("alan").get("/api/v1/features/asked-for").is(200);
        String tag = api.as("ada").post(flags, ada).is(200).header("ETag");
        api.as("ada").post(flags, ada, "If-None-Match", tag).is(304);
        api.as("ada").get("/api/v1/features").is(200);
        api.as("ada").post(flags + "/never-heard-of", ada).is(404);
        api.as("alan").post(flags + "/asked-for", ada).is(403);
        evaluations.write();

        assertThat(api.admin().get(metrics).is(200).json().at("/totals/evaluations"))
                .isEqualTo(Response.json("{\"on\": 3, \"off\": 1, \"bulk\": 2}"));
        assertThat(api.admin()
                        .get(metrics.replace("asked-for", "never-asked-for"))
                        .is(200)
                        .json()
                        .at("/totals/evaluations"))
                .isEqualTo(Response.json("{\"on\": 0, \"off\": 0, \"bulk\": 2}"));
    }

    @Test
    void countNoEvaluationsFromBeforeTheFeature() {
        clock.set(Instant.parse("2031-03-01T12:00:00Z"));
        String ada = "{\"context\": {\"targetingKey\": \"ada\"}}";
        api.feature("older");
        api.as("ada").post("/ofrep/v1/evaluate/flags", ada).is(200);
        evaluations.write();
        clock.set(Instant.parse("2031-03-02T12:00:00Z"));
        api.feature("younger");
        api.as("ada").post("/ofrep/v1/evaluate/flags", ada).is(200);
        evaluations.write();

        assertThat(bulkEvaluations("older")).isEqualTo(2);
        assertThat(bulkEvaluations("younger")).isEqualTo(1);
    }

    private int bulkEvaluations(String feature) {
        return api.admin()
                .get("/api/v1/admin/features/" + feature + "/metrics?from=2031-03-01&to=2031-03-02")
                .is(200)
                .json()
                .at("/totals/evaluations/bulk")
                .intValue();
    }

    @Test
    void coverThirtyDaysUnlessToldOtherwise() {
        api.feature("dark-mode");

        JsonNode metrics = api.admin().get(METRICS).is(200).json();
        assertThat(metrics.get("from").asString()).isEqualTo("2026-05-03");
        assertThat(metrics.get("to").asString()).isEqualTo("2026-06-01");
        assertThat(metrics.get("periods")).hasSize(30);
        assertThat(api.admin().get(METRICS + "?from=&to=&by=").is(200).json()).isEqualTo(metrics);
        assertThat(api.admin().get(METRICS + "?to=2024-02-29").is(200).text("from"))
                .isEqualTo("2024-01-31");
    }

    @Test
    void tellWeekByWeek() {
        api.feature("dark-mode");

        assertThat(api.admin()
                        .get(METRICS + "?from=2026-05-30&to=2026-06-09&by=week")
                        .is(200)
                        .each("periods", "from"))
                .containsExactly("2026-05-30", "2026-06-01", "2026-06-08");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-02-30", "yesterday", "2026-6-1", "+99999-01-01", "01/02/2026", "%00", "-1", "1e9"})
    void wantDates(String date) {
        api.feature("dark-mode");

        api.admin().get(METRICS + "?from=" + date).isInvalid("from");
        api.admin().get(METRICS + "?to=" + date).isInvalid("to");
    }

    @Test
    void metricsCoverAtMostOneYear() {
        api.feature("dark-mode");

        api.admin().get(METRICS + "?from=2026-06-02").isInvalid("from");
        api.admin().get(METRICS + "?from=2026-01-02&to=2026-01-01").isInvalid("from");
        api.admin().get(METRICS + "?from=2025-01-01&to=2026-01-02").isInvalid("from");
        api.admin().get(METRICS + "?from=2024-01-01&to=2024-12-31").is(200);
        api.admin().get(METRICS + "?from=0000-01-01&to=0000-12-31").is(200);
        api.admin().get(METRICS + "?from=9999-01-01&to=9999-12-31").is(200);
        api.admin().get(METRICS + "?from=0000-01-01").isInvalid("from");
    }

    @ParameterizedTest
    @ValueSource(strings = {"month", "DAY", "day,", "%00"})
    void wantDaysOrWeeks(String by) {
        api.feature("dark-mode");

        api.admin().get(METRICS + "?by=" + by).isInvalid("by");
    }

    @Test
    void needAnAdminAndAnExistingFeature() {
        api.admin().get(METRICS).is(Problem.FEATURE_NOT_FOUND);
        api.as("ada").get(METRICS).is(Problem.FORBIDDEN);
        api.withToken(Tokens.with("ada", Map.of("roles", "STAFF"))).get(METRICS).is(Problem.FORBIDDEN);
    }
}
