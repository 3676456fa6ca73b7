package dev.earlyaccess.api.feature;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earlyaccess.api.problem.Problem;
import dev.earlyaccess.apitest.Api;
import dev.earlyaccess.apitest.ApiTest;
import dev.earlyaccess.apitest.Response;
import dev.earlyaccess.apitest.Tokens;
import dev.earlyaccess.user.UserId;
import dev.earlyaccess.user.Users;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** An admin's word on a user's behalf. */
@ApiTest
class OnBehalfTest {

    private static final String ENROLLMENTS = "/api/v1/admin/features/dark-mode/enrollments/";

    private final Api api;
    private final Users users;

    OnBehalfTest(Api api, Users users) {
        this.api = api;
        this.users = users;
    }

    @Test
    void theLatestChoiceOfUserOrAdminCounts() {
        api.feature("dark-mode", "beta");
        signIn("ada");

        assertThat(api.admin().put(ENROLLMENTS + "ada").is(200).json()).isEqualTo(Response.json("""
                {"status": "opted-in", "origin": "admin", "since": "2026-06-01T09:00:00Z"}"""));
        assertThat(api.as("ada")
                        .get("/api/v1/features/dark-mode")
                        .field("enabled")
                        .booleanValue())
                .isTrue();
        assertThat(api.as("ada").delete("/api/v1/features/dark-mode/enrollment").text("origin"))
                .isEqualTo("self");
        assertThat(api.admin().put(ENROLLMENTS + "ada").is(200).text("origin")).isEqualTo("admin");
        assertThat(api.admin().delete(ENROLLMENTS + "ada").is(200).json()).isEqualTo(Response.json("""
                {"status": "opted-out", "origin": "admin", "since": "2026-06-01T09:00:00Z"}"""));
    }

    private void signIn(String user) {
        api.as(user).get("/api/v1/features").is(200);
    }

    @Test
    void optsInNobodyWhoIsCalledLikeAnApiKey() {
        api.feature("dark-mode");

        assertThat(api.admin()
                        .put(ENROLLMENTS + "api-key:Build%20server", "{\"create\": true}")
                        .isInvalid("userId")
                        .text("detail"))
                .contains("the names of API keys");
        api.machine("server")
                .put("/api/v1/users/api-key:Build%20server/features/dark-mode/enrollment")
                .isInvalid("userId");
    }

    @Test
    void optsInAUserNeverSeenBeforeOnlyIfAskedTo() {
        api.feature("dark-mode");

        api.admin().put(ENROLLMENTS + "stranger").is(Problem.USER_NOT_FOUND);
        api.admin().put(ENROLLMENTS + "stranger", "{}").is(Problem.USER_NOT_FOUND);
        api.admin().put(ENROLLMENTS + "stranger", "{\"create\": false}").is(Problem.USER_NOT_FOUND);
        assertThat(api.admin()
                        .put(ENROLLMENTS + "stranger", "{\"create\": true}")
                        .is(200)
                        .text("status"))
                .isEqualTo("interested");

        assertThat(users.find(new UserId("stranger"))).isEmpty();
        api.admin().put(ENROLLMENTS + "stranger").is(200);
        assertThat(api.admin().delete(ENROLLMENTS + "stranger").is(200).text("status"))
                .isEqualTo("none");
    }

    @Test
    void optsNobodyOutWhomItHasNeverSeen() {
        api.feature("dark-mode", "beta");

        assertThat(api.admin()
                        .delete(ENROLLMENTS + "stranger")
                        .is(Problem.USER_NOT_FOUND)
                        .text("detail"))
                .contains("stranger");

        assertThat(api.admin()
                        .get("/api/v1/admin/features/dark-mode/enrollments")
                        .items("userId"))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"create\": \"true\"} | create",
                "{\"create\": 1} | create",
                "{\"creat\": true} | creat",
                "[] | body",
                "{\"create\": true, \"create\": false} | body",
                "{ | body"
            })
    void readsTheBodyStrictly(String body, String field) {
        api.feature("dark-mode");

        api.admin().put(ENROLLMENTS + "ada", body).isInvalid(field);

        api.admin().put(ENROLLMENTS + "ada").is(Problem.USER_NOT_FOUND);
    }

    @Test
    void adminCallsChangeNoAddress() {
        api.feature("dark-mode");
        api.withToken(Tokens.with("ada", Map.of("email", "ada@example.com")))
                .get("/api/v1/features")
                .is(200);

        api.withToken(Tokens.with("grace", Map.of("roles", List.of("ADMIN"), "email", "grace@example.com")))
                .put(ENROLLMENTS + "ada")
                .is(200);

        assertThat(users.find(new UserId("ada")).orElseThrow().email()).isEqualTo("ada@example.com");
        assertThat(users.find(new UserId("grace"))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "acme/ada",
                "/",
                "a%2Fb",
                "ada@example.com",
                "auth0|42",
                "a b",
                " a",
                "https://idp.example/users/7",
                "EXAMPLE\\ada",
                "org;ada",
                "org;role=x/../ada",
                "//",
                "../ada",
                "a/./b",
                "\\\\server\\ada",
                "50%25",
                "%2F",
                "a.b.",
                ".a",
                "ada,1",
                "ädä",
                "山田",
                "a+b",
                "😀",
                "a?b#c",
                "launch"
            })
    void takesUserIdsOfEveryKind(String id) {
        api.feature("dark-mode", "beta");

        String encoded = URLEncoder.encode(id, StandardCharsets.UTF_8).replace("+", "%20");
        api.admin().put(ENROLLMENTS + encoded, "{\"create\": true}").is(200);

        assertThat(api.admin()
                        .get("/api/v1/admin/features/dark-mode/enrollments")
                        .items("userId"))
                .containsExactly(id);
        assertThat(api.as(id).get("/api/v1/features/dark-mode").field("enabled").booleanValue())
                .isTrue();
        assertThat(api.admin().delete(ENROLLMENTS + encoded).is(200).text("status"))
                .isEqualTo("opted-out");
    }

    @ParameterizedTest
    @ValueSource(strings = {"%20", "a%0Ab", "a%00", "%7F"})
    void wantsAUserId(String id) {
        api.feature("dark-mode");

        Response refusal = api.admin().put(ENROLLMENTS + id).is(Problem.INVALID_REQUEST);

        assertThat(refusal.body()).doesNotContain("\u0000");
        api.admin().put(ENROLLMENTS + "x".repeat(256)).isInvalid("userId");
        api.admin().put(ENROLLMENTS + "x".repeat(255), "{\"create\": true}").is(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"general-availability", "archived"})
    void refusesChoicesWhereEnrollmentIsClosed(String stage) {
        api.feature("dark-mode", "beta", stage);

        assertThat(api.admin()
                        .put(ENROLLMENTS + "ada")
                        .is(Problem.CLOSED_FOR_ENROLLMENT)
                        .text("stage"))
                .isEqualTo(stage);
        api.admin().delete(ENROLLMENTS + "ada").is(Problem.CLOSED_FOR_ENROLLMENT);
    }

    @Test
    void respondsWith404ForAnUnknownFeature() {
        api.admin().put(ENROLLMENTS + "ada").is(Problem.FEATURE_NOT_FOUND);
        api.admin().delete(ENROLLMENTS + "ada").is(Problem.FEATURE_NOT_FOUND);
    }
}
