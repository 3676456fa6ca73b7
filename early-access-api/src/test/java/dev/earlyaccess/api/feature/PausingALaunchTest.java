package dev.earlyaccess.api.feature;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earlyaccess.api.problem.Problem;
import dev.earlyaccess.apitest.Api;
import dev.earlyaccess.apitest.ApiTest;
import dev.earlyaccess.apitest.Caller;
import dev.earlyaccess.apitest.Response;
import dev.earlyaccess.apitest.Tokens;
import dev.earlyaccess.launch.LaunchSweep;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ApiTest
class PausingALaunchTest {

    private static final String LAUNCH = "/api/v1/admin/features/dark-mode/launch";

    private final Api api;
    private final LaunchSweep sweep;

    PausingALaunchTest(Api api, LaunchSweep sweep) {
        this.api = api;
        this.sweep = sweep;
    }

    @Test
    void holdsItsMailsAndNotItsEnrollment() {
        launched();

        Response paused = put(api.admin(), "{\"paused\": true}").is(200);
        sweep.run();

        assertThat(paused.field("paused").booleanValue()).isTrue();
        Response launch = api.admin().get(LAUNCH).is(200);
        assertThat(launch.field("paused").booleanValue()).isTrue();
        assertThat(launch.field("enrolled").longValue()).isOne();
        assertThat(launch.field("mails.owed").longValue()).isOne();
        assertThat(launch.field("rate").doubleValue()).isZero();
        assertThat(launch.field("estimatedFinishAt").isNull()).isTrue();
    }

    @Test
    void letsThemGoOnAgain() {
        launched();
        assertThat(api.admin().get(LAUNCH).field("paused").booleanValue()).isFalse();

        put(api.admin(), "{\"paused\": true}").is(200);
        put(api.admin(), "{\"paused\": true}").is(200);
        put(api.admin(), "{\"paused\": false}").is(200);

        assertThat(api.admin().get(LAUNCH).field("paused").booleanValue()).isFalse();
    }

    @Test
    void needsALaunch() {
        put(api.admin(), "{\"paused\": true}").is(Problem.FEATURE_NOT_FOUND);
        api.feature("dark-mode");
        put(api.admin(), "{\"paused\": true}").is(Problem.LAUNCH_NOT_FOUND);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"paused\": null}", "{\"paused\": \"yes\"}"})
    void wantsToBeSaid(String body) {
        launched();

        put(api.admin(), body).isInvalid("paused");
    }

    @Test
    void isForAdmins() {
        put(api.anonymous(), "{\"paused\": true}").is(Problem.UNAUTHENTICATED);
        put(api.as("ada"), "{\"paused\": true}").is(Problem.FORBIDDEN);
    }

    private void launched() {
        api.feature("dark-mode");
        api.withToken(Tokens.with("ada", Map.of("email", "ada@example.com")))
                .put("/api/v1/features/dark-mode/enrollment")
                .is(200);
        api.move("dark-mode", "beta");
    }

    private static Response put(Caller caller, String body) {
        return caller.send("PUT", LAUNCH, body, "Content-Type", "application/json");
    }
}
