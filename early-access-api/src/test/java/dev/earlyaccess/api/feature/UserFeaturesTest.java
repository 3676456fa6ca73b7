package dev.earlyaccess.api.feature;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earlyaccess.api.problem.Problem;
import dev.earlyaccess.apitest.Api;
import dev.earlyaccess.apitest.ApiTest;
import dev.earlyaccess.apitest.Caller;
import dev.earlyaccess.apitest.Response;
import dev.earlyaccess.apitest.Tokens;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a company's backend reads and does for its users, with a key of the role server. */
@ApiTest
class UserFeaturesTest {

    private static final String ADAS = "/api/v1/users/ada/features";

    private final Api api;
    private Caller backend;

    UserFeaturesTest(Api api) {
        this.api = api;
    }

    @BeforeEach
    void key() {
        api.feature("dark-mode", "beta");
        api.admin().patch("/api/v1/admin/features/dark-mode", """
                {"translations": {"de": {"name": "Dunkelmodus"}}}""").is(200);
        backend = api.machine("server");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/dark-mode", "?stage=beta,concept", "?stage=archived"})
    void seesWhatTheUserSees(String read) {
        Caller ada = api.withToken(Tokens.with("ada", Map.of("locale", "de")));
        ada.put("/api/v1/features/dark-mode/enrollment").is(200);
        Response own = ada.get("/api/v1/features" + read).is(200);

        Response passed = backend.get(ADAS + read, "Accept-Language", "en").is(200);

        assertThat(passed.json()).isEqualTo(own.json());
        assertThat(passed.header("etag")).isEqualTo(own.header("etag"));
        assertThat(passed.header("vary").split(", ")).contains("Authorization", "X-API-Key");
        assertThat(passed.header("cache-control")).isEqualTo(own.header("cache-control"));
        backend.get(ADAS + read, "If-None-Match", own.header("etag")).is(304);
        backend.get("/api/v1/users/alan/features" + read, "If-None-Match", own.header("etag"))
                .is(200);
    }

    @Test
    void passesOnChoices() {
        Response in = backend.put(ADAS + "/dark-mode/enrollment").is(200);

        assertThat(in.text("status")).isEqualTo("opted-in");
        assertThat(in.text("origin")).isEqualTo("self");
        assertThat(api.as("ada").get("/api/v1/features/dark-mode").text("enabled"))
                .isEqualTo("true");
        assertThat(backend.delete(ADAS + "/dark-mode/enrollment").is(200).text("status"))
                .isEqualTo("opted-out");
        assertThat(backend.get(ADAS + "/dark-mode").text("enabled")).isEqualTo("false");
        assertThat(backend.get("/api/v1/users/alan/features/dark-mode").text("enrollment.status"))
                .isEqualTo("none");
    }

    @Test
    void passesOnFeedback() {
        String body = "{\"text\": \"Too dark.\", \"rating\": 3}";
        Response given = backend.post(ADAS + "/dark-mode/feedback", body).is(201);

        assertThat(api.as("ada")
                        .post("/api/v1/features/dark-mode/feedback", body)
                        .is(201)
                        .json())
                .isEqualTo(given.json());
        Response entry =
                api.admin().get("/api/v1/admin/feedback/" + given.text("id")).is(200);
        assertThat(entry.text("text")).isEqualTo("Too dark.");
        assertThat(entry.body()).contains("\"ada\"").doesNotContain("api-key");
    }

    @Test
    void knowsUsersThatNeverCalled() {
        assertThat(backend.get("/api/v1/users/new%20user/features", "Accept-Language", "de")
                        .is(200)
                        .each("features", "name"))
                .containsExactly("Dunkelmodus");
        backend.put("/api/v1/users/new%20user/features/dark-mode/enrollment").is(200);
        assertThat(api.admin()
                        .get("/api/v1/admin/features/dark-mode/enrollments")
                        .items("userId"))
                .containsExactly("new user");
        backend.get("/api/v1/users/%20/features").isInvalid("userId");
    }

    @Test
    void isToldWhatIsClosed() {
        api.move("dark-mode", "archived");

        backend.put(ADAS + "/dark-mode/enrollment").is(Problem.CLOSED_FOR_ENROLLMENT);
        backend.post(ADAS + "/dark-mode/feedback", "{\"rating\": 1}").is(Problem.CLOSED_FOR_FEEDBACK);
        backend.get(ADAS + "/nothing").is(Problem.FEATURE_NOT_FOUND);
        backend.post(ADAS + "/dark-mode/feedback", "{\"rating\": 6}").isInvalid("rating");
    }

    @Test
    void mayDoNothingElse() {
        for (String path : new String[] {"features", "features/dark-mode", "api-keys", "feedback", "webhooks"}) {
            assertThat(backend.get("/api/v1/admin/" + path)
                            .is(Problem.FORBIDDEN)
                            .text("detail"))
                    .contains("VIEWER");
        }
        backend.put("/api/v1/admin/features/dark-mode/enrollments/ada").is(Problem.FORBIDDEN);
        backend.get("/api/v1/features").is(Problem.FORBIDDEN);
    }

    @Test
    void isNoUserAndNoEditor() {
        for (Caller other : new Caller[] {api.as("ada"), api.machine("editor"), api.machine("viewer")}) {
            assertThat(other.get(ADAS).is(Problem.FORBIDDEN).text("detail")).contains("SERVER");
            other.put(ADAS + "/dark-mode/enrollment").is(Problem.FORBIDDEN);
            other.delete(ADAS + "/dark-mode/enrollment").is(Problem.FORBIDDEN);
            other.post(ADAS + "/dark-mode/feedback", "{\"rating\": 1}").is(Problem.FORBIDDEN);
        }
        api.machine("admin").get(ADAS).is(200);
        api.admin().get(ADAS).is(200);
        api.withToken(Tokens.of("backend", "SERVER")).get(ADAS).is(Problem.FORBIDDEN);
    }
}
