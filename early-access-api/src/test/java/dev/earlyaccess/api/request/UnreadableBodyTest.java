package dev.earlyaccess.api.request;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earlyaccess.api.problem.Problem;
import dev.earlyaccess.apitest.Api;
import dev.earlyaccess.apitest.ApiTest;
import dev.earlyaccess.apitest.Response;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Bodies that are no JSON, or not the JSON that is wanted. */
@ApiTest
class UnreadableBodyTest {

    private static final String FEATURES = "/api/v1/admin/features";

    private final Api api;

    UnreadableBodyTest(Api api) {
        this.api = api;
    }

    static Stream<Arguments> bodies() {
        return Stream.of(
                Arguments.of("", "body"),
                Arguments.of(" ", "body"),
                Arguments.of("{", "body"),
                Arguments.of("{\"name\": \"Dark", "body"),
                Arguments.of("{'name': 'Dark mode'}", "body"),
                Arguments.of("{\"name\": \"Dark mode\",}", "body"),
                Arguments.of("{\"name\": \"Dark\nmode\"}", "body"),
                Arguments.of("{\"name\": \"Dark\\mode\"}", "body"),
                Arguments.of("{\"name\": NaN}", "body"),
                Arguments.of("name=Dark", "body"),
                Arguments.of("null", "body"),
                Arguments.of("[]", "body"),
                Arguments.of("[{\"name\": \"Dark mode\"}]", "body"),
                Arguments.of("\"Dark mode\"", "body"),
                Arguments.of("42", "body"),
                Arguments.of("true", "body"),
                Arguments.of("{\"name\": \"Dark mode\"} {}", "body"),
                Arguments.of("{\"name\": \"Dark mode\"}]", "body"),
                Arguments.of("{\"name\": \"Dark mode\", \"name\": \"Night mode\"}", "body"),
                Arguments.of("[".repeat(100_000), "body"),
                Arguments.of("{\"a\":".repeat(40_000), "body"),
                Arguments.of("{\"name\": 1}", "name"),
                Arguments.of("{\"name\": true}", "name"),
                Arguments.of("{\"name\": 1.5}", "name"),
                Arguments.of("{\"name\": [\"Dark mode\"]}", "name"),
                Arguments.of("{\"name\": {}}", "name"),
                Arguments.of("{\"name\": \"Dark mode\", \"stage\": 1}", "stage"),
                Arguments.of("{\"name\": \"Dark mode\", \"stage\": \"gamma\"}", "stage"),
                Arguments.of("{\"name\": \"Dark mode\", \"stage\": \"\"}", "stage"),
                Arguments.of("{\"name\": \"Dark mode\", \"stage\": \"CONCEPT\"}", "stage"),
                Arguments.of("{\"name\": \"Dark mode\", \"size\": 0}", "size"),
                Arguments.of("{\"name\": \"Dark mode\", \"metered\": \"true\"}", "metered"),
                Arguments.of("{\"name\": \"Dark mode\", \"newProduct\": 1}", "newProduct"),
                Arguments.of("{\"name\": \"Dark mode\", \"newProduct\": \"\"}", "newProduct"),
                Arguments.of("{\"name\": \"Dark mode\", \"owner\": \"Ada\"}", "owner"),
                Arguments.of("{\"name\": \"Dark mode\", \"owner\": \"\"}", "owner"),
                Arguments.of("{\"name\": \"Dark mode\", \"owner\": {\"email\": 1}}", "owner.email"),
                Arguments.of("{\"name\": \"Dark mode\", \"owner\": {\"mail\": \"a@b.example\"}}", "owner.mail"),
                Arguments.of("{\"name\": \"Dark mode\", \"nmae\": \"Dark\"}", "nmae"),
                Arguments.of("{\"name\": \"Dark mode\", \"Name\": null}", "Name"),
                Arguments.of("{\"name\": \"Dark mode\", \"targetDate\": \"\"}", "targetDate"),
                Arguments.of("{\"name\": \"Dark mode\", \"targetDate\": 20261224}", "targetDate"),
                Arguments.of("{\"name\": \"Dark mode\", \"targetDate\": \"24.12.2026\"}", "targetDate"),
                Arguments.of("{\"name\": \"Dark mode\", \"targetDate\": \"2026-02-30\"}", "targetDate"),
                Arguments.of("{\"name\": \"Dark mode\", \"targetDate\": \"2026-12-24T00:00:00Z\"}", "targetDate"),
                Arguments.of("{\"name\": \"Dark mode\", \"targetDate\": \"+999999999-01-01\"}", "targetDate"),
                Arguments.of("{\"name\": \"Dark mode\", \"targetDate\": \"-0044-03-15\"}", "targetDate"));
    }

    @ParameterizedTest
    @MethodSource("bodies")
    void namesTheFieldAndWhatItWants(String body, String field) {
        api.admin().post(FEATURES, body).isInvalid(field);

        assertThat(api.admin().get(FEATURES).items("key")).isEmpty();
    }

    @Test
    void listsTheKnownFields() {
        Response response =
                api.admin().post(FEATURES, "{\"nmae\": \"Dark mode\"}").isInvalid("nmae");

        assertThat(response.text("errors.0.message")).contains("name, newProduct, owner");
        assertThat(response.text("detail")).startsWith("nmae is not a field");
    }

    @Test
    void wantsWellFormedUtf8() {
        String body = "{\"name\": \"\u00e4\"}";
        Response response = api.raw("POST %s HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Length: %d\r\n"
                        .formatted(FEATURES, body.length())
                + "Content-Type: application/json\r\nAuthorization: Bearer "
                + dev.earlyaccess.apitest.Tokens.of("grace", "ADMIN") + "\r\n\r\n" + body);

        response.isInvalid("body");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "[]",
                "null",
                "{\"to\": \"beta\", \"why\": \"x\"}",
                "{\"to\": [\"beta\"]}",
                "{\"to\": \"beta\", \"reason\": 1}",
                "{\"to\": \"beta\", \"overrideChecklist\": \"false\"}",
                "{\"to\": \"beta\"} x",
                "{\"to\": \"beta\", \"to\": \"beta\"}"
            })
    void doesNotMoveOnABodyThatIsNotClear(String body) {
        api.feature("dark-mode");

        api.admin().post(FEATURES + "/dark-mode/transitions", body).is(Problem.INVALID_REQUEST);

        assertThat(api.admin().get(FEATURES + "/dark-mode").text("stage")).isEqualTo("concept");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "{", "{\"name\": \"Night\"} x", "{\"name\": \"Night\", \"name\": \"Day\"}", "{\"name\": 1}"})
    void doesNotChangeOnABodyThatIsNotClear(String body) {
        api.feature("dark-mode");

        api.admin().patch(FEATURES + "/dark-mode", body).is(Problem.INVALID_REQUEST);
        api.admin().patch(FEATURES + "/dark-mode", "[".repeat(100_000)).is(Problem.INVALID_REQUEST);
        api.admin()
                .patch(FEATURES + "/dark-mode", "{\"a\":".repeat(400) + "1" + "}".repeat(400))
                .is(Problem.INVALID_REQUEST);

        assertThat(api.admin().get(FEATURES + "/dark-mode").header("etag")).isEqualTo("\"0\"");
    }
}
