package dev.earlyaccess.api.feature;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earlyaccess.api.problem.Problem;
import dev.earlyaccess.apitest.Api;
import dev.earlyaccess.apitest.ApiTest;
import dev.earlyaccess.apitest.Caller;
import dev.earlyaccess.apitest.Response;
import dev.earlyaccess.apitest.Tokens;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a user sees under coming soon and feature previews. */
@ApiTest
class FeaturePreviewsEndpointTest {

    private final Api api;

    FeaturePreviewsEndpointTest(Api api) {
        this.api = api;
    }

    @Test
    void showsAFeatureFieldByField() {
        api.admin().post("/api/v1/admin/features", """
                {"key": "dark-mode", "name": "Dark mode", "description": "Easier on the eyes.", "stage": "beta",
                 "owner": {"name": "Design systems", "email": "design@example.com", "team": "Design"},
                 "documentationUrl": "https://docs.example.com/dark-mode",
                 "feedbackUrl": "https://forum.example.com/dark-mode", "targetDate": "2026-12-24",
                 "size": "major", "newProduct": true, "metered": true, "activationCriteria": "Kept it on."}""").is(201);
        api.as("ada").put("/api/v1/features/dark-mode/enrollment").is(200);
        String darkMode = """
                {"key": "dark-mode", "name": "Dark mode", "description": "Easier on the eyes.", "stage": "beta",
                 "targetDate": "2026-12-24", "documentationUrl": "https://docs.example.com/dark-mode",
                 "feedbackUrl": "https://forum.example.com/dark-mode", "owner": {"name": "Design systems"},
                 "enrollment": {"status": "opted-in", "origin": "self", "since": "2026-06-01T09:00:00Z"},
                 "enabled": true}""";

        Response one = api.as("ada").get("/api/v1/features/dark-mode").is(200);
        Response all = api.as("ada").get("/api/v1/features").is(200);

        assertThat(one.header("content-type")).isEqualTo("application/json");
        assertThat(one.json()).isEqualTo(Response.json(darkMode));
        assertThat(all.field("features")).isEqualTo(Response.json("[" + darkMode + "]"));
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "none",
            value = {
                "none, none, DARK-MODE",
                "none, de, Dunkelmodus",
                "none, 'de-CH, en;q=0.5', Dunkelmodus",
                "none, 'en, de;q=0.9', DARK-MODE",
                "none, 'en;q=0.1, de;q=0.9', Dunkelmodus",
                "none, *, DARK-MODE",
                "none, ';;;', DARK-MODE",
                "de-AT, en, Dunkelmodus",
                "en, de, DARK-MODE"
            })
    void speaksTheUsersLanguage(@Nullable String locale, @Nullable String accepted, String name) {
        api.feature("dark-mode");
        api.admin()
                .patch("/api/v1/admin/features/dark-mode", "{\"translations\": {\"de\": {\"name\": \"Dunkelmodus\"}}}")
                .is(200);
        Caller user = api.withToken(locale == null ? Tokens.of("ada") : Tokens.with("ada", Map.of("locale", locale)));
        String[] headers = accepted == null ? new String[0] : new String[] {"Accept-Language", accepted};

        Response one = user.get("/api/v1/features/dark-mode", headers).is(200);
        Response all = user.get("/api/v1/features", headers).is(200);

        assertThat(one.text("name")).isEqualTo(name);
        assertThat(all.each("features", "name")).containsExactly(name);
        assertThat(one.header("vary")).contains("Accept-Language");
    }

    @Test
    void showsMissingValuesAsNull() {
        api.admin().post("/api/v1/admin/features", "{\"name\": \"Dark mode\"}").is(201);

        assertThat(api.as("ada").get("/api/v1/features/dark-mode").is(200).json())
                .isEqualTo(Response.json("""
                {"key": "dark-mode", "name": "Dark mode", "description": null, "stage": "concept", "targetDate": null,
                 "documentationUrl": null, "feedbackUrl": null, "owner": null,
                 "enrollment": {"status": "none", "origin": null, "since": null}, "enabled": false}"""));
    }

    @Test
    void listsConceptsAndBetasByDefaultSortedByName() {
        oneInEachStage();

        assertThat(listed("")).containsExactly("in-beta", "in-concept");
        assertThat(listed("?stage=concept")).containsExactly("in-concept");
        assertThat(listed("?stage=beta")).containsExactly("in-beta");
        assertThat(listed("?stage=general-availability")).containsExactly("in-ga");
        assertThat(listed("?stage=archived")).containsExactly("in-archive");
        assertThat(listed("?stage=archived,concept,archived")).containsExactly("in-archive", "in-concept");
        assertThat(listed("?stage=archived&stage=beta")).containsExactly("in-archive", "in-beta");
    }

    @ParameterizedTest
    @CsvSource({
        ", , concept, interested, false",
        "beta, , beta, opted-in, true",
        "beta, general-availability, general-availability, opted-in, true",
        ", archived, archived, interested, false"
    })
    void readsTheEnrollmentThroughTheStage(
            @Nullable String before, @Nullable String after, String stage, String status, boolean enabled) {
        api.feature("dark-mode", Stream.ofNullable(before).toArray(String[]::new));
        api.as("ada").put("/api/v1/features/dark-mode/enrollment").is(200);
        Stream.ofNullable(after).forEach(next -> api.move("dark-mode", next));

        Response feature = api.as("ada").get("/api/v1/features/dark-mode").is(200);

        assertThat(feature.text("stage")).isEqualTo(stage);
        assertThat(feature.text("enrollment.status")).isEqualTo(status);
        assertThat(feature.field("enabled").booleanValue()).isEqualTo(enabled);
    }

    @Test
    void isEnabledForEverybodyInGeneralAvailability() {
        api.feature("dark-mode", "beta");
        api.as("ada").delete("/api/v1/features/dark-mode/enrollment").is(200);
        api.move("dark-mode", "general-availability");

        Response feature = api.as("ada").get("/api/v1/features/dark-mode").is(200);

        assertThat(feature.text("enrollment.status")).isEqualTo("opted-out");
        assertThat(feature.field("enabled").booleanValue()).isTrue();
    }

    @Test
    void optsInInterestedUsersByTheLaunch() {
        api.feature("dark-mode");
        api.as("ada").put("/api/v1/features/dark-mode/enrollment").is(200);
        api.move("dark-mode", "beta");

        assertThat(api.as("ada").get("/api/v1/features/dark-mode").is(200).field("enrollment"))
                .isEqualTo(Response.json("""
                        {"status": "opted-in", "origin": "launch", "since": "2026-06-01T09:00:00Z"}"""));
        assertThat(api.as("alan").get("/api/v1/features/dark-mode").is(200).text("enrollment.status"))
                .isEqualTo("none");
    }

    @Test
    void respondsWith404ForAnUnknownFeature() {
        api.as("ada").get("/api/v1/features/dark-mode").is(Problem.FEATURE_NOT_FOUND);
    }

    @ParameterizedTest
    @ValueSource(strings = {"alpha", "BETA", "beta,alpha", "none", ",", "beta,", "%00"})
    void wantsStagesThatExist(String stage) {
        Response response = api.as("ada").get("/api/v1/features?stage=" + stage).isInvalid("stage");

        assertThat(response.text("errors.0.message")).contains("concept, beta, general-availability, archived");
    }

    private void oneInEachStage() {
        api.feature("in-concept");
        api.feature("in-beta", "beta");
        api.feature("in-ga", "beta", "general-availability");
        api.feature("in-archive", "archived");
    }

    private List<String> listed(String query) {
        return api.as("ada").get("/api/v1/features" + query).is(200).each("features", "key");
    }
}
