package dev.earlyaccess.api.feature;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earlyaccess.api.problem.Problem;
import dev.earlyaccess.apitest.Api;
import dev.earlyaccess.apitest.ApiTest;
import dev.earlyaccess.apitest.Response;
import dev.earlyaccess.apitest.Tokens;
import dev.earlyaccess.launch.LaunchSweep;
import dev.earlyaccess.testing.HandMovedClock;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** How far a launch is. */
@ApiTest
class WatchingALaunchTest {

    private static final String LAUNCH = "/api/v1/admin/features/dark-mode/launch";

    private final Api api;
    private final LaunchSweep sweep;
    private final HandMovedClock clock;

    WatchingALaunchTest(Api api, LaunchSweep sweep, HandMovedClock clock) {
        this.api = api;
        this.sweep = sweep;
        this.clock = clock;
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

    private void isFinishedAt(String time) {
        assertThat(api.admin().get(LAUNCH).is(200).text("finishedAt")).isEqualTo(time);
    }

    @Test
    void isFinishedOnlyOnce() {
        api.feature("dark-mode");
        api.as("ada").put("/api/v1/features/dark-mode/enrollment").is(200);
        api.move("dark-mode", "beta");
        sweep.run();
        isFinishedAt("2026-06-01T09:00:00Z");

        clock.forward(Duration.ofMinutes(1));
        api.as("bob").put("/api/v1/features/dark-mode/enrollment").is(200);
        sweep.run();
        isFinishedAt("2026-06-01T09:00:00Z");
        api.move("dark-mode", "general-availability");
        clock.forward(Duration.ofMinutes(1));
        api.move("dark-mode", "beta");
        isFinishedAt("2026-06-01T09:00:00Z");
        sweep.run();
        isFinishedAt("2026-06-01T09:00:00Z");
    }

    @Test
    void isFinishedAgainIfUsersWereLeft() {
        api.feature("dark-mode");
        api.as("ada").put("/api/v1/features/dark-mode/enrollment").is(200);
        api.move("dark-mode", "beta");
        clock.forward(Duration.ofMinutes(1));
        api.move("dark-mode", "general-availability");
        isFinishedAt("2026-06-01T09:01:00Z");

        clock.forward(Duration.ofMinutes(1));
        api.move("dark-mode", "beta");
        assertThat(api.admin().get(LAUNCH).field("finishedAt").isNull()).isTrue();
        clock.forward(Duration.ofMinutes(1));
        sweep.run();
        isFinishedAt("2026-06-01T09:03:00Z");
        assertThat(api.admin().get(LAUNCH).text("enrolled")).isEqualTo("1");
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
