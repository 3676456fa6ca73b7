package dev.earlyaccess.api.feature;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earlyaccess.api.problem.Problem;
import dev.earlyaccess.apitest.Api;
import dev.earlyaccess.apitest.ApiTest;
import dev.earlyaccess.apitest.Response;
import dev.earlyaccess.apitest.Tokens;
import dev.earlyaccess.testing.HandMovedClock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** All features in a few numbers. */
@ApiTest
class OverviewTest {

    private static final String OVERVIEW = "/api/v1/admin/overview";

    private final Api api;
    private final HandMovedClock clock;

    OverviewTest(Api api, HandMovedClock clock) {
        this.api = api;
        this.clock = clock;
    }

    @Test
    void showsAFeatureInAFewNumbers() {
        api.feature("dark-mode", "beta");
        api.feature("voice-notes");
        List.of("ada", "alan").forEach(user -> optsIn(user, "dark-mode"));
        clock.forward(Duration.ofDays(1));
        optsIn("barbara", "dark-mode");
        api.as("alan").delete("/api/v1/features/dark-mode/enrollment").is(200);
        rates("ada", 5);
        rates("alan", 2);

        JsonNode feature = api.admin().get(OVERVIEW).is(200).json().get("items").get(0);

        assertThat(feature.get("trend").get("joined").size()).isEqualTo(30);
        assertThat(feature.get("trend").get("joined").get(28).longValue()).isEqualTo(2);
        assertThat(feature.get("trend").get("left").get(29).longValue()).isEqualTo(1);
        ((tools.jackson.databind.node.ObjectNode) feature.get("trend")).remove(List.of("joined", "left"));
        assertThat(feature).isEqualTo(Response.json("""
                {"key": "dark-mode", "name": "DARK-MODE", "stage": "beta", "stageSince": "2026-06-01T09:00:00Z",
                 "createdAt": "2026-06-01T09:00:00Z", "targetDate": null,
                 "owner": {"name": "Design systems", "email": "design@example.com", "team": "Design"}, "mine": false, "size": "minor", "newProduct": false, "metered": false, "version": 1,
                 "counts": {"interested": 0, "optedIn": 2, "optedOut": 1}, "feedback": {"count": 2, "meanRating": 3.5, "unread": 2},
                 "trend": {"from": "2026-05-04"}, "attention": []}"""));
    }

    @Test
    void marksWhatNeedsAttention() {
        api.feature("dark-mode", "beta");
        api.feature("voice-notes");
        clock.forward(Duration.ofDays(100));

        assertThat(api.admin().get(OVERVIEW).is(200).json().get("items").get(0).get("attention"))
                .isEqualTo(Response.json("[\"quiet-for-90-days\"]"));
        assertThat(api.admin().get(OVERVIEW).json().get("items").get(1).get("attention"))
                .isEqualTo(Response.json("[]"));
    }

    @Test
    void isReadPageByPageAndByStage() {
        List.of("c", "a", "b").forEach(api::feature);
        api.move("b", "beta");

        Response first = api.admin().get(OVERVIEW + "?limit=2").is(200);
        assertThat(first.items("key")).containsExactly("a", "b");
        assertThat(api.admin()
                        .get(OVERVIEW + "?limit=2&after=" + first.text("next"))
                        .items("key"))
                .containsExactly("c");
        assertThat(api.admin().get(OVERVIEW + "?stage=beta").items("key")).containsExactly("b");
        assertThat(api.admin().get(OVERVIEW + "?stage=archived").is(200).items("key"))
                .isEmpty();
    }

    @Test
    void showsStaffTheirOwnFeatures() {
        api.feature("dark-mode");
        api.admin().post("/api/v1/admin/features", """
                {"name": "Voice notes", "owner": {"name": "Mona", "email": "mona@example.com"}}""").is(201);

        assertThat(api.withToken(Tokens.with(
                                "mona", Map.of("roles", "STAFF", "email", "mona@example.com", "email_verified", true)))
                        .get(OVERVIEW)
                        .is(200)
                        .items("key"))
                .containsExactly("voice-notes");
        assertThat(api.withToken(Tokens.with("vera", Map.of("roles", "VIEWER")))
                        .get(OVERVIEW)
                        .is(200)
                        .body())
                .doesNotContain("@");
        api.as("ada").get(OVERVIEW).is(Problem.FORBIDDEN);
    }

    @Test
    void saysWhatIsMineWithoutAddresses() {
        api.feature("dark-mode");
        api.admin()
                .post("/api/v1/admin/features", "{\"name\": \"Voice notes\", \"managers\": [\"Mona@example.com\"]}")
                .is(201);
        Map<String, Object> mona =
                Map.of("roles", List.of("STAFF", "VIEWER"), "email", "mona@example.com", "email_verified", true);

        Response overview =
                api.withToken(Tokens.with("mona", mona)).get(OVERVIEW).is(200);
        assertThat(overview.items("key")).containsExactly("dark-mode", "voice-notes");
        assertThat(overview.items("mine")).containsExactly("false", "true");
        assertThat(overview.body()).doesNotContain("@");
    }

    @ParameterizedTest
    @ValueSource(strings = {"limit=0", "limit=201", "after=%21", "stage=x"})
    void wantsParametersThatMakeSense(String query) {
        api.admin().get(OVERVIEW + "?" + query).isInvalid(query.split("=")[0]);
    }

    private void optsIn(String user, String feature) {
        api.as(user).put("/api/v1/features/" + feature + "/enrollment").is(200);
    }

    private void rates(String user, int rating) {
        api.as(user)
                .post("/api/v1/features/dark-mode/feedback", "{\"rating\": %d}".formatted(rating))
                .is(201);
    }
}
