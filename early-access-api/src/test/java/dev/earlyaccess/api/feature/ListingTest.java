package dev.earlyaccess.api.feature;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earlyaccess.api.problem.Problem;
import dev.earlyaccess.apitest.Api;
import dev.earlyaccess.apitest.ApiTest;
import dev.earlyaccess.apitest.Response;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** All features as admins see them, with how many are in and out. */
@ApiTest
class ListingTest {

    private static final String FEATURES = "/api/v1/admin/features";

    private final Api api;

    ListingTest(Api api) {
        this.api = api;
    }

    @Test
    void listsEveryStageByKeyUnlessStagesAreNamed() {
        api.feature("d-concept");
        api.feature("c-beta", "beta");
        api.feature("b-ga", "beta", "general-availability");
        api.feature("a-archive", "archived");

        assertThat(listed("")).containsExactly("a-archive", "b-ga", "c-beta", "d-concept");
        assertThat(listed("?stage=")).containsExactly("a-archive", "b-ga", "c-beta", "d-concept");
        assertThat(listed("?stage=concept,archived")).containsExactly("a-archive", "d-concept");
        assertThat(api.admin().get(FEATURES).is(200).field("next").isNull()).isTrue();
    }

    @Test
    void pagesNeitherSkipNorRepeatFeatures() {
        List.of("b", "d", "f", "h", "k").forEach(api::feature);
        List<String> seen = new ArrayList<>();

        Response page = api.admin().get(FEATURES + "?limit=2&stage=concept").is(200);
        seen.addAll(page.items("key"));
        api.feature("a");
        api.feature("e");
        api.move("f", "archived");
        while (!page.field("next").isNull()) {
            page = api.admin()
                    .get(FEATURES + "?limit=2&stage=concept&after=" + page.text("next"))
                    .is(200);
            seen.addAll(page.items("key"));
        }

        assertThat(seen).containsExactly("b", "d", "e", "h", "k");
    }

    @Test
    void aFullLastPageHasNoNextPage() {
        api.feature("a");
        api.feature("b");

        assertThat(api.admin().get(FEATURES + "?limit=2").field("next").isNull())
                .isTrue();
        assertThat(api.admin().get(FEATURES + "?limit=200").items("key")).containsExactly("a", "b");
    }

    @ParameterizedTest
    @CsvSource({"concept, 2, 0, 0", "beta, 0, 2, 0", "archived, 2, 0, 0"})
    void countsWhatTheStageReads(String stage, long interested, long optedIn, long optedOut) {
        api.feature("dark-mode");
        api.feature("other");
        api.as("ada").put("/api/v1/features/dark-mode/enrollment").is(200);
        api.as("alan").put("/api/v1/features/dark-mode/enrollment").is(200);
        if (!stage.equals("concept")) {
            api.move("dark-mode", stage);
        }

        for (Response response :
                List.of(api.admin().get(FEATURES + "/dark-mode"), api.admin().get(FEATURES))) {
            String counts = response.json().has("items") ? "items.0.counts." : "counts.";
            assertThat(response.field(counts + "interested").longValue()).isEqualTo(interested);
            assertThat(response.field(counts + "optedIn").longValue()).isEqualTo(optedIn);
            assertThat(response.field(counts + "optedOut").longValue()).isEqualTo(optedOut);
        }
        assertThat(api.admin().get(FEATURES).field("items.1.counts"))
                .isEqualTo(Response.json("{\"interested\": 0, \"optedIn\": 0, \"optedOut\": 0}"));
    }

    @Test
    void countsNobodyAsOutOnceTheBetaIsAConceptAgain() {
        api.feature("dark-mode", "beta");
        api.as("ada").put("/api/v1/features/dark-mode/enrollment").is(200);
        api.as("alan").delete("/api/v1/features/dark-mode/enrollment").is(200);
        assertThat(counts()).isEqualTo(Response.json("{\"interested\": 0, \"optedIn\": 1, \"optedOut\": 1}"));

        api.move("dark-mode", "concept");

        assertThat(counts()).isEqualTo(Response.json("{\"interested\": 1, \"optedIn\": 0, \"optedOut\": 0}"));
    }

    @Test
    void isNeverNotModified() {
        api.feature("dark-mode");
        String tag = api.admin().get(FEATURES + "/dark-mode").is(200).header("etag");

        api.admin().get(FEATURES + "/dark-mode", "If-None-Match", tag).is(200);
        api.admin().get(FEATURES + "/dark-mode", "If-None-Match", "*").is(200);
        api.admin().get(FEATURES, "If-None-Match", tag).is(200);
    }

    @Test
    void respondsWith404ForAnUnknownFeature() {
        api.admin().get(FEATURES + "/dark-mode").is(Problem.FEATURE_NOT_FOUND);
    }

    private tools.jackson.databind.JsonNode counts() {
        return api.admin().get(FEATURES + "/dark-mode").is(200).field("counts");
    }

    private List<String> listed(String query) {
        return api.admin().get(FEATURES + query).is(200).items("key");
    }
}
