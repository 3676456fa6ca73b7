package dev.earlyaccess.api.feature;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earlyaccess.api.problem.Problem;
import dev.earlyaccess.apitest.Api;
import dev.earlyaccess.apitest.ApiTest;
import dev.earlyaccess.apitest.Response;
import dev.earlyaccess.testing.HandMovedClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** From stage to stage, and the history that it leaves. */
@ApiTest
class MovingTest {

    private static final String DARK_MODE = "/api/v1/admin/features/dark-mode";
    private static final String TRANSITIONS = DARK_MODE + "/transitions";

    private final Api api;
    private final HandMovedClock clock;

    MovingTest(Api api, HandMovedClock clock) {
        this.api = api;
        this.clock = clock;
    }

    @Test
    void respondsWithTheTransitionAndShowsItAtOnce() {
        api.feature("dark-mode");
        clock.forward(Duration.ofHours(1));

        Response step = api.admin()
                .post(TRANSITIONS, "{\"to\": \"beta\", \"reason\": \"It works.\"}")
                .is(201);

        assertThat(step.json()).isEqualTo(Response.json("""
                {"from": "concept", "to": "beta", "reason": "It works.", "by": "grace", "at": "2026-06-01T10:00:00Z",
                 "overridden": [], "announced": null, "lowered": []}"""));
        Response feature = api.admin().get(DARK_MODE);
        assertThat(feature.text("stage")).isEqualTo("beta");
        assertThat(feature.text("stageSince")).isEqualTo("2026-06-01T10:00:00Z");
        assertThat(feature.header("etag")).isEqualTo("\"1\"");
    }

    @ParameterizedTest
    @CsvSource({
        ", concept",
        ", general-availability",
        "beta, beta",
        "general-availability, general-availability",
        "general-availability, concept",
        "archived, archived",
        "archived, beta",
        "archived, general-availability"
    })
    void refusesEveryOtherWay(@Nullable String stage, String to) {
        api.feature("dark-mode", way(stage));

        Response refusal = move(to, "Because.").is(Problem.ILLEGAL_STAGE_TRANSITION);

        assertThat(refusal.text("from")).isEqualTo(stage == null ? "concept" : stage);
        assertThat(refusal.text("to")).isEqualTo(to);
    }

    @ParameterizedTest
    @CsvSource({
        ", archived", "beta, concept", "beta, archived",
        "general-availability, beta", "general-availability, archived", "archived, concept"
    })
    void wantsAReasonForEveryWayBackAndOut(@Nullable String stage, String to) {
        api.feature("dark-mode", way(stage));

        move(to, null).isInvalid("reason");
        move(to, " \\n ").isInvalid("reason");
        move(to, "Because.").is(201);
    }

    @ParameterizedTest
    @CsvSource({", beta", "beta, general-availability"})
    void needsNoReasonToMoveForward(@Nullable String stage, String to) {
        api.feature("dark-mode", way(stage));
        api.recordItem("dark-mode", "announcement", "Sent.");
        api.recordItem("dark-mode", "documentation", "Done.");

        assertThat(move(to, null).is(201).field("reason").isNull()).isTrue();
    }

    @Test
    void listsWhatABetaLacks() {
        api.admin().post("/api/v1/admin/features", "{\"name\": \"Dark mode\"}").is(201);

        assertThat(move("beta", null).is(Problem.NOT_READY_FOR_BETA).field("missing"))
                .isEqualTo(Response.json("[\"description\", \"documentationUrl\", \"owner.name\", \"owner.email\"]"));
        assertThat(api.admin().get(DARK_MODE).text("stage")).isEqualTo("concept");
    }

    @ParameterizedTest
    @CsvSource({"beta, concept", "beta, archived", ", archived"})
    void tellsUsersThatItIsTakenBackUnlessThatIsSwitchedOff(@Nullable String stage, String to) {
        api.feature("dark-mode", way(stage));

        Response step = api.admin().post(TRANSITIONS, """
                {"to": "%s", "reason": "Because.", "announce": false}""".formatted(to)).is(201);

        assertThat(step.field("announced").asBoolean()).isFalse();
        assertThat(api.admin().get("/api/v1/admin/features/dark-mode/updates").items("kind"))
                .isEmpty();
        if (to.equals("archived")) {
            move("concept", "Again.").is(201);
        }
        assertThat(move("archived", "Because.").is(201).field("announced").asBoolean())
                .isTrue();
        assertThat(api.admin().get("/api/v1/admin/features/dark-mode/updates").items("kind"))
                .containsExactly("pulled-back");
    }

    @Test
    void tellsSubscribersOfABetaInAnyCase() {
        api.feature("dark-mode");

        api.admin().post(TRANSITIONS, "{\"to\": \"beta\", \"announce\": false}").isInvalid("announce");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"to\": null}", "{\"to\": \"BETA\"}", "{\"to\": \"\"}", "{\"to\": 1}"})
    void wantsAStage(String body) {
        api.feature("dark-mode");

        api.admin().post(TRANSITIONS, body).isInvalid("to");
    }

    @Test
    void keepsEveryStepPageByPage() {
        api.feature("other", "beta");
        api.feature("dark-mode", "beta", "general-availability", "beta", "concept");
        List<String> steps = new ArrayList<>();

        Response page = api.admin().get(TRANSITIONS + "?limit=2").is(200);
        steps.addAll(page.items("to"));
        api.move("dark-mode", "archived");
        while (!page.field("next").isNull()) {
            page = api.admin()
                    .get(TRANSITIONS + "?limit=2&after=" + page.text("next"))
                    .is(200);
            steps.addAll(page.items("to"));
        }

        assertThat(steps).containsExactly("concept", "beta", "general-availability", "beta", "concept", "archived");
        assertThat(api.admin().get(TRANSITIONS + "?limit=1").json()).isEqualTo(Response.json("""
                {"items": [{"from": null, "to": "concept", "reason": null, "by": "grace", "at": "2026-06-01T09:00:00Z",
                  "overridden": [], "announced": null, "lowered": []}],
                 "next": "%s"}""".formatted(
                        api.admin().get(TRANSITIONS + "?limit=1").text("next"))));
    }

    @Test
    void respondsWith404ForAnUnknownFeature() {
        move("beta", null).is(Problem.FEATURE_NOT_FOUND);
        api.admin().get(TRANSITIONS).is(Problem.FEATURE_NOT_FOUND);
    }

    private Response move(String to, @Nullable String reason) {
        return api.admin()
                .post(
                        TRANSITIONS,
                        reason == null
                                ? "{\"to\": \"%s\"}".formatted(to)
                                : "{\"to\": \"%s\", \"reason\": \"%s\"}".formatted(to, reason));
    }

    private static String[] way(@Nullable String stage) {
        if (stage == null) {
            return new String[0];
        }
        return stage.equals("beta") ? new String[] {"beta"} : new String[] {"beta", stage};
    }
}
