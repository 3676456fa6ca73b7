package dev.earlyaccess.clients;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route.FulfillOptions;
import com.microsoft.playwright.options.AriaRole;
import dev.earlyaccess.apitest.Api;
import dev.earlyaccess.apitest.ApiTest;
import dev.earlyaccess.apitest.Frontend;
import dev.earlyaccess.apitest.Tokens;
import dev.earlyaccess.browser.BrowserTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;

/** The panel in a page of another origin, as docs/clients/web.md puts it there. */
@ApiTest
@BrowserTest
class PanelTest {

    private static final ClientPage PAGE = ClientPage.of("web.md");
    private static final String HTML = """
            <!doctype html><html lang="en"><head><title>Settings</title><link rel="icon" href="data:,">%s</head>
            <body><main><h1>Settings</h1>%s</main></body></html>""";

    /** A product that allows as little as the page says that it may. */
    private static final String POLICY = "default-src 'none'; img-src data:; script-src 'unsafe-inline' %1$s; "
            + "connect-src 'self' %1$s; require-trusted-types-for 'script'; trusted-types lit-html";

    @TempDir
    private Path site;

    @Autowired
    private Api api;

    @Autowired
    private Frontend frontend;

    private final Deque<String> tokens = new ArrayDeque<>();
    private final List<String> complaints = new ArrayList<>();
    private BrowserContext context;
    private Page page;

    @BeforeEach
    void open(Browser browser) throws IOException {
        api.feature("dark-mode", "beta");
        tokens.add(Tokens.of("ada"));
        context = browser.newContext();
        page = context.newPage();
        page.onPageError(complaints::add);
        page.onConsoleMessage(message -> {
            if (message.type().equals("error") && !message.text().contains("status of 401")) {
                complaints.add(message.text());
            }
        });
        page.route(
                "**/early-access-token",
                route -> route.fulfill(
                        new FulfillOptions().setBody(tokens.size() > 1 ? tokens.remove() : tokens.getFirst())));
    }

    @AfterEach
    void close() {
        assertThat(complaints).isEmpty();
        context.close();
    }

    @Test
    void standsInAPageOfAnotherOrigin() throws IOException {
        opens(PAGE.code("html"));

        page.getByRole(AriaRole.SWITCH).click();

        assertThat(page.locator("body")).hasClass("dark-mode");
        assertThat(page.getByRole(AriaRole.SWITCH)).isChecked();
        assertThat(new AxeBuilder(page).analyze().getViolations()).isEmpty();
        assertThat(api.as("ada").get("/api/v1/features/dark-mode").text("enrollment.status"))
                .isEqualTo("opted-in");
    }

    @Test
    void tellsThePageWhatIsEnabled() throws IOException {
        opens(PAGE.code("html").replace("<early-access-previews ", "<early-access-previews hidden "));
        page.evaluate("previews.ready");
        page.evaluate("""
                () => {
                  window.changes = [];
                  addEventListener('early-access-change', ({ detail }) => changes.push(Object.values(detail).join(' ')));
                }""");
        assertThat(isEnabled("dark-mode")).isFalse();
        assertThat(isEnabled("no-such-feature")).isFalse();

        api.as("ada").put("/api/v1/features/dark-mode/enrollment").is(200);
        page.waitForFunction("previews.isEnabled('dark-mode')");
        api.as("ada").delete("/api/v1/features/dark-mode/enrollment").is(200);
        page.waitForFunction("!previews.isEnabled('dark-mode')");
        api.move("dark-mode", "general-availability");
        page.waitForFunction("previews.isEnabled('dark-mode')");
        api.move("dark-mode", "archived");
        page.waitForFunction("!previews.isEnabled('dark-mode')");

        assertThat(page.evaluate("changes.map(change => change.split(' ').slice(-5).join(' '))"))
                .asList()
                .containsExactly(
                        "beta beta opted-in true service",
                        "beta beta opted-out false service",
                        "general-availability beta opted-out true service",
                        "archived general-availability opted-out false service");
        assertThat(page.getByRole(AriaRole.SWITCH)).hasCount(0);
    }

    @Test
    void asksForAnotherTokenWhenOneIsRefused() throws IOException {
        tokens.addFirst("no-longer-valid");

        opens(PAGE.code("html"));

        assertThat(page.getByRole(AriaRole.SWITCH)).isVisible();
    }

    @Test
    void saysThatTheSignInHasEnded() throws IOException {
        tokens.clear();
        tokens.add("no-longer-valid");

        opens(PAGE.code("html"));

        assertThat(page.getByText("Your sign-in has ended")).isVisible();
        assertThat(new AxeBuilder(page).analyze().getViolations()).isEmpty();
    }

    @Test
    void sendsNothingWithoutAToken() throws IOException {
        List<String> requests = new ArrayList<>();
        page.onRequest(request -> requests.add(request.url()));

        opens(PAGE.code("html").replaceAll("previews.getToken = .*", ""));
        page.evaluate("new Promise(resolve => requestAnimationFrame(() => setTimeout(resolve)))");

        assertThat(requests).noneMatch(url -> url.contains("/api/"));
        assertThat(page.getByText("Loading features")).isVisible();
    }

    @Test
    void takesTheColoursOfItsPage() throws IOException {
        opens(PAGE.code("html"));
        page.addStyleTag(new Page.AddStyleTagOptions()
                .setContent(PAGE.code("css") + "early-access-previews::part(card) { border: 3px solid red }"));
        page.getByRole(AriaRole.SWITCH).click();

        assertThat(page.getByRole(AriaRole.SWITCH)).hasCSS("background-color", "rgb(10, 125, 85)");
        assertThat(page.locator("article")).hasCSS("border-top-width", "3px");
    }

    @Test
    void needsNoMoreThanTheDocumentedPolicy() throws IOException {
        String policy =
                "<meta http-equiv='Content-Security-Policy' content=\"%s\">".formatted(POLICY.formatted(base()));
        opens(policy, PAGE.code("html").replace("<early-access-previews ", "<early-access-previews lang='fr' "));

        assertThat(page.getByRole(AriaRole.TAB).first()).containsText("Aperçus");
        assertThat(page.locator("article")).hasCSS("display", "grid");
    }

    @Test
    @NodeTest
    void standsInAPageOfReact(@TempDir Path directory) throws IOException, InterruptedException {
        Path module = NodePackages.module(directory, "app.jsx", here(PAGE.code("jsx")));
        page.navigate(frontend.shows(Tab.site(module)).origin() + "/index.html");

        page.getByRole(AriaRole.SWITCH).click();

        assertThat(page.locator("body")).hasClass("dark-mode");
        assertThat(page.getByRole(AriaRole.SWITCH)).isChecked();
    }

    private void opens(String body) throws IOException {
        opens("", body);
    }

    private void opens(String head, String body) throws IOException {
        String script = here(body).replace("const previews", "window.previews");
        Files.writeString(site.resolve("index.html"), HTML.formatted(head, script));
        page.navigate(frontend.shows(site).origin() + "/index.html");
    }

    private String here(String code) {
        return code.replace("https://early-access.example.com", base());
    }

    private String base() {
        return api.anonymous().base();
    }

    private boolean isEnabled(String key) {
        return (boolean) page.evaluate("key => previews.isEnabled(key)", key);
    }
}
