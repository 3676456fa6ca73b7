package dev.earlyaccess.clients;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import dev.earlyaccess.apitest.Api;
import dev.earlyaccess.apitest.ApiTest;
import dev.earlyaccess.apitest.Frontend;
import dev.earlyaccess.apitest.Tokens;
import dev.earlyaccess.browser.BrowserTest;
import dev.earlyaccess.testing.HandMovedClock;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
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

    private static final String EVALUATION = """
            () => {
              const details = page.evaluate('dark-mode');
              return [details.value, details.reason, details.flagMetadata.stage].join(' ');
            }""";

    private static final Duration A_TICKET_AND_ITS_STREAM = Duration.ofMinutes(62);

    @TempDir
    private static Path directory;

    private static Path site;

    @Autowired
    private Api api;

    @Autowired
    private Frontend frontend;

    @Autowired
    private HandMovedClock clock;

    private Tab tab;
    private String base;

    @BeforeAll
    static void bundle() throws IOException, InterruptedException {
        site = Tab.site(NodePackages.module(directory, "features.js", PAGE.code("js")));
    }

    /** Ten minutes later, nothing is told again that happened while the feature was made. */
    @BeforeEach
    void open(Browser browser) {
        api.feature("dark-mode", "beta");
        clock.forward(Duration.ofMinutes(10));
        tab = Tab.open(browser, frontend.shows(site));
        base = api.anonymous().base();
    }

    @AfterEach
    void close() {
        assertThat(tab.errors()).isEmpty();
        tab.close();
    }

    @Test
    void readsAgainWhenTheUserComesBack() {
        start("ada", Tokens.of("ada"));
        tab.listens(1);

        tab.comesToTheFront();

        assertThat(evaluation()).isEqualTo("false STATIC beta");
        assertThat(tab.statuses()).startsWith(200, 304).doesNotContainSequence(304, 200);
    }

    @Test
    void hearsOfEachChange() {
        start("ada", Tokens.of("ada"));
        tab.listens(1);
        tab.page().evaluate("page.onChange(features => window.changed = features)");

        api.as("ada").put("/api/v1/features/dark-mode/enrollment").is(200);
        becomes("true TARGETING_MATCH beta");
        assertThat(tab.page().evaluate("window.changed")).isEqualTo(List.of("dark-mode"));

        api.move("dark-mode", "general-availability");
        becomes("true STATIC general-availability");
        assertThat(tab.<Boolean>call("isOn", "dark-mode")).isTrue();
        assertThat(tab.statuses()).filteredOn(status -> status == 200).hasSize(3);
    }

    @Test
    void hearsOfChangesPastTheEndOfATicket() {
        start("ada", Tokens.of("ada"));
        tab.listens(1);

        clock.forward(A_TICKET_AND_ITS_STREAM);

        hearsOfChangesOnASecondStream();
    }

    @Test
    void hearsOfChangesWithATicketThatItKept() {
        start("ada", Tokens.of("ada"));
        tab.listens(1);
        clock.forward(A_TICKET_AND_ITS_STREAM);
        tab.page().reload();

        start("ada", Tokens.of("ada"));

        hearsOfChangesOnASecondStream();
    }

    private void hearsOfChangesOnASecondStream() {
        tab.listens(2);
        api.move("dark-mode", "general-availability");
        becomes("true STATIC general-availability");

        assertThat(tab.streams()).doesNotHaveDuplicates();
        assertThat(tab.statuses()).hasSizeLessThan(6);
    }

    @Test
    void keepsTheFeaturesUntilTheUserSignsOut() {
        api.move("dark-mode", "general-availability");
        start("ada", Tokens.of("ada"));
        tab.page().reload();

        start("ada", Tokens.with("ada", Map.of("name", "Ada")));
        assertThat(evaluation()).isEqualTo("true CACHED general-availability");
        tab.page().waitForCondition(() -> tab.statuses().contains(304));

        tab.call("stop");
        assertThat(tab.<Boolean>call("isOn", "dark-mode")).isFalse();
        assertThat(tab.page().evaluate("localStorage.length")).isEqualTo(0);
    }

    @Test
    void getsTheDefaultWithEachError() throws IOException {
        api.move("dark-mode", "general-availability");
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

    private void becomes(String evaluation) {
        tab.page().waitForFunction("expected => (" + EVALUATION + ")() === expected", evaluation);
    }

    private String evaluation() {
        return (String) tab.page().evaluate(EVALUATION);
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
