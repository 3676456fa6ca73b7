package dev.earlyaccess.api.feature;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earlyaccess.api.problem.Problem;
import dev.earlyaccess.apitest.Api;
import dev.earlyaccess.apitest.ApiTest;
import dev.earlyaccess.apitest.Response;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Nobody overwrites by mistake what somebody else has just changed (RFC 9110, 13.1.1). */
@ApiTest
class IfMatchTest {

    private static final String DARK_MODE = "/api/v1/admin/features/dark-mode";

    private final Api api;

    IfMatchTest(Api api) {
        this.api = api;
    }

    @BeforeEach
    void atVersionOne() {
        api.feature("dark-mode");
        api.admin().patch(DARK_MODE, "{\"name\": \"Night mode\"}").is(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"1\"", "*", " * ", "\"0\", \"1\"", "\"other\",\"1\",W/\"7\"", "\"a, b\", \"1\""})
    void changesTheVersionThatIsNamed(String tags) {
        Response changed = rename(tags).is(200);

        assertThat(changed.header("etag")).isEqualTo("\"2\"");
        api.admin()
                .post(DARK_MODE + "/transitions", "{\"to\": \"beta\"}", "If-Match", "\"2\"")
                .is(201);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"1\"", "*", "\"0\", \"1\""})
    void movesTheVersionThatIsNamed(String tags) {
        toBeta(tags).is(201);

        assertThat(api.admin().get(DARK_MODE).header("etag")).isEqualTo("\"2\"");
    }

    /** A weak tag never matches. */
    @ParameterizedTest
    @ValueSource(strings = {"\"0\"", "\"2\"", "W/\"1\"", "\"01\"", "\"0\", W/\"1\"", "\"*\""})
    void refusesAnyOtherVersion(String tags) {
        assertThat(rename(tags).is(Problem.STALE_VERSION).field("version").longValue())
                .isEqualTo(1);
        assertThat(toBeta(tags).is(Problem.STALE_VERSION).field("version").longValue())
                .isEqualTo(1);

        Response untouched = api.admin().get(DARK_MODE);
        assertThat(untouched.header("etag")).isEqualTo("\"1\"");
        assertThat(untouched.text("name")).isEqualTo("Night mode");
        assertThat(untouched.text("stage")).isEqualTo("concept");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "nonsense", "\"x, \"1", "\"0\" \"1\"", ","})
    void saysWhatATagLooksLike(String noTags) {
        assertThat(rename(noTags).is(Problem.INVALID_REQUEST).text("detail"))
                .contains("If-Match must be", "in its quotes");
        assertThat(toBeta(noTags).is(Problem.INVALID_REQUEST).text("detail")).contains("If-Match must be");

        assertThat(api.admin().get(DARK_MODE).header("etag")).isEqualTo("\"1\"");
    }

    @Test
    void readsAsManyTagsAsAHeaderHolds() {
        rename("\"\",".repeat(1_500) + "\"1\"").is(200);
    }

    @Test
    void letsOneOfTwoThatReadTheSameVersionThrough() {
        String read = api.admin().get(DARK_MODE).header("etag");

        rename(read).is(200);
        rename(read).is(Problem.STALE_VERSION);
    }

    private Response rename(String tags) {
        return api.admin().patch(DARK_MODE, "{\"name\": \"Dusk mode\"}", "If-Match", tags);
    }

    private Response toBeta(String tags) {
        return api.admin().post(DARK_MODE + "/transitions", "{\"to\": \"beta\"}", "If-Match", tags);
    }
}
