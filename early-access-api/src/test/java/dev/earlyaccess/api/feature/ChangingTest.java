package dev.earlyaccess.api.feature;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earlyaccess.api.problem.Problem;
import dev.earlyaccess.apitest.Api;
import dev.earlyaccess.apitest.ApiTest;
import dev.earlyaccess.apitest.Response;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.ObjectNode;

/** A merge patch changes what it names and nothing else. */
@ApiTest
class ChangingTest {

    private static final String DARK_MODE = "/api/v1/admin/features/dark-mode";

    private final Api api;

    ChangingTest(Api api) {
        this.api = api;
    }

    @BeforeEach
    void concept() {
        api.feature("dark-mode");
    }

    @Test
    void changesWhatItNamesAndNothingElse() {
        ObjectNode before = (ObjectNode) api.admin().get(DARK_MODE).json();

        Response changed = change("""
                {"name": "Night mode", "owner": {"team": "Night"}, "targetDate": "2026-12-24", "size": "major",
                 "metered": true}""").is(200);

        before.put("name", "Night mode")
                .put("targetDate", "2026-12-24")
                .put("size", "major")
                .put("metered", true);
        ((ObjectNode) before.get("owner")).put("team", "Night");
        assertThat(changed.json()).isEqualTo(before);
        assertThat(changed.header("etag")).isEqualTo("\"1\"");
        assertThat(api.admin().get(DARK_MODE).json()).isEqualTo(before);
    }

    @Test
    void takesAwayWhatIsNull() {
        Response changed = change("""
                {"documentationUrl": null, "description": null, "owner": {"email": null}, "feedbackUrl": null}""").is(200);

        assertThat(changed.field("documentationUrl").isNull()).isTrue();
        assertThat(changed.field("description").isNull()).isTrue();
        assertThat(changed.field("owner")).isEqualTo(Response.json("""
                {"name": "Design systems", "email": null, "team": "Design"}"""));
        assertThat(change("{\"owner\": null}").is(200).field("owner").isNull()).isTrue();
        assertThat(change("{\"owner\": {\"name\": \"Ada\", \"team\": null}}")
                        .is(200)
                        .field("owner"))
                .isEqualTo(Response.json("{\"name\": \"Ada\", \"email\": null, \"team\": null}"));
    }

    @Test
    void changesOneTranslationAndLeavesTheOthers() {
        change("{\"translations\": {\"de\": {\"name\": \"Dunkelmodus\"}, \"fr\": {\"name\": \"Mode sombre\"}}}")
                .is(200);

        Response changed = change("""
                {"url": "https://app.example.com/", "translations": {"fr": null, "de": {"description": "Dunkel."}}}""").is(200);

        assertThat(changed.text("url")).isEqualTo("https://app.example.com/");
        assertThat(changed.field("translations")).isEqualTo(Response.json("""
                {"de": {"name": "Dunkelmodus", "description": "Dunkel."}}"""));
        assertThat(change("{\"translations\": null, \"url\": null}").is(200).field("translations"))
                .isEqualTo(Response.json("{}"));
    }

    @Test
    void changesNothingWhereNothingIsNamed() {
        Response before = api.admin().get(DARK_MODE);

        Response after = change("{}").is(200);

        assertThat(after.json()).isEqualTo(before.json());
        assertThat(after.header("etag")).isEqualTo(before.header("etag"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'key': 'night-mode'}              | key",
                "{'key': 'dark-mode'}               | key",
                "{'key': null}                      | key",
                "{'stage': 'beta'}                  | stage",
                "{'stage': null}                    | stage",
                "{'name': null}                     | name",
                "{'name': ' '}                      | name",
                "{'size': null}                     | size",
                "{'newProduct': null}               | newProduct",
                "{'metered': null}                  | metered",
                "{'metered': 'yes'}                 | metered",
                "{'size': 'huge'}                   | size",
                "{'counts': {}}                     | counts",
                "{'nmae': 'Night'}                  | nmae",
                "{'nmae': null}                     | nmae",
                "{'owner': {'mail': 'a@b.example'}} | owner.mail",
                "{'owner': {'mail': null}}          | owner.mail",
                "{'owner': {'email': 'nobody'}}     | owner.email",
                "{'owner': 'Ada'}                   | owner",
                "{'owner': ['Ada']}                 | owner",
                "{'name': {'first': 'Dark'}}        | name",
                "{'documentationUrl': 'ftp://a.b'}  | documentationUrl",
                "{'targetDate': 'Christmas'}        | targetDate",
                "['name']                           | body",
                "null                               | body",
                "'name'                             | body",
            })
    void namesWhatItCanNotChange(String patch, String field) {
        change(patch.replace('\'', '"')).isInvalid(field);

        assertThat(api.admin().get(DARK_MODE).header("etag")).isEqualTo("\"0\"");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'documentationUrl': null}  | documentationUrl",
                "{'description': ''}         | description",
                "{'owner': null}             | owner.name,owner.email",
                "{'owner': {'email': null}}  | owner.email",
            })
    void takesFromABetaNothingThatABetaNeeds(String patch, String missing) {
        api.move("dark-mode", "beta");

        Response refusal = change(patch.replace('\'', '"')).is(Problem.NOT_READY_FOR_BETA);

        assertThat(refusal.field("missing").valueStream().map(field -> field.asString()))
                .containsExactly(missing.split(","));
        change("{\"feedbackUrl\": null, \"owner\": {\"team\": null}}").is(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/merge-patch+json", "application/json", "application/json;charset=UTF-8"})
    void takesAMergePatchUnderBothNames(String mediaType) {
        assertThat(api.admin()
                        .send("PATCH", DARK_MODE, "{\"name\": \"Night\"}", "Content-Type", mediaType)
                        .is(200)
                        .text("name"))
                .isEqualTo("Night");
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/plain", "application/json-patch+json"})
    void wantsAMergePatch(String mediaType) {
        Response refusal = api.admin()
                .send("PATCH", DARK_MODE, "{\"name\": \"Night\"}", "Content-Type", mediaType)
                .is(Problem.UNSUPPORTED_MEDIA_TYPE);

        assertThat(refusal.header("accept-patch")).isEqualTo("application/merge-patch+json, application/json");
    }

    @Test
    void respondsWith404ForAnUnknownFeature() {
        api.admin().patch("/api/v1/admin/features/other", "{}").is(Problem.FEATURE_NOT_FOUND);
    }

    private Response change(String patch) {
        return api.admin().patch(DARK_MODE, patch);
    }
}
