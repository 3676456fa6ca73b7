package dev.earlyaccess.api.problem;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earlyaccess.apitest.Api;
import dev.earlyaccess.apitest.ApiTest;
import dev.earlyaccess.apitest.Response;
import dev.earlyaccess.apitest.Tokens;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** Requests that are HTTP, but that no usual client sends. */
@ApiTest
@ExtendWith(OutputCaptureExtension.class)
class OddRequestTest {

    private static final String FEATURES = "/api/v1/admin/features";
    private static final String LIVENESS = "/actuator/health/liveness";

    private final Api api;

    OddRequestTest(Api api) {
        this.api = api;
    }

    @ParameterizedTest
    @ValueSource(strings = {"*/*", "application/*", "*", "text/*", "json", "application/json, text/plain", "/", ";"})
    void refusesAContentTypeThatIsNone(String type, CapturedOutput output) {
        Response response = api.admin().send("POST", FEATURES, "{\"name\": \"Dark\"}", "Content-Type", type);

        response.is(Problem.UNSUPPORTED_MEDIA_TYPE);
        assertThat(output.getAll()).doesNotContain("ERROR", "\tat ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Transfer-Encoding: identity",
                "Transfer-Encoding: x",
                "Expect: x",
                "Content-Length: -1",
                "Host: b"
            })
    void tellsOneStatusInTheLineAndInTheBody(String header) {
        isOneProblem(get(FEATURES, header));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET / HTTP/3.0",
                "OPTIONS * HTTP/2.0",
                "CONNECT localhost:1 HTTP/1.1",
                "GET /api/v1/features/[ HTTP/1.1",
                "GET /api/v1/features/{%20%zz} HTTP/1.1",
                "GET //[ HTTP/1.1"
            })
    void namesTheAddressEvenIfItIsMalformed(String line) {
        Response response = api.raw(line + "\r\nHost: localhost\r\nConnection: close\r\n\r\n");

        isOneProblem(response);
        assertThat(response.text("instance")).isNotBlank();
    }

    @Test
    void encodesAMalformedAddressOnce() {
        assertThat(api.rawGet("/api/v1/features/a%20b[%zz").text("instance"))
                .isEqualTo("/api/v1/features/a%20b%5B%25zz");
    }

    private static void isOneProblem(Response response) {
        assertThat(response.status()).as(response.body()).isBetween(400, 499);
        assertThat(response.header("content-type")).startsWith("application/problem+json");
        assertThat(response.field("status").intValue()).isEqualTo(response.status());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Accept: x",
                "Accept: */x",
                "Accept: ,",
                "Accept: application/json;q=x",
                "Accept: text/html;charset=\"",
                "Authorization: x",
                "Authorization: Bearer",
                "Authorization: Bearer a b",
                "Authorization: Bearer x.y.z",
                "Authorization: Bearer ea_x",
                "Authorization: Bearer \u00ff",
                "Authorization: Basic x",
                "X-API-Key: x",
                "X-API-Key: ea_x",
                "Content-Type: */*",
                "Forwarded: host=:::;proto=",
                "X-Forwarded-Port: x",
                "X-Forwarded-Host: [",
                "X-Forwarded-Proto: :"
            })
    void changesNothingAboutTheHealth(String header) {
        Response response = api.raw(
                "GET %s HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n%s\r\n\r\n".formatted(LIVENESS, header));

        assertThat(response.is(200).text("status")).isEqualTo("UP");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/changelog",
                "/changelog",
                "/problems",
                "/problems/invalid-request",
                "/v3/api-docs/user",
                "/favicon.ico"
            })
    void showsWhatIsOpenAlsoToSomebodyWithAWrongToken(String path) {
        api.withToken("expired").get(path).is(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "*/x", "application/json;q=x", "text/html;charset=\"", "application/json;v=\"a\" b"})
    void refusesAnAcceptThatIsNoneWithAProblem(String accept) {
        get(FEATURES, "Accept: " + accept).is(Problem.NOT_ACCEPTABLE);
        api.raw("GET %s HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nAccept: %s\r\n\r\n"
                        .formatted(FEATURES, accept))
                .is(Problem.UNAUTHENTICATED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/problem+json", "application/vnd.x+json", "application/*+json"})
    void respondsWithJsonToAClientThatWantsAnotherKindOfJson(String accept) {
        api.feature("dark-mode");

        assertThat(get(FEATURES, "Accept: " + accept).is(200).header("content-type"))
                .isEqualTo("application/json");
        assertThat(get("/api/v1/features", "Accept: " + accept).is(200).header("content-type"))
                .isEqualTo("application/json");
        get(FEATURES + "/none", "Accept: " + accept).is(Problem.FEATURE_NOT_FOUND);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Accept-Language: d\u0081", "If-None-Match: \u0085"})
    void saysThatAHeaderHasControlCharacters(String header) {
        Response response = get("/api/v1/features", header).is(Problem.INVALID_REQUEST);

        assertThat(response.each("errors", "field")).containsExactly("header");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Host: evil.example",
                "Host: localhost\r\nX-Forwarded-Host: evil.example",
                "Host: localhost\r\nX-Forwarded-Proto: ftp",
                "Host: localhost\r\nForwarded: host=evil.example;proto=https"
            })
    void redirectsToItself(String host) {
        Response response = api.raw("GET / HTTP/1.1\r\n%s\r\nConnection: close\r\n\r\n".formatted(host));

        assertThat(response.is(302).header("location")).isEqualTo("/swagger-ui.html");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Forwarded: for=",
                "Forwarded: host=:::;proto=",
                "X-Forwarded-Port: x",
                "X-Forwarded-Host: [",
                "X-Forwarded-Host: evil.example",
                "X-Forwarded-For: ]"
            })
    void believesNoProxyThatItDoesNotKnow(String header) {
        get(FEATURES, header).is(200);
        assertThat(get("/swagger-ui/index.html", header).is(200).body()).doesNotContain("evil");
    }

    @Test
    void repeatsNoWholeValue() {
        String value = "x".repeat(5_000);
        List<Response> responses = List.of(
                api.admin().post(FEATURES, "{\"%s\": 1}".formatted(value)),
                api.admin().post(FEATURES, "{\"name\": \"%s\"}".formatted(value)),
                api.admin().post(FEATURES, "{\"name\": \"x\", \"stage\": \"%s\"}".formatted(value)),
                api.admin().patch(FEATURES + "/" + value, "{}"),
                api.admin().get(FEATURES + "/dark-mode/checklist/" + value),
                api.admin().get(FEATURES + "?" + value + "=1"),
                api.admin().get(FEATURES + "?limit=" + value),
                api.admin().get("/" + value),
                api.admin().send("POST", FEATURES, "{}", "Content-Type", "text/" + value),
                api.admin().send("DELETE", "/api/v1/admin/suppressions/" + value + "@example.com", null),
                api.admin().send("POST", "/api/v1/admin/paused-senders/" + value + "@example.com/resume", null),
                api.admin().send("X".repeat(5_000), FEATURES, null));

        assertThat(responses).allSatisfy(response -> {
            assertThat(response.status()).isBetween(400, 499);
            String said = response.json().toString().replace(response.text("instance"), "");
            assertThat(said).doesNotContain("x".repeat(300), "X".repeat(300));
        });
    }

    private Response get(String path, String header) {
        return api.raw(
                "GET %s HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nAuthorization: Bearer %s\r\n%s\r\n\r\n"
                        .formatted(path, Tokens.of("grace", "ADMIN"), header));
    }
}
