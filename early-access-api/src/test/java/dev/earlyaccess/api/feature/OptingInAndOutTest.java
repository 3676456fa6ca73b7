package dev.earlyaccess.api.feature;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earlyaccess.api.problem.Problem;
import dev.earlyaccess.apitest.Api;
import dev.earlyaccess.apitest.ApiTest;
import dev.earlyaccess.apitest.Response;
import dev.earlyaccess.testing.HandMovedClock;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A user's own switch of a feature. */
@ApiTest
class OptingInAndOutTest {

    private static final String ENROLLMENT = "/api/v1/features/dark-mode/enrollment";

    private final Api api;
    private final HandMovedClock clock;

    OptingInAndOutTest(Api api, HandMovedClock clock) {
        this.api = api;
        this.clock = clock;
    }

    @Test
    void registersInterestInAConceptAndTakesItBack() {
        api.feature("dark-mode");

        assertThat(optsIn().json()).isEqualTo(Response.json("""
                {"status": "interested", "origin": "self", "since": "2026-06-01T09:00:00Z"}"""));
        assertThat(saysNo().json()).isEqualTo(Response.json("""
                {"status": "none", "origin": null, "since": null}"""));
    }

    @Test
    void switchesABetaOnAndOff() {
        api.feature("dark-mode", "beta");

        assertThat(optsIn().json()).isEqualTo(Response.json("""
                {"status": "opted-in", "origin": "self", "since": "2026-06-01T09:00:00Z"}"""));
        assertThat(isEnabled()).isTrue();
        clock.forward(Duration.ofHours(1));
        assertThat(saysNo().json()).isEqualTo(Response.json("""
                {"status": "opted-out", "origin": "self", "since": "2026-06-01T10:00:00Z"}"""));
        assertThat(isEnabled()).isFalse();
    }

    @Test
    void changesNothingWhenSaidAgain() {
        api.feature("dark-mode", "beta");
        Response yes = optsIn();
        clock.forward(Duration.ofHours(1));
        assertThat(optsIn().json()).isEqualTo(yes.json());

        Response no = saysNo();
        clock.forward(Duration.ofHours(1));
        assertThat(saysNo().json()).isEqualTo(no.json());
    }

    @Test
    void keepsTheLaunchAsTheOriginOfInterestedUsers() {
        api.feature("dark-mode");
        optsIn();
        clock.forward(Duration.ofHours(1));
        api.move("dark-mode", "beta");
        clock.forward(Duration.ofHours(1));

        assertThat(optsIn().json()).isEqualTo(Response.json("""
                {"status": "opted-in", "origin": "launch", "since": "2026-06-01T10:00:00Z"}"""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"general-availability", "archived"})
    void refusesChoicesWhereEnrollmentIsClosed(String stage) {
        api.feature("dark-mode", "beta", stage);

        for (String method : new String[] {"PUT", "DELETE"}) {
            Response refusal = api.as("ada").send(method, ENROLLMENT, null).is(Problem.CLOSED_FOR_ENROLLMENT);
            assertThat(refusal.text("stage")).isEqualTo(stage);
        }
    }

    @Test
    void respondsWith404ForAnUnknownFeature() {
        api.as("ada").put(ENROLLMENT).is(Problem.FEATURE_NOT_FOUND);
        api.as("ada").delete(ENROLLMENT).is(Problem.FEATURE_NOT_FOUND);
    }

    private Response optsIn() {
        return api.as("ada").put(ENROLLMENT).is(200);
    }

    private Response saysNo() {
        return api.as("ada").delete(ENROLLMENT).is(200);
    }

    private boolean isEnabled() {
        return api.as("ada")
                .get("/api/v1/features/dark-mode")
                .is(200)
                .field("enabled")
                .booleanValue();
    }
}
