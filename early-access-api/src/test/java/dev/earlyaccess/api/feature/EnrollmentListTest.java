package dev.earlyaccess.api.feature;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earlyaccess.api.problem.Problem;
import dev.earlyaccess.apitest.Api;
import dev.earlyaccess.apitest.ApiTest;
import dev.earlyaccess.apitest.Caller;
import dev.earlyaccess.apitest.Response;
import dev.earlyaccess.apitest.Tokens;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Who is in and who is out. */
@ApiTest
class EnrollmentListTest {

    private static final String ENROLLMENTS = "/api/v1/admin/features/dark-mode/enrollments";

    private final Api api;
    private final JdbcClient jdbc;

    EnrollmentListTest(Api api, JdbcClient jdbc) {
        this.api = api;
        this.jdbc = jdbc;
    }

    @Test
    void showsStatusOriginAndTime() {
        api.feature("dark-mode");
        optsIn("ada");
        api.move("dark-mode", "beta");
        api.admin().put(ENROLLMENTS + "/alan", "{\"create\": true}").is(200);
        api.as("barbara").delete("/api/v1/features/dark-mode/enrollment").is(200);

        assertThat(api.admin().get(ENROLLMENTS).is(200).json()).isEqualTo(Response.json("""
                {"items": [
                    {"userId": "ada", "name": null, "email": null, "status": "opted-in", "origin": "launch", "since": "2026-06-01T09:00:00Z"},
                    {"userId": "alan", "name": null, "email": null, "status": "opted-in", "origin": "admin", "since": "2026-06-01T09:00:00Z"},
                    {"userId": "barbara", "name": null, "email": null, "status": "opted-out", "origin": "self", "since": "2026-06-01T09:00:00Z"}],
                 "next": null}"""));
    }

    @Test
    void filtersByWhatTheStageReads() {
        api.feature("dark-mode");
        optsIn("ada");
        assertThat(users("?status=interested")).containsExactly("ada");
        assertThat(users("?status=opted-in")).isEmpty();

        api.move("dark-mode", "beta");
        optsIn("alan");
        api.as("barbara").delete("/api/v1/features/dark-mode/enrollment").is(200);

        assertThat(users("?status=interested")).isEmpty();
        assertThat(users("?status=opted-in")).containsExactly("ada", "alan");
        assertThat(users("?status=opted-out")).containsExactly("barbara");
        assertThat(users("?status=opted-out,opted-in")).containsExactly("ada", "alan", "barbara");
        assertThat(users("?status=")).containsExactly("ada", "alan", "barbara");
        assertThat(users("?status=none")).isEmpty();
    }

    @Test
    void findsUsersLikeTheListOfUsers() {
        api.feature("dark-mode");
        List.of("ada", "adele", "alan").forEach(this::optsIn);
        jdbc.sql("update users set name = 'Ada Lovelace', email = 'countess@example.com' where user_id = 'ada'")
                .update();
        api.admin().put(ENROLLMENTS + "/never-seen", "{\"create\": true}").is(200);

        assertThat(users("?user=AD")).containsExactly("ada", "adele");
        assertThat(users("?user=love")).containsExactly("ada");
        assertThat(users("?user=countess@")).containsExactly("ada");
        assertThat(users("?user=never-seen")).containsExactly("never-seen");
        assertThat(users("?user=never")).isEmpty();
        assertThat(users("?user=")).containsExactly("ada", "adele", "alan", "never-seen");
        assertThat(users("?user=ad&status=opted-out")).isEmpty();
        assertThat(users("?user=ad&limit=1")).containsExactly("ada");
        assertThat(users("?user=ad&limit=1&after="
                        + api.admin().get(ENROLLMENTS + "?user=ad&limit=1").text("next")))
                .containsExactly("adele");
        Caller viewer = api.withToken(Tokens.with("vera", Map.of("roles", "VIEWER")));
        assertThat(viewer.get(ENROLLMENTS + "?user=countess@").is(200).items("userId"))
                .isEmpty();
        assertThat(viewer.get(ENROLLMENTS + "?user=love").is(200).body())
                .contains("Ada")
                .doesNotContain("countess");
    }

    @ParameterizedTest
    @ValueSource(strings = {"%00", "a%0Ab"})
    void wantsAReadableText(String user) {
        api.feature("dark-mode");

        api.admin().get(ENROLLMENTS + "?user=" + user).isInvalid("user");
    }

    @Test
    void pagesNeitherSkipNorRepeatUsers() {
        api.feature("dark-mode");
        List.of("b", "d", "f", "h", "k").forEach(this::optsIn);
        List<String> seen = new ArrayList<>();

        Response page = api.admin().get(ENROLLMENTS + "?limit=2").is(200);
        seen.addAll(page.items("userId"));
        optsIn("a");
        optsIn("e");
        api.as("d").delete("/api/v1/features/dark-mode/enrollment").is(200);
        api.as("h").delete("/api/v1/features/dark-mode/enrollment").is(200);
        while (!page.field("next").isNull()) {
            page = api.admin()
                    .get(ENROLLMENTS + "?limit=2&after=" + page.text("next"))
                    .is(200);
            seen.addAll(page.items("userId"));
        }

        assertThat(seen).containsExactly("b", "d", "e", "f", "k");
    }

    /** In whatever order the database sorts, every user comes exactly once. */
    @Test
    void pagesThroughUserIdsOfEveryKind() {
        api.feature("dark-mode");
        List<String> ids = List.of("Zoe", "ada", "Ada", "ärger", "😀", "a/b", "a b", "-a", "_a", "auth0|42", "zzz");
        ids.forEach(this::optsIn);
        List<String> seen = new ArrayList<>();

        for (String query = "?limit=2"; query != null; ) {
            Response page = api.admin().get(ENROLLMENTS + query).is(200);
            seen.addAll(page.items("userId"));
            query = page.field("next").isNull() ? null : "?limit=2&after=" + page.text("next");
        }

        assertThat(seen).containsExactlyInAnyOrderElementsOf(ids);
    }

    @ParameterizedTest
    @ValueSource(strings = {"in", "OPTED_IN", "opted-in,x", ","})
    void wantsStatusesThatExist(String status) {
        api.feature("dark-mode");

        api.admin().get(ENROLLMENTS + "?status=" + status).isInvalid("status");
    }

    @Test
    void respondsWith404ForAnUnknownFeature() {
        api.admin().get(ENROLLMENTS).is(Problem.FEATURE_NOT_FOUND);
    }

    private void optsIn(String user) {
        api.as(user).put("/api/v1/features/dark-mode/enrollment").is(200);
    }

    private List<String> users(String query) {
        return api.admin().get(ENROLLMENTS + query).is(200).items("userId");
    }
}
