package dev.earlyaccess.api.feature;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earlyaccess.api.problem.Problem;
import dev.earlyaccess.apitest.Api;
import dev.earlyaccess.apitest.ApiTest;
import dev.earlyaccess.apitest.Response;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How a feature begins. */
@ApiTest
class CreatingTest {

    private static final String FEATURES = "/api/v1/admin/features";

    private final Api api;

    CreatingTest(Api api) {
        this.api = api;
    }

    @Test
    void respondsWithTheFeatureAndItsLocation() {
        Response created = api.admin().post(FEATURES, """
                {"key": "dark-mode", "name": "Dark mode", "description": "Easier on the eyes.\\nAt night.",
                 "stage": "beta", "owner": {"name": "Design systems", "email": "design@example.com", "team": "Design"},
                 "managers": ["Grace@example.com", "grace@example.com", "max@example.com"],
                 "url": "https://app.example.com/settings#dark",
                 "documentationUrl": "https://docs.example.com/dark-mode",
                 "feedbackUrl": "http://forum.example.com/dark-mode", "targetDate": "2026-12-24", "size": "major",
                 "newProduct": true, "metered": true, "activationCriteria": "Kept it on for a week.",
                 "translations": {"pt-BR": {"description": "Escuro."}, "de": {"name": " Dunkelmodus "}}}""").is(201);

        assertThat(created.header("location")).isEqualTo(FEATURES + "/dark-mode");
        assertThat(created.header("etag")).isEqualTo("\"0\"");
        assertThat(created.json()).isEqualTo(Response.json("""
                {"key": "dark-mode", "name": "Dark mode", "description": "Easier on the eyes.\\nAt night.",
                 "stage": "beta", "stageSince": "2026-06-01T09:00:00Z",
                 "owner": {"name": "Design systems", "email": "design@example.com", "team": "Design"},
                 "mine": false, "managers": ["grace@example.com", "max@example.com"],
                 "url": "https://app.example.com/settings#dark",
                 "documentationUrl": "https://docs.example.com/dark-mode",
                 "feedbackUrl": "http://forum.example.com/dark-mode", "targetDate": "2026-12-24", "size": "major",
                 "newProduct": true, "metered": true, "activationCriteria": "Kept it on for a week.",
                 "translations": {"de": {"name": "Dunkelmodus", "description": null},
                                  "pt-BR": {"name": null, "description": "Escuro."}},
                 "createdAt": "2026-06-01T09:00:00Z", "counts": {"interested": 0, "optedIn": 0, "optedOut": 0}}"""));
        Response shown = api.admin().get(created.header("location")).is(200);
        assertThat(shown.json()).isEqualTo(created.json());
        assertThat(shown.header("etag")).isEqualTo(created.header("etag"));
    }

    @Test
    void needsNoMoreThanAName() {
        assertThat(api.admin()
                        .post(FEATURES, "{\"name\": \"  Dark mode \"}")
                        .is(201)
                        .json())
                .isEqualTo(Response.json("""
                {"key": "dark-mode", "name": "Dark mode", "description": null, "stage": "concept",
                 "stageSince": "2026-06-01T09:00:00Z", "owner": null, "mine": false, "managers": [], "url": null,
                 "documentationUrl": null, "feedbackUrl": null,
                 "targetDate": null, "size": "minor", "newProduct": false, "metered": false,
                 "activationCriteria": null, "translations": {}, "createdAt": "2026-06-01T09:00:00Z",
                 "counts": {"interested": 0, "optedIn": 0, "optedOut": 0}}"""));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'url': 'app.example.com'}                                | url",
                "{'url': 'javascript:alert(1)'}                            | url",
                "{'translations': {'german': {'name': 'Dunkel'}}}          | translations.german",
                "{'translations': {'de_AT': {'name': 'Dunkel'}}}           | translations.de_AT",
                "{'translations': {'DE': {'name': 'Dunkel'}}}              | translations.DE",
                "{'translations': {'xx': {'name': 'Dunkel'}}}              | translations.xx",
                "{'translations': {'': {'name': 'Dunkel'}}}                | translations[]",
                "{'translations': {'de': {}}}                              | translations.de",
                "{'translations': {'de': {'name': ' '}}}                   | translations.de",
                "{'translations': {'de': {'name': 'Dun\\u0000kel'}}}       | translations.de.name",
                "{'translations': {'de': {'title': 'Dunkel'}}}             | translations.de.title",
                "{'translations': {'de': 'Dunkel'}}                        | translations.de",
                "{'translations': ['de']}                                  | translations",
            })
    void refusesAnInvalidUrlAndTranslation(String fields, String field) {
        api.admin()
                .post(FEATURES, fields.replace('\'', '"').replaceFirst("\\{", "{\"name\": \"Dark mode\", "))
                .isInvalid(field);
    }

    @ParameterizedTest
    @CsvSource({"Modo Óscuro 2, modo-oscuro-2", "'  --Dark  mode!', dark-mode", "Ünïcode, unicode"})
    void makesAKeyOfTheName(String name, String key) {
        Response created =
                api.admin().post(FEATURES, "{\"name\": \"%s\"}".formatted(name)).is(201);

        assertThat(created.text("key")).isEqualTo(key);
        assertThat(created.header("location")).isEqualTo(FEATURES + "/" + key);
    }

    @ParameterizedTest
    @ValueSource(strings = {"暗いモード", "!!!"})
    void wantsAKeyWhereNoneCanBeMadeOfTheName(String name) {
        api.admin().post(FEATURES, "{\"name\": \"%s\"}".formatted(name)).isInvalid("key");
        api.admin()
                .post(FEATURES, "{\"name\": \"%s\", \"key\": \"dark\"}".formatted(name))
                .is(201);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"name\": \"Dark Mode\"}", "{\"name\": \"Night\", \"key\": \"dark-mode\"}"})
    void neverReusesAKeyEvenOfAnArchivedFeature(String again) {
        api.feature("dark-mode", "archived");

        Response refusal = api.admin().post(FEATURES, again).is(Problem.FEATURE_KEY_TAKEN);

        assertThat(refusal.text("key")).isEqualTo("dark-mode");
        assertThat(api.admin().get(FEATURES).items("name")).containsExactly("DARK-MODE");
    }

    @Test
    void listsWhatABetaLacks() {
        Response bare = api.admin()
                .post(FEATURES, "{\"name\": \"Dark mode\", \"stage\": \"beta\"}")
                .is(Problem.NOT_READY_FOR_BETA);
        Response blank = api.admin()
                .post(
                        FEATURES,
                        "{\"name\": \"Dark mode\", \"stage\": \"beta\", \"description\": \" \", \"owner\": "
                                + "{\"name\": \"Ada\"}, \"documentationUrl\": \"https://docs.example.com\"}")
                .is(Problem.NOT_READY_FOR_BETA);

        assertThat(bare.field("missing"))
                .isEqualTo(Response.json("[\"description\", \"documentationUrl\", \"owner.name\", \"owner.email\"]"));
        assertThat(blank.field("missing")).isEqualTo(Response.json("[\"description\", \"owner.email\"]"));
        api.admin().get(FEATURES + "/dark-mode").is(Problem.FEATURE_NOT_FOUND);
    }

    @ParameterizedTest
    @ValueSource(strings = {"general-availability", "archived"})
    void beginsAsAConceptOrABeta(String stage) {
        Response refusal = api.admin()
                .post(FEATURES, "{\"name\": \"Dark mode\", \"stage\": \"%s\"}".formatted(stage))
                .is(Problem.ILLEGAL_STAGE_TRANSITION);

        assertThat(refusal.field("from").isNull()).isTrue();
        assertThat(refusal.text("to")).isEqualTo(stage);
    }

    @Test
    void refusesALongKeyOfManyWords() {
        String key = "a" + "-a".repeat(5_000);

        api.admin()
                .post("/api/v1/admin/features", "{\"name\": \"Dark mode\", \"key\": \"%s\"}".formatted(key))
                .isInvalid("key");
    }
}
