package dev.earlyaccess.api.feature;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earlyaccess.api.problem.Problem;
import dev.earlyaccess.apitest.Api;
import dev.earlyaccess.apitest.ApiTest;
import dev.earlyaccess.apitest.Response;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who is in and who is out. */
@ApiTest
class EnrollmentListTest {

    private static final String ENROLLMENTS = "/api/v1/admin/features/dark-mode/enrollments";

    private final Api api;

    EnrollmentListTest(Api api) {
        this.api = api;
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
                    {"userId": "ada", "status": "opted-in", "origin": "launch", "since": "2026-06-01T09:00:00Z"},
                    {"userId": "alan", "status": "opted-in", "origin": "admin", "since": "2026-06-01T09:00:00Z"},
                    {"userId": "barbara", "status": "opted-out", "origin": "self", "since": "2026-06-01T09:00:00Z"}],
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
