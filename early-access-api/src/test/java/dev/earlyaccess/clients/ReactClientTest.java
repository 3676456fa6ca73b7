package dev.earlyaccess.clients;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import dev.earlyaccess.apitest.Api;
import dev.earlyaccess.apitest.ApiTest;
import dev.earlyaccess.apitest.Frontend;
import dev.earlyaccess.apitest.Tokens;
import dev.earlyaccess.browser.BrowserTest;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;

/** The page for React. */
@ApiTest
@NodeTest
@BrowserTest
class ReactClientTest {

    private static final ClientPage PAGE = ClientPage.of("react.md");

    @TempDir
    private static Path directory;

    @Autowired
    private Api api;

    @Autowired
    private Frontend frontend;

    @Test
    void drawsAFeatureThatTheUserHasSwitchedOn(Browser browser) throws IOException, InterruptedException {
        api.feature("dark-mode", "beta");
        frontend.shows(Tab.site(NodePackages.module(directory, "features.jsx", PAGE.code("jsx"))));
        try (Tab tab = Tab.open(browser, frontend)) {
            Locator editor = tab.page().locator("#root");
            tab.page()
                    .evaluate(
                            "([url, user, token]) => page.show(document.getElementById('root'), url, user, () => token)",
                            List.of(api.anonymous().base(), "ada", Tokens.of("ada")));
            assertThat(editor).containsText("Dark mode is off.");

            tab.listens(1);

            tab.page().getByText("Try it").click();
            assertThat(editor).containsText("Dark mode is on.");
            tab.page().getByText("Switch it off").click();
            assertThat(editor).containsText("Dark mode is off.");

            api.move("dark-mode", "general-availability");
            assertThat(editor).containsText("Dark mode is on.");
            assertThat(tab.errors()).isEmpty();
        }
    }

    @Test
    void namesTheVersionsThatWereTried() throws IOException {
        NodePackages.areThoseOf(PAGE);
    }
}
