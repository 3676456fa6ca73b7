package dev.earlyaccess.api.request;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earlyaccess.apitest.Api;
import dev.earlyaccess.apitest.ApiTest;
import dev.earlyaccess.apitest.Response;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Texts that can't be stored, shown or mailed, in each field that takes text. */
@ApiTest
class InvalidTextTest {

    private static final String FEATURES = "/api/v1/admin/features";

    private final Api api;

    InvalidTextTest(Api api) {
        this.api = api;
    }

    static Stream<Arguments> unfit() {
        Stream<String> fields = Stream.of(
                "key",
                "name",
                "description",
                "activationCriteria",
                "documentationUrl",
                "feedbackUrl",
                "owner.name",
                "owner.email",
                "owner.team");
        return fields.flatMap(
                field -> Stream.of("\\u0000", "\\u0007", "\\u001b", "\\u007f", "\\u0085", "\\ud83d", "\\ude00x")
                        .map(text -> Arguments.of(field, text)));
    }

    @ParameterizedTest
    @MethodSource("unfit")
    void namesTheField(String field, String escape) {
        String text = field.endsWith("Url") ? "https://a.example/" + escape : "a" + escape;

        api.admin().post(FEATURES, feature(field, text)).isInvalid(field);
    }

    @ParameterizedTest
    @ValueSource(strings = {"name", "owner.name", "owner.team"})
    void allowsNoLinesInATitle(String field) {
        for (String escape : new String[] {"\\n", "\\r", "\\t"}) {
            api.admin().post(FEATURES, feature(field, "a" + escape + "b")).isInvalid(field);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "key, 64",
        "name, 120",
        "description, 4000",
        "activationCriteria, 2000",
        "owner.name, 120",
        "owner.team, 120"
    })
    void refusesTextOverItsLimit(String field, int length) {
        api.admin().post(FEATURES, feature(field, "x".repeat(length + 1))).isInvalid(field);
        api.admin().post(FEATURES, feature(field, "x".repeat(200_000))).isInvalid(field);
        api.admin().post(FEATURES, feature(field, "x".repeat(length))).is(201);
    }

    @ParameterizedTest
    @CsvSource({"name, 120", "description, 4000", "owner.name, 120"})
    void countsAnEmojiAsOneCharacter(String field, int length) {
        api.admin().post(FEATURES, feature(field, "x" + "😀".repeat(length))).isInvalid(field);
        api.admin()
                .post(FEATURES, feature(field, "x" + "😀".repeat(length - 1)))
                .is(201);
    }

    @Test
    void countsAddressesToo() {
        api.admin()
                .post(FEATURES, feature("documentationUrl", "https://a.example/" + "x".repeat(1_983)))
                .isInvalid("documentationUrl");
        api.admin()
                .post(FEATURES, feature("feedbackUrl", "https://a.example/" + "x".repeat(1_982)))
                .is(201);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Dark-Mode", "dark_mode", "-dark", "dark-", "dark--mode", "dark mode", "dünkel", "", "a/b"})
    void wantsAKeyInKebabCase(String key) {
        api.admin().post(FEATURES, feature("key", key)).isInvalid("key");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ftp://a.example/x",
                "/docs/dark-mode",
                "docs.example.com/x",
                "//a.example/x",
                "http://",
                "https:///x",
                "https:x",
                "javascript:alert(1)",
                "https://a.example/a b",
                "mailto:a@b.example",
                "",
                "http://a.example:port/",
                "https://[::1/",
                "https://a.example/<script>"
            })
    void wantsTheAddressOfAWebPage(String url) {
        api.admin().post(FEATURES, feature("documentationUrl", url)).isInvalid("documentationUrl");
        api.admin().post(FEATURES, feature("feedbackUrl", url)).isInvalid("feedbackUrl");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://a.example",
                "HTTP://a.example:8080/x?y=z#f",
                "https://[::1]/",
                "https://xn--tst-qla.example/%C3%A4"
            })
    void takesTheAddressOfAWebPage(String url) {
        assertThat(api.admin()
                        .post(FEATURES, feature("documentationUrl", url))
                        .is(201)
                        .text("documentationUrl"))
                .isEqualTo(url);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ada",
                "@b.example",
                "ada@",
                "a b@c.example",
                "a@b@c",
                "Ada <ada@example.com>",
                "a@b.example\\nBcc: c@d.example"
            })
    void wantsAMailAddress(String email) {
        api.admin().post(FEATURES, feature("owner.email", email)).isInvalid("owner.email");
    }

    @Test
    void namesAllThatIsWrongAtOnce() {
        Response response = api.admin().post(FEATURES, """
                {"key": "Dark Mode", "documentationUrl": "ftp://a.example", "owner": {"email": "nobody"}}""").isInvalid("documentationUrl", "key", "name", "owner.email");

        assertThat(response.text("detail")).contains("key must be kebab-case", "name must not be blank");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\\u0000", "a\\u0000b", "\\ud800", "\\u001b[2J"})
    void wantsReasonsThatCanBeRead(String reason) {
        api.feature("dark-mode");
        String transitions = FEATURES + "/dark-mode/transitions";

        api.admin()
                .post(transitions, "{\"to\": \"archived\", \"reason\": \"%s\"}".formatted(reason))
                .isInvalid("reason");
        api.admin()
                .post(transitions, "{\"to\": \"archived\", \"reason\": \"%s\"}".formatted("x".repeat(1_001)))
                .isInvalid("reason");
        api.admin()
                .patch(FEATURES + "/dark-mode", "{\"name\": \"%s\"}".formatted(reason))
                .isInvalid("name");
        api.admin()
                .post(transitions, "{\"to\": \"archived\", \"reason\": \"a\\nb\\tc 😀\"}")
                .is(201);
    }

    /** A feature of which only the name is known, and this text, already escaped, in this field. */
    private static String feature(String field, String escaped) {
        JsonMapper json = new JsonMapper();
        ObjectNode feature = json.createObjectNode().put("name", "Dark mode");
        String[] path = field.split("\\.");
        (path.length == 1 ? feature : feature.putObject(path[0])).put(path[path.length - 1], "TEXT");
        return json.writeValueAsString(feature).replace("TEXT", escaped);
    }
}
