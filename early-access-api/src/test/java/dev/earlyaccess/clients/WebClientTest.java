package dev.earlyaccess.clients;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import dev.earlyaccess.apitest.Api;
import dev.earlyaccess.apitest.ApiTest;
import dev.earlyaccess.apitest.Frontend;
import dev.earlyaccess.apitest.Tokens;
import dev.earlyaccess.browser.BrowserTest;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;

/** The page for web frontends: OpenFeature's SDK for browsers with its provider for OFREP. */
@ApiTest
@NodeTest
@BrowserTest
class WebClientTest {

    private static final ClientPage PAGE = ClientPage.of("web.md");
    private static final String START =
            "([url, user, token]) => page.start(url, user, () => token).then(() => '', error => error.message)";

    @TempDir
    private static Path directory;

    private static Path site;

    @Autowired
    private Api api;

    @Autowired
    private Frontend frontend;

    private Tab tab;
    private String base;

    @BeforeAll
    static void bundle() throws IOException, InterruptedException {
        site = Tab.site(NodePackages.module(directory, "features.js", PAGE.code("js")));
    }

    @BeforeEach
    void open(Browser browser) {
        tab = Tab.open(browser, frontend.shows(site));
        base = api.anonymous().base();
    }

    @AfterEach
    void close() {
        assertThat(tab.errors()).isEmpty();
        tab.close();
    }

    @Test
    void seesChangesWhenTheUserComesBack() {
        api.feature("dark-mode");
        start("ada", Tokens.of("ada"));
        assertThat(evaluation()).isEqualTo("false DISABLED concept");
        tab.comesToTheFront();
        assertThat(tab.statuses()).containsExactly(200, 304);

        tab.page().evaluate("page.onChange(features => window.changed = features)");
        api.as("ada").put("/api/v1/features/dark-mode/enrollment").is(200);
        api.move("dark-mode", "beta");
        tab.comesToTheFront();
        assertThat(tab.page().waitForFunction("window.changed").jsonValue()).isEqualTo(List.of("dark-mode"));
        assertThat(evaluation()).isEqualTo("true TARGETING_MATCH beta");
        assertThat(tab.<Boolean>call("isOn", "dark-mode")).isTrue();
        assertThat(tab.statuses()).containsExactly(200, 304, 200);
    }

    @Test
    void keepsTheFeaturesUntilTheUserSignsOut() {
        api.feature("dark-mode", "beta", "general-availability");
        start("ada", Tokens.of("ada"));
        tab.page().reload();

        start("ada", Tokens.with("ada", Map.of("name", "Ada")));
        assertThat(evaluation()).isEqualTo("true CACHED general-availability");
        tab.page().waitForCondition(() -> tab.statuses().equals(List.of(200, 304)));

        tab.call("stop");
        assertThat(tab.<Boolean>call("isOn", "dark-mode")).isFalse();
        assertThat(tab.page().evaluate("localStorage.length")).isEqualTo(0);
    }

    @Test
    void getsTheDefaultWithEachError() throws IOException {
        api.feature("dark-mode", "beta", "general-availability");
        String token = Tokens.of("ada");

        PAGE.says("`start` was not called", "", errorCode("dark-mode"));
        PAGE.says("the token is wrong, or has expired", started(base, "ada", "wrong"), errorCode("dark-mode"));
        PAGE.says("the token is another user's", started(base, "alan", token), errorCode("dark-mode"));
        PAGE.says("the context has no user", started(base, "", token), errorCode("dark-mode"));
        PAGE.says("the service does not respond", started(nowhere(), "ada", token), errorCode("dark-mode"));
        PAGE.says("the base URL ends with a slash", started(base + "/", "ada", token), errorCode("dark-mode"));
        PAGE.says("there is no such feature", started(base, "ada", token), errorCode("no-such-feature"));
        assertThat(tab.<Boolean>call("isOn", "dark-mode")).isTrue();
    }

    @Test
    void namesTheVersionsThatWereTried() throws IOException {
        NodePackages.areThoseOf(PAGE);
    }

    private void start(String user, String token) {
        assertThat(started(base, user, token)).isEmpty();
    }

    /** The message of the error; empty if there is none. */
    private String started(String url, String user, String token) {
        return (String) tab.page().evaluate(START, List.of(url, user, token));
    }

    private String evaluation() {
        Map<String, Object> details = tab.call("evaluate", "dark-mode");
        Map<?, ?> metadata = (Map<?, ?>) details.get("flagMetadata");
        return details.get("value") + " " + details.get("reason") + " " + metadata.get("stage");
    }

    private Object errorCode(String feature) {
        Map<String, Object> details = tab.call("evaluate", feature);
        assertThat(details).containsEntry("value", false).containsEntry("reason", "ERROR");
        return details.get("errorCode");
    }

    /** Where nobody listens any more. */
    private static String nowhere() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return "http://127.0.0.1:" + socket.getLocalPort();
        }
    }
}
