package dev.earlyaccess.api.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earlyaccess.apitest.Api;
import dev.earlyaccess.apitest.ApiTest;
import dev.earlyaccess.apitest.Response;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How browsers get the scripts, the style sheets and the pages that load them. */
@ApiTest
class WebFilesTest {

    private static final String ELEMENT = "/early-access.js";

    private final Api api;

    WebFilesTest(Api api) {
        this.api = api;
    }

    @ParameterizedTest
    @ValueSource(strings = {ELEMENT, "/early-access-languages.js"})
    void servesTheElementToEveryOrigin(String path) {
        Response response =
                api.anonymous().get(path, "Origin", "https://anywhere.example").is(200);

        assertThat(response.header("content-type")).isEqualTo("text/javascript;charset=UTF-8");
        assertThat(response.header("access-control-allow-origin")).isEqualTo("*");
        assertThat(response.header("cross-origin-resource-policy")).isEqualTo("cross-origin");
        assertThat(response.header("cache-control")).isEqualTo("max-age=300, public");
        assertThat(response.header("x-content-type-options")).isEqualTo("nosniff");
    }

    @Test
    void staysSmall() {
        Response response =
                api.anonymous().get(ELEMENT, "Accept-Encoding", "br, gzip").is(200);

        assertThat(response.header("content-encoding")).isEqualTo("gzip");
        assertThat(response.header("vary")).contains("Accept-Encoding");
        assertThat(Integer.parseInt(response.header("content-length"))).isBetween(5_000, 15_000);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "br", "gzip;q=0", "xgzip"})
    void compressesOnlyForThoseWhoTakeIt(String acceptEncoding) {
        assertThat(api.anonymous()
                        .get(ELEMENT, "Accept-Encoding", acceptEncoding)
                        .is(200)
                        .header("content-encoding"))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"identity", "gzip"})
    void sendsNothingThatTheBrowserHas(String acceptEncoding) {
        String etag = api.anonymous()
                .get(ELEMENT, "Accept-Encoding", acceptEncoding)
                .is(200)
                .header("etag");

        api.anonymous()
                .get(ELEMENT, "Accept-Encoding", acceptEncoding, "If-None-Match", etag)
                .is(304);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/previews", "/console"})
    void keepsWhatPagesLoadForAYear(String path) {
        String page = api.anonymous().get(path).is(200).body();

        assertThat(Pattern.compile("(?:href|src)=\"(assets/[^\"]+)\"")
                        .matcher(page)
                        .results())
                .hasSize(3)
                .allSatisfy(link -> assertThat(
                                api.anonymous().get("/" + link.group(1)).is(200).header("cache-control"))
                        .isEqualTo("max-age=31536000, public, immutable"));
        assertThat(api.anonymous().get("/assets/page.css").is(200).header("cache-control"))
                .isEqualTo("no-cache");
        assertThat(api.anonymous().get("/assets/nothing.js").status()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/previews", "/console"})
    void allowsPagesNothingInline(String path) {
        Response page = api.anonymous().get(path).is(200);

        assertThat(page.header("content-security-policy"))
                .contains("default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'")
                .doesNotContain("unsafe");
        assertThat(page.body())
                .doesNotContain("style=", "<style", "<script>")
                .doesNotContainPattern("(?:href|src)=\"(?:/|\\w+:)");
    }
}
