package dev.earlyaccess.api.caching;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earlyaccess.apitest.Api;
import dev.earlyaccess.apitest.ApiTest;
import dev.earlyaccess.apitest.Response;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a browser may keep of a user's reads, and how it asks again. */
@ApiTest
class PrivateResponsesTest {

    private static final String ENROLLMENT = "/api/v1/features/dark-mode/enrollment";

    private final Api api;

    PrivateResponsesTest(Api api) {
        this.api = api;
    }

    @BeforeEach
    void concept() {
        api.feature("dark-mode");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/v1/features", "/api/v1/features/dark-mode"})
    void isCachedPrivatelyAndAlwaysRevalidated(String path) {
        Response first = api.as("ada").get(path).is(200);
        Response again =
                api.as("ada").get(path, "If-None-Match", first.header("etag")).is(304);

        assertThat(again.body()).isEmpty();
        assertThat(first.header("etag")).matches("\"[^\"]+\"");
        for (String header : new String[] {"etag", "cache-control"}) {
            assertThat(again.header(header)).as(header).isEqualTo(first.header(header));
        }
        assertThat(first.header("cache-control").split(", ")).containsExactlyInAnyOrder("no-cache", "private");
        assertThat(first.header("vary").split(", ")).contains("Authorization");
        assertThat(again.header("vary").split(", ")).contains("Authorization");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/v1/features", "/api/v1/features/dark-mode"})
    void tagDiffersBetweenUsers(String path) {
        assertThat(api.as("ada").get(path).header("etag"))
                .isNotEqualTo(api.as("alan").get(path).header("etag"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/v1/features", "/api/v1/features/dark-mode"})
    void tagChangesWithFeatureAndEnrollment(String path) {
        String before = tag(path);
        api.as("ada").put(ENROLLMENT).is(200);
        String optedIn = tag(path);
        api.admin()
                .patch("/api/v1/admin/features/dark-mode", "{\"name\": \"Night mode\"}")
                .is(200);
        String renamed = tag(path);
        api.move("dark-mode", "beta");
        String moved = tag(path);

        assertThat(new String[] {before, optedIn, renamed, moved}).doesNotHaveDuplicates();
        api.as("ada").get(path, "If-None-Match", before).is(200);
        api.as("ada").get(path, "If-None-Match", "\"other\", W/" + moved).is(304);
    }

    @Test
    void tagStaysWhenAnotherUserOptsIn() {
        String before = tag("/api/v1/features");
        api.as("alan").put(ENROLLMENT).is(200);

        assertThat(tag("/api/v1/features")).isEqualTo(before);
    }

    private String tag(String path) {
        return api.as("ada").get(path).is(200).header("etag");
    }
}
