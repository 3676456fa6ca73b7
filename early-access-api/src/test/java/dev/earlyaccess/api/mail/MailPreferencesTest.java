package dev.earlyaccess.api.mail;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earlyaccess.api.problem.Problem;
import dev.earlyaccess.apitest.Api;
import dev.earlyaccess.apitest.ApiTest;
import dev.earlyaccess.apitest.Caller;
import dev.earlyaccess.apitest.Response;
import dev.earlyaccess.user.MailPreferences;
import dev.earlyaccess.user.UserId;
import dev.earlyaccess.user.Users;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@ApiTest
class MailPreferencesTest {

    private static final String PATH = "/api/v1/me/mail-preferences";

    private final Api api;
    private final Users users;

    MailPreferencesTest(Api api, Users users) {
        this.api = api;
        this.users = users;
    }

    @Test
    void areAllOnByDefault() {
        Response response = api.as("ada").get(PATH).is(200);

        assertThat(response.json()).isEqualTo(Response.json("""
                {"launches": true, "feedbackRequests": true, "updates": true}"""));
        assertThat(response.header("cache-control")).contains("private", "no-cache");
        assertThat(response.header("vary")).contains("Authorization");
    }

    @Test
    void areKeptForTheUserAlone() {
        choose(api.as("ada"), false, true, false).is(200);

        assertThat(users.mailPreferences(new UserId("ada"))).isEqualTo(new MailPreferences(false, true, false));
        assertThat(api.as("ada").get(PATH).json()).isEqualTo(Response.json("""
                {"launches": false, "feedbackRequests": true, "updates": false}"""));
        assertThat(users.mailPreferences(new UserId("bob"))).isEqualTo(MailPreferences.ALL);
    }

    @Test
    void mayBeTurnedOnAgain() {
        choose(api.as("ada"), false, false, false).is(200);
        Response response = choose(api.as("ada"), true, true, true).is(200);

        assertThat(response.text("launches")).isEqualTo("true");
        assertThat(users.mailPreferences(new UserId("ada"))).isEqualTo(MailPreferences.ALL);
    }

    @Test
    void changeTheirTagWithWhatTheySay() {
        String before = api.as("ada").get(PATH).header("etag");
        choose(api.as("ada"), false, true, true);

        api.as("ada").get(PATH, "If-None-Match", before).is(200);
        api.as("ada")
                .get(PATH, "If-None-Match", api.as("ada").get(PATH).header("etag"))
                .is(304);
        assertThat(api.as("bob").get(PATH).header("etag")).isNotEqualTo(before);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"launches\": true, \"feedbackRequests\": true} | updates",
                "{\"launches\": true, \"feedbackRequests\": true, \"updates\": null} | updates",
                "{\"launches\": \"true\", \"feedbackRequests\": true, \"updates\": true} | launches",
                "{\"launches\": 1, \"feedbackRequests\": true, \"updates\": true} | launches",
                "{\"launches\": true, \"feedbackRequests\": true, \"updates\": true, \"digest\": true} | digest",
                "[] | body"
            })
    void needExactlyTheThreePreferences(String body, String field) {
        api.as("ada")
                .send("PUT", PATH, body, "Content-Type", "application/json")
                .isInvalid(field);

        assertThat(users.mailPreferences(new UserId("ada"))).isEqualTo(MailPreferences.ALL);
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/merge-patch+json", "application/json"})
    void changeOneByOne(String type) {
        Response changed = api.as("ada")
                .send("PATCH", PATH, "{\"updates\": false}", "Content-Type", type)
                .is(200);

        assertThat(changed.json()).isEqualTo(Response.json("""
                {"launches": true, "feedbackRequests": true, "updates": false}"""));
        api.as("ada").patch(PATH, "{\"launches\": false, \"updates\": true}").is(200);
        assertThat(users.mailPreferences(new UserId("ada"))).isEqualTo(new MailPreferences(false, true, true));
        api.as("ada").patch(PATH, "{}").is(200);
        assertThat(users.mailPreferences(new UserId("ada"))).isEqualTo(new MailPreferences(false, true, true));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"updates\": null} | updates",
                "{\"updates\": \"false\"} | updates",
                "{\"updates\": false, \"digest\": true} | digest",
                "[] | body",
                "true | body"
            })
    void changeOnlyToTrueOrFalse(String body, String field) {
        api.as("ada").patch(PATH, body).isInvalid(field);

        assertThat(users.mailPreferences(new UserId("ada"))).isEqualTo(MailPreferences.ALL);
    }

    @Test
    void needAToken() {
        api.anonymous().patch(PATH, "{}").is(Problem.UNAUTHENTICATED);
        api.anonymous().get(PATH).is(Problem.UNAUTHENTICATED);
        choose(api.anonymous(), false, false, false).is(Problem.UNAUTHENTICATED);
    }

    private static Response choose(Caller user, boolean launches, boolean feedbackRequests, boolean updates) {
        String body = "{\"launches\": %s, \"feedbackRequests\": %s, \"updates\": %s}"
                .formatted(launches, feedbackRequests, updates);
        return user.send("PUT", PATH, body, "Content-Type", "application/json");
    }
}
