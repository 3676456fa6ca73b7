package dev.earlyaccess.api.feature;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earlyaccess.api.problem.Problem;
import dev.earlyaccess.apitest.Api;
import dev.earlyaccess.apitest.ApiTest;
import dev.earlyaccess.apitest.Response;
import dev.earlyaccess.apitest.Tokens;
import dev.earlyaccess.launch.LaunchSweep;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** How far a launch is. */
@ApiTest
class WatchingALaunchTest {

    private static final String LAUNCH = "/api/v1/admin/features/dark-mode/launch";

    private final Api api;
    private final LaunchSweep sweep;

    WatchingALaunchTest(Api api, LaunchSweep sweep) {
        this.api = api;
        this.sweep = sweep;
    }

    @Test
    void isNotFoundBeforeTheFirst() {
        api.admin().get(LAUNCH).is(Problem.FEATURE_NOT_FOUND);

        api.feature("dark-mode");
        api.admin().get(LAUNCH).is(Problem.LAUNCH_NOT_FOUND);
    }

    @Test
    void isNotFoundForABetaThatWasNeverAConcept() {
        api.admin()
                .post(
                        "/api/v1/admin/features",
                        Api.readyForBeta("dark-mode").replace("{\"key", "{\"stage\": \"beta\", \"key"))
                .is(201);

        api.admin().get(LAUNCH).is(Problem.LAUNCH_NOT_FOUND);
    }

    @Test
    void countsWhoIsEnrolledAndWhoIsOwedAMail() {
        api.feature("dark-mode");
        api.withToken(Tokens.with("ada", Map.of("email", "ada@example.com")))
                .put("/api/v1/features/dark-mode/enrollment")
                .is(200);
        api.as("without-address").put("/api/v1/features/dark-mode/enrollment").is(200);

        api.move("dark-mode", "beta");
        assertThat(api.admin().get(LAUNCH).is(200).json()).isEqualTo(Response.json("""
                {"subscribers": 2, "enrolled": 0, "mails": {"owed": 0, "sent": 0, "failed": 0},
                 "paused": false, "rate": 0.0, "estimatedFinishAt": null,
                 "startedAt": "2026-06-01T09:00:00Z", "finishedAt": null}"""));

        sweep.run();
        assertThat(api.admin().get(LAUNCH).is(200).json()).isEqualTo(Response.json("""
                {"subscribers": 2, "enrolled": 2, "mails": {"owed": 1, "sent": 0, "failed": 0},
                 "paused": false, "rate": 0.0, "estimatedFinishAt": null,
                 "startedAt": "2026-06-01T09:00:00Z", "finishedAt": "2026-06-01T09:00:00Z"}"""));
    }
}
