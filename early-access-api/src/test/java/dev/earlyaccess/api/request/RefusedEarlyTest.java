package dev.earlyaccess.api.request;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earlyaccess.api.problem.Problem;
import dev.earlyaccess.apitest.Api;
import dev.earlyaccess.apitest.ApiTest;
import dev.earlyaccess.apitest.Caller;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is refused before anything is done. */
@ApiTest
class RefusedEarlyTest {

    private static final String FEATURES = "/api/v1/admin/features";

    private final Api api;

    RefusedEarlyTest(Api api) {
        this.api = api;
    }

    @ParameterizedTest
    @ValueSource(strings = {"image/png", "text/html", "application/xml, text/csv"})
    void changesNothingForAClientThatAcceptsNoJson(String accept) {
        api.admin().post(FEATURES, "{\"name\": \"Picture\"}", "Accept", accept).is(Problem.NOT_ACCEPTABLE);

        api.admin().get(FEATURES + "/picture").is(Problem.FEATURE_NOT_FOUND);
    }

    @Test
    void changesNothingForAnUnreadableAcceptHeader() {
        api.admin()
                .post(FEATURES, "{\"name\": \"Picture\"}", "Accept", "nonsense")
                .is(406);

        api.admin().get(FEATURES + "/picture").is(Problem.FEATURE_NOT_FOUND);
    }

    @ParameterizedTest
    @ValueSource(strings = {"*/*", "application/*", "text/html, application/json;q=0.1", ""})
    void servesAClientThatAcceptsJsonAmongOthers(String accept) {
        api.admin().get(FEATURES, "Accept", accept).is(200);
    }

    @Test
    void readsAllLinesOfTheAcceptHeader() {
        api.admin()
                .get(FEATURES, "Accept", "text/html", "Accept", "application/json")
                .is(200);
        api.admin().get(FEATURES, "Accept", "text/html", "Accept", "text/csv").is(Problem.NOT_ACCEPTABLE);
    }

    @Test
    void deletesForAClientThatAcceptsNoJson() {
        long id = api.admin()
                .post("/api/v1/admin/webhooks", "{\"url\": \"https://hooks.example.com/x\"}")
                .is(201)
                .json()
                .get("id")
                .longValue();

        api.admin()
                .send("DELETE", "/api/v1/admin/webhooks/" + id, null, "Accept", "text/html")
                .is(204);
    }

    @Test
    void refusesABodyWhoseLengthIsTooLarge() {
        assertThat(api.admin()
                        .post(FEATURES, tooLarge())
                        .is(Problem.CONTENT_TOO_LARGE)
                        .text("detail"))
                .contains("256,000 bytes");
    }

    @Test
    void refusesABodyThatTurnsOutToBeTooLarge() throws IOException, InterruptedException {
        Caller admin = api.admin();
        HttpRequest request = HttpRequest.newBuilder(URI.create(admin.base() + FEATURES))
                .header("Authorization", "Bearer " + admin.token())
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofInputStream(
                        () -> new ByteArrayInputStream(tooLarge().getBytes(StandardCharsets.UTF_8))))
                .build();
        HttpResponse<String> response = admin.http().send(request, BodyHandlers.ofString());

        assertThat(response.statusCode()).isEqualTo(413);
        assertThat(response.body()).contains("/problems/content-too-large");
    }

    private static String tooLarge() {
        return "{\"name\": \"%s\"}".formatted("x".repeat((int) BodyLimit.MOST_BYTES));
    }
}
