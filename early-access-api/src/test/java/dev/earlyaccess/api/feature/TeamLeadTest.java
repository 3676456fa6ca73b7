package dev.earlyaccess.api.feature;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earlyaccess.api.problem.Problem;
import dev.earlyaccess.apitest.Api;
import dev.earlyaccess.apitest.ApiTest;
import dev.earlyaccess.apitest.Caller;
import dev.earlyaccess.apitest.Response;
import dev.earlyaccess.apitest.Tokens;
import dev.earlyaccess.testing.HandMovedClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A team lead with the role STAFF alone takes a feature from a concept to everybody. No admin does anything. */
@ApiTest
class TeamLeadTest {

    private static final String FEATURES = "/api/v1/admin/features";
    private static final String QUIET_HOURS = FEATURES + "/quiet-hours";
    private static final Duration NOTICE = Duration.ofDays(14);

    private final Api api;
    private final HandMovedClock clock;

    TeamLeadTest(Api api, HandMovedClock clock) {
        this.api = api;
        this.clock = clock;
    }

    private Caller tessa() {
        return api.withToken(Tokens.with(
                "tessa", Map.of("roles", List.of("STAFF"), "email", "tessa@example.com", "name", "Tessa Lead")));
    }

    private Caller ada() {
        return api.withToken(Tokens.with("ada", Map.of("email", "ada@example.com", "name", "Ada")));
    }

    @Test
    void releasesAFeatureToEverybody() {
        announce();
        launch();
        listen();
        release();

        assertThat(api.as("bob")
                        .get("/api/v1/features/quiet-hours")
                        .is(200)
                        .field("enabled")
                        .booleanValue())
                .isTrue();
        assertThat(tessa().get(QUIET_HOURS + "/transitions").is(200).items("to"))
                .containsExactly("concept", "beta", "general-availability");
        isToldByTheAuditTrail();
    }

    private void announce() {
        Response created = tessa().post(FEATURES, """
                        {"name": "Quiet hours", "description": "No notifications at night.", "size": "major"}""").is(201);
        assertThat(created.text("stage")).isEqualTo("concept");
        assertThat(created.text("owner.email")).isEqualTo("tessa@example.com");
        ada().put("/api/v1/features/quiet-hours/enrollment").is(200);
        tessa().post(QUIET_HOURS + "/transitions", "{\"to\": \"beta\"}").is(Problem.NOT_READY_FOR_BETA);
        tessa().patch(QUIET_HOURS, "{\"documentationUrl\": \"https://docs.example.com\"}")
                .is(200);
    }

    private void launch() {
        tessa().post(QUIET_HOURS + "/transitions", "{\"to\": \"beta\"}").is(201);

        assertThat(ada().get("/api/v1/features/quiet-hours").field("enabled").booleanValue())
                .isTrue();
    }

    private void listen() {
        ada().post("/api/v1/features/quiet-hours/feedback", "{\"text\": \"And on Sundays?\"}")
                .is(201);
        tessa().post("/api/v1/admin/feedback/1/reply", "{\"text\": \"From next week on.\"}")
                .is(201);
        tessa().post(QUIET_HOURS + "/updates", "{\"subject\": \"Sundays\", \"markdown\": \"Sundays are quiet now.\"}")
                .is(201);
    }

    private void release() {
        String move = "{\"to\": \"general-availability\", \"reason\": \"All like it.\"%s}";
        tessa().post(QUIET_HOURS + "/transitions", move.formatted(", \"overrideChecklist\": true"))
                .is(Problem.FORBIDDEN);
        List<String> unmet = tessa().post(QUIET_HOURS + "/transitions", move.formatted(""))
                .is(Problem.CHECKLIST_UNMET)
                .each("unmet", "item");
        assertThat(unmet).hasSizeGreaterThan(2);
        unmet.forEach(item -> tessa().put(
                        QUIET_HOURS + "/checklist/" + item,
                        "{\"evidence\": \"https://example.com/%s\"}".formatted(item))
                .is(200));
        clock.set(HandMovedClock.MON_1_JUNE.plus(NOTICE));
        tessa().post(QUIET_HOURS + "/transitions", move.formatted("")).is(201);
    }

    private void isToldByTheAuditTrail() {
        Response trail = api.admin()
                .get("/api/v1/admin/audit?feature=quiet-hours&limit=200")
                .is(200);

        List<String> actions = new ArrayList<>(trail.items("action"));
        Collections.reverse(actions);
        assertThat(actions)
                .containsSubsequence(
                        "feature-created",
                        "feature-changed",
                        "stage-changed",
                        "feedback-replied",
                        "update-posted",
                        "checklist-item-recorded",
                        "stage-changed");
        assertThat(trail.field("items")).allSatisfy(entry -> {
            assertThat(entry.at("/actor/userId").asString()).isEqualTo("tessa");
            assertThat(entry.at("/actor/name").asString()).isEqualTo("Tessa Lead");
        });
    }
}
