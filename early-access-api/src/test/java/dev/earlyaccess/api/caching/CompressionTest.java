package dev.earlyaccess.api.caching;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earlyaccess.apitest.Api;
import dev.earlyaccess.apitest.ApiTest;
import dev.earlyaccess.apitest.Response;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is compressed: long lists for the team, and nothing of what users and evaluations read all day. */
@ApiTest
class CompressionTest {

    private static final String[] TAKES_GZIP = {"Accept-Encoding", "gzip"};

    private final Api api;

    CompressionTest(Api api) {
        this.api = api;
    }

    @BeforeEach
    void features() {
        IntStream.range(0, 20).forEach(i -> api.feature("feature-" + i, "beta"));
    }

    @Test
    void compressesListsForTheTeam() {
        Response overview =
                api.admin().get("/api/v1/admin/overview", TAKES_GZIP).is(200);

        assertThat(overview.header("content-encoding")).isEqualTo("gzip");
        assertThat(overview.header("vary")).contains("accept-encoding");
    }

    @Test
    void sendsShortResponsesAsTheyAre() {
        assertIsPlain(api.admin().get("/api/v1/me", TAKES_GZIP));
    }

    @Test
    void sendsUsersTheirFeaturesAsTheyAre() {
        assertIsLongAndPlain(api.as("ada").get("/api/v1/features", TAKES_GZIP));
        assertIsLongAndPlain(api.machine("server").get("/api/v1/users/ada/features", TAKES_GZIP));
    }

    @Test
    void sendsEvaluationsAsTheyAre() {
        assertIsLongAndPlain(api.machine("server")
                .post("/ofrep/v1/evaluate/flags", "{\"context\": {\"targetingKey\": \"ada\"}}", TAKES_GZIP));
    }

    private static void assertIsLongAndPlain(Response response) {
        assertIsPlain(response);
        assertThat(response.body().length()).isGreaterThan(2_048);
    }

    private static void assertIsPlain(Response response) {
        assertThat(response.is(200).header("content-encoding")).isEmpty();
        assertThat(response.header("vary").toLowerCase()).doesNotContain("accept-encoding");
    }
}
