package dev.earlyaccess.api.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earlyaccess.apitest.Api;
import dev.earlyaccess.apitest.ApiTest;
import dev.earlyaccess.apitest.Caller;
import dev.earlyaccess.apitest.Response;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** What OpenFeature's providers get: every response in OFREP's shape. */
@ApiTest
class EvaluationTest {

    private static final String FLAGS = "/ofrep/v1/evaluate/flags";

    @Autowired
    private Api api;

    @Test
    void evaluatesAFeatureInEachStage() {
        Caller ada = api.as("ada");
        api.feature("dark-mode");
        ada.put("/api/v1/features/dark-mode/enrollment").is(200);
        assertThat(flag(ada, "ada")).isEqualTo(json(false, "DISABLED", "off", "concept", "self"));

        api.move("dark-mode", "beta");
        assertThat(flag(ada, "ada")).isEqualTo(json(true, "TARGETING_MATCH", "on", "beta", "launch"));
        assertThat(flag(api.as("alan"), "alan")).isEqualTo(json(false, "STATIC", "off", "beta", null));
        ada.delete("/api/v1/features/dark-mode/enrollment").is(200);
        assertThat(flag(ada, "ada")).isEqualTo(json(false, "TARGETING_MATCH", "off", "beta", "self"));

        api.move("dark-mode", "general-availability");
        assertThat(flag(ada, "ada")).isEqualTo(json(true, "STATIC", "on", "general-availability", "self"));
        api.move("dark-mode", "archived");
        assertThat(flag(ada, "ada")).isEqualTo(json(false, "DISABLED", "off", "archived", "self"));
    }

    private static JsonNode flag(Caller caller, String user) {
        return caller.post(FLAGS + "/dark-mode", context(user)).is(200).json();
    }

    private static JsonNode json(boolean value, String reason, String variant, String stage, @Nullable String origin) {
        return Response.json(
                """
                {"key": "dark-mode", "value": %b, "reason": "%s", "variant": "%s",
                 "metadata": {"stage": "%s", %s"documentationUrl": "https://docs.example.com/dark-mode"}}""".formatted(value, reason, variant, stage, origin == null ? "" : "\"origin\": \"" + origin + "\", "));
    }

    private static String context(String user) {
        return """
                {"context": {"targetingKey": "%s", "plan": {"name": "team", "seats": [1, null]}}}""".formatted(user);
    }

    @ParameterizedTest
    @ValueSource(strings = {FLAGS + "/dark%2Dmode", "/ofrep/v1/evaluate/%66lags/dark-mode"})
    void findsAFlagByAnEncodedPath(String path) {
        api.feature("dark-mode");

        assertThat(api.as("ada").post(path, context("ada")).is(200).text("key")).isEqualTo("dark-mode");
    }

    /** Tomcat refuses some of these by itself. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/ofrep/v1/evaluate/flags/%zz",
                "/ofrep/v1/evaluate/flags/[",
                "/%6Ffrep/v1/evaluate/flags/[",
                "/%6ffrep/v1/nothing",
                "/ofrep/v1/evaluate/flags/a%00b"
            })
    void saysInOfrepsShapeWhatIsMalformed(String path) {
        Response response = api.rawGet(path);

        assertThat(response.status()).isBetween(400, 499);
        assertThat(response.header("content-type")).startsWith("application/json");
        assertThat(response.text("errorCode")).isNotBlank();
        assertThat(response.text("errorDetails")).isNotBlank();
    }

    @ParameterizedTest
    @CsvSource({
        "'', /ofrep/v1/evaluate/flags, true",
        "/beta, /beta/ofrep/v1/evaluate/flags, true",
        "/beta, /beta/%6f%66%72%65%70/x, true",
        "/beta, /ofrep/v1/evaluate/flags, false",
        "/ofrep, /ofrep/api/v1/features, false"
    })
    void knowsItsPathBelowTheContextPath(String contextPath, String path, boolean isFor) {
        assertThat(new EvaluationErrors(contextPath).isFor(path)).isEqualTo(isFor);
    }

    @Test
    void evaluatesAllFeaturesAtOnce() {
        api.feature("dark-mode", "beta");
        api.feature("focus-mode");
        Caller ada = api.as("ada");

        Response all = ada.post(FLAGS + "?flagConfigEtag=1", context("ada")).is(200);

        assertThat(all.each("flags", "key")).containsExactly("dark-mode", "focus-mode");
        String tag = all.header("ETag");
        ada.post(FLAGS, context("ada"), "If-None-Match", tag).is(304);
        ada.put("/api/v1/features/dark-mode/enrollment").is(200);
        assertThat(ada.post(FLAGS, context("ada"), "If-None-Match", tag).is(200).each("flags", "value"))
                .containsExactly("true", "false");
    }

    @Test
    void evaluatesForEveryUserWithAServerKey() {
        api.feature("dark-mode", "beta");
        Caller server = api.machine("server");
        api.as("ada").put("/api/v1/features/dark-mode/enrollment").is(200);

        assertThat(flag(server, "ada")).isEqualTo(json(true, "TARGETING_MATCH", "on", "beta", "self"));
        assertThat(flag(server, "never-seen")).isEqualTo(json(false, "STATIC", "off", "beta", null));
        refuses(api.machine("viewer").post(FLAGS, context("ada")), 403, "GENERAL");
        refuses(api.as("alan").post(FLAGS, context("ada")), 403, "INVALID_CONTEXT");
        refuses(api.admin().post(FLAGS, context("ada")), 403, "INVALID_CONTEXT");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {                                            | PARSE_ERROR
            {"context": {"targetingKey": "ada"}} x       | PARSE_ERROR
            {}                                           | INVALID_CONTEXT
            []                                           | INVALID_CONTEXT
            {"context": "ada"}                           | INVALID_CONTEXT
            {"context": {}}                              | TARGETING_KEY_MISSING
            {"context": {"targetingKey": null}}          | TARGETING_KEY_MISSING
            {"context": {"targetingKey": " "}}           | TARGETING_KEY_MISSING
            {"context": {"targetingKey": 7}}             | INVALID_CONTEXT
            {"context": {"targetingKey": ".."}}          | INVALID_CONTEXT
            {"context": {"targetingKey": "a\\u0000"}}    | INVALID_CONTEXT
            """)
    void saysWhatIsWrongWithABody(String body, String code) {
        api.feature("dark-mode", "beta");

        refuses(api.as("ada").post(FLAGS, body), 400, code);
        assertThat(refuses(api.as("ada").post(FLAGS + "/dark-mode", body), 400, code)
                        .text("key"))
                .isEqualTo("dark-mode");
    }

    @ParameterizedTest
    @ValueSource(strings = {"never-heard-of", "Not_A_Key", "%20"})
    void saysThatAFlagDoesNotExist(String key) {
        refuses(api.as("ada").post(FLAGS + "/" + key, context("ada")), 404, "FLAG_NOT_FOUND");
    }

    @Test
    void givesEveryErrorTheShapeOfTheProtocol() {
        refuses(api.anonymous().post(FLAGS, context("ada")), 401, "GENERAL");
        refuses(api.withToken("nonsense").post(FLAGS + "/dark-mode", context("ada")), 401, "GENERAL");
        refuses(api.as("ada").get(FLAGS), 405, "GENERAL");
        refuses(api.as("ada").post("/ofrep/v2/anything", "{}"), 404, "GENERAL");
    }

    @Test
    void letsTheFrontendCall() {
        Response preflight = api.anonymous()
                .send(
                        "OPTIONS",
                        FLAGS,
                        null,
                        "Origin",
                        ApiTest.FRONTEND,
                        "Access-Control-Request-Method",
                        "POST",
                        "Access-Control-Request-Headers",
                        "authorization,content-type,if-none-match")
                .is(200);
        assertThat(preflight.header("access-control-allow-headers"))
                .contains("authorization", "content-type", "if-none-match");

        Response refused = api.anonymous()
                .post(FLAGS, context("ada"), "Origin", ApiTest.FRONTEND)
                .is(401);
        assertThat(refused.header("access-control-allow-origin")).isEqualTo(ApiTest.FRONTEND);
        assertThat(refused.header("access-control-expose-headers")).contains("ETag", "Retry-After");
    }

    private static Response refuses(Response response, int status, String code) {
        response.is(status);
        assertThat(response.header("Content-Type")).isEqualTo("application/json");
        assertThat(response.text("errorCode")).isEqualTo(code);
        assertThat(response.text("errorDetails")).isNotBlank();
        return response;
    }
}
