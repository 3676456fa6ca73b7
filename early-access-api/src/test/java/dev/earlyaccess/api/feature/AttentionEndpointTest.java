package dev.earlyaccess.api.feature;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earlyaccess.api.problem.Problem;
import dev.earlyaccess.apitest.Api;
import dev.earlyaccess.apitest.ApiTest;
import dev.earlyaccess.apitest.Response;
import dev.earlyaccess.apitest.Tokens;
import dev.earlyaccess.feature.FeatureKey;
import dev.earlyaccess.feedback.FeedbackInbox;
import dev.earlyaccess.testing.HandMovedClock;
import dev.earlyaccess.usage.EvaluationCounts;
import dev.earlyaccess.user.UserId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which features stand still, as admins see it. */
@ApiTest
class AttentionEndpointTest {

    private static final String ATTENTION = "/api/v1/admin/attention";

    private final Api api;
    private final FeedbackInbox inbox;
    private final EvaluationCounts evaluations;
    private final HandMovedClock clock;

    AttentionEndpointTest(Api api, FeedbackInbox inbox, EvaluationCounts evaluations, HandMovedClock clock) {
        this.evaluations = evaluations;
        this.api = api;
        this.inbox = inbox;
        this.clock = clock;
    }

    @Test
    void ignoresFeaturesThatMakeProgress() {
        api.feature("a-concept");
        api.feature("a-beta", "beta");

        assertThat(api.admin().get(ATTENTION).is(200).json())
                .isEqualTo(Response.json("{\"items\": [], \"next\": null, \"pausedSenders\": []}"));
    }

    @Test
    void listsAnOldConceptPastItsTargetDate() {
        api.admin().post("/api/v1/admin/features", """
                        {"key": "voice-notes", "name": "Voice notes", "targetDate": "2026-08-31"}""").is(201);
        clock.set(Instant.parse("2027-01-01T09:00:00Z"));

        assertThat(api.admin().get(ATTENTION).is(200).json()).isEqualTo(Response.json("""
                {"items": [{
                   "key": "voice-notes", "name": "Voice notes", "stage": "concept", "stageSince": "2026-06-01T09:00:00Z",
                   "targetDate": "2026-08-31", "owner": null, "reasons": ["past-target-date", "older-than-six-months"],
                   "since": "2026-09-01T00:00:00Z", "lastSignOfLife": "2026-06-01T09:00:00Z", "evaluations": null,
                   "whatToDo": "The target date has passed: set a new date, make the feature a beta, or archive it. \
                The feature has been a concept for more than six months: make it a beta, or archive it."}],
                 "next": null, "pausedSenders": []}"""));
    }

    @Test
    void isNeededByABetaThatIsQuiet() {
        api.feature("dark-mode", "beta");
        clock.forward(Duration.ofDays(10));
        inbox.give(new FeatureKey("dark-mode"), new UserId("ada"), "Too dark", 2, clock.instant());
        clock.forward(Duration.ofDays(90));

        assertThat(api.admin().get(ATTENTION).is(200).json()).isEqualTo(Response.json("""
                {"items": [{
                   "key": "dark-mode", "name": "DARK-MODE", "stage": "beta", "stageSince": "2026-06-01T09:00:00Z",
                   "targetDate": null,
                   "owner": {"name": "Design systems", "email": "design@example.com", "team": "Design"},
                   "reasons": ["quiet-for-90-days"], "since": "2026-09-09T09:00:00Z",
                   "lastSignOfLife": "2026-06-11T09:00:00Z", "evaluations": null,
                   "whatToDo": "For 90 days there was no change, no update and no feedback: post an update, make the \
                feature generally available, pull it back, or archive it."}],
                 "next": null, "pausedSenders": []}"""));
    }

    @Test
    void isNeededByAnAvailableFeatureThatCodeAsksFor() {
        List.of("cleaned-up", "dark-mode").forEach(key -> {
            api.feature(key, "beta");
            api.move(key, "general-availability");
        });
        clock.set(Instant.parse("2026-07-01T08:59:59Z"));
        evaluated("dark-mode");
        assertThat(listed("")).isEmpty();
        clock.set(Instant.parse("2026-07-01T09:00:00Z"));
        evaluated("dark-mode");

        assertThat(api.admin().get(ATTENTION).is(200).json()).isEqualTo(Response.json("""
                {"items": [{
                   "key": "dark-mode", "name": "DARK-MODE", "stage": "general-availability",
                   "stageSince": "2026-06-01T09:00:00Z", "targetDate": null,
                   "owner": {"name": "Design systems", "email": "design@example.com", "team": "Design"},
                   "reasons": ["still-evaluated"], "since": "2026-07-01T09:00:00Z",
                   "lastSignOfLife": "2026-06-01T09:00:00Z", "evaluations": 2,
                   "whatToDo": "The feature has been generally available for 30 days, and application code still asks for \
                it alone: remove the check from the code."}],
                 "next": null, "pausedSenders": []}"""));
        clock.set(Instant.parse("2026-07-07T23:59:59Z"));
        assertThat(listed("")).containsExactly("dark-mode");
        clock.set(Instant.parse("2026-07-08T00:00:00Z"));
        assertThat(listed("")).isEmpty();
    }

    private void evaluated(String key) {
        api.as("ada").get("/api/v1/features/" + key).is(200);
        evaluations.write();
    }

    @Test
    void endsWithAChangeOrWithTheNextStep() {
        api.feature("dark-mode", "beta");
        api.feature("smart-search", "beta");
        api.feature("voice-notes");
        api.feature("zen-mode");
        clock.forward(Duration.ofDays(365));
        assertThat(listed("")).containsExactly("dark-mode", "smart-search", "voice-notes", "zen-mode");

        api.admin()
                .patch("/api/v1/admin/features/dark-mode", "{\"description\": \"Darker.\"}")
                .is(200);
        api.move("smart-search", "general-availability");
        api.move("voice-notes", "beta");
        api.move("zen-mode", "archived");
        assertThat(listed("")).isEmpty();
    }

    @Test
    void isNotDoneByAChangeThatChangesNothing() {
        api.feature("dark-mode", "beta");
        clock.forward(Duration.ofDays(90));

        api.admin()
                .patch("/api/v1/admin/features/dark-mode", "{\"description\": \"What it is for.\"}")
                .is(200);
        assertThat(listed("")).containsExactly("dark-mode");
    }

    @Test
    void isReadPageByPage() {
        List.of("d", "b", "e", "a", "c").forEach(api::feature);
        clock.forward(Duration.ofDays(365));
        api.feature("bb");
        List<String> seen = new ArrayList<>();

        Response page = api.admin().get(ATTENTION + "?limit=2").is(200);
        seen.addAll(page.items("key"));
        while (!page.field("next").isNull()) {
            page = api.admin()
                    .get(ATTENTION + "?limit=2&after=" + page.text("next"))
                    .is(200);
            seen.addAll(page.items("key"));
        }

        assertThat(seen).containsExactly("a", "b", "c", "d", "e");
        assertThat(api.admin().get(ATTENTION + "?limit=5").field("next").isNull())
                .isTrue();
    }

    @Test
    void isListedForOneOwner() {
        api.feature("dark-mode");
        api.admin().post("/api/v1/admin/features", """
                        {"name": "Voice notes", "owner": {"name": "Mona", "email": "Mona@Example.com"}}""").is(201);
        clock.forward(Duration.ofDays(365));

        assertThat(listed("?owner=")).containsExactly("dark-mode", "voice-notes");
        assertThat(listed("?owner=mona@EXAMPLE.com")).containsExactly("voice-notes");
        assertThat(listed("?owner=nobody@example.com")).isEmpty();
        assertThat(listed("?owner=mona@example.com&limit=1&after="
                        + api.admin().get(ATTENTION + "?limit=1").text("next")))
                .containsExactly("voice-notes");
    }

    @ParameterizedTest
    @ValueSource(strings = {"owner=mona", "owner=%00", "owner=a@b@c", "limit=0", "limit=201", "limit=x", "after=%21"})
    void wantsParametersThatMakeSense(String query) {
        api.admin().get(ATTENTION + "?" + query).isInvalid(query.split("=")[0]);
    }

    @Test
    void isForAdmins() {
        api.as("ada").get(ATTENTION).is(Problem.FORBIDDEN);
        api.withToken(Tokens.with("ada", Map.of("roles", "STAFF")))
                .get(ATTENTION)
                .is(Problem.FORBIDDEN);
    }

    private List<String> listed(String query) {
        return api.admin().get(ATTENTION + query).is(200).items("key");
    }
}
