package dev.earlyaccess.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.args.AxeRuleOptions;
import com.deque.html.axecore.args.AxeRunOptions;
import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ColorScheme;
import dev.earlyaccess.endtoend.Client;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Somebody who opens the service's pages, and hears all that the browser complains of. */
class Visitor implements AutoCloseable {

    private static final int NARROW = 320;

    /** A machine that is busy with other builds takes its time; what is there at once costs none of it. */
    private static final int PATIENCE_MILLIS = 120_000;

    private static final Path SCREENSHOTS = Path.of("target", "screenshots");

    /** Only on request: pictures of the tests' pages take half a minute of a processor in all. */
    private static final boolean KEEPS_SCREENSHOTS = Boolean.getBoolean("browser.screenshots");

    private static final AxeRunOptions ONLY_VIOLATIONS = new AxeRunOptions();

    static {
        AxeRuleOptions enabled = new AxeRuleOptions();
        enabled.setEnabled(true);
        ONLY_VIOLATIONS.setRules(Map.of("target-size", enabled)); // 24 pixels for a finger (WCAG 2.2)
        ONLY_VIOLATIONS.setResultTypes(List.of("violations")); // of what is right, axe need not describe every element
    }

    private final String base;
    private final String test;
    private final BrowserContext context;
    private final Page page;
    private final List<String> complaints = new ArrayList<>();

    Visitor(Browser browser, String base, String test) {
        this.base = base;
        this.test = test.replaceAll("\\(.*", "");
        this.context = browser.newContext(new Browser.NewContextOptions().setBaseURL(base));
        this.context.setDefaultTimeout(PATIENCE_MILLIS);
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MILLIS);
        this.page = context.newPage();
        page.onPageError(complaints::add);
        page.onRequest(request -> {
            if (!request.url().startsWith(base + "/") && !request.url().startsWith("data:")) {
                complaints.add("A request to another host: " + request.url());
            }
        });
        page.onConsoleMessage(message -> {
            if (message.type().equals("error") && !isARefusal(message.text())) {
                complaints.add(message.text());
            }
        });
    }

    /** A response such as 401, which the browser notes in its console, no matter who sent the request. */
    private static boolean isARefusal(String text) {
        return text.matches("Failed to load resource: the server responded with a status of 4\\d\\d .*");
    }

    /** Somebody else, with a browser of their own. */
    Visitor another(String what) {
        return new Visitor(context.browser(), base, test + "-" + what);
    }

    /** From now on, this user is signed in. */
    Visitor signedInAs(String user, String... roles) {
        context.addInitScript("sessionStorage.setItem('early-access.token', '" + token(user, roles) + "')");
        return this;
    }

    Page page() {
        return page;
    }

    Page opens(String path) {
        page.navigate(path);
        return page;
    }

    /** With a screen as narrow as they come, in the dark. */
    Visitor onAPhoneAtNight() {
        page.setViewportSize(NARROW, 640);
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
        return this;
    }

    String base() {
        return base;
    }

    /** A token, as the company's backend would give it. */
    String token(String user, String... roles) {
        String list = roles.length == 0 ? "" : "\"" + String.join("\", \"", roles) + "\"";
        return new Client(base, null)
                .post("/local/tokens", """
                {"sub": "%s", "email": "%s@example.com", "roles": [%s]}""".formatted(user, user, list))
                .is(200)
                .text("/token");
    }

    /** Calls the API without the browser. */
    Client calling(String user, String... roles) {
        return new Client(base, token(user, roles));
    }

    /** Keeps what there is to see in target/screenshots, with {@code -Dbrowser.screenshots=true}. */
    void looksAt(String what) {
        if (KEEPS_SCREENSHOTS) {
            page.screenshot(new Page.ScreenshotOptions().setFullPage(true).setPath(screenshot(what)));
        }
    }

    /** The same of a part of the page. */
    void looksAt(String what, Locator part) {
        if (KEEPS_SCREENSHOTS) {
            part.screenshot(new Locator.ScreenshotOptions().setPath(screenshot(what)));
        }
    }

    private Path screenshot(String what) {
        return SCREENSHOTS.resolve(test + "-" + what + ".png");
    }

    void needsNoSidewaysScrolling() {
        assertThat(page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth"))
                .as("how far the page is wider than the screen")
                .isEqualTo(0);
    }

    /**
     * Nothing on the page keeps people from using it, as far as a machine can tell (WCAG 2). The frames of mails run no script,
     * so axe would wait in them for ever.
     */
    void findsNoBarrier() {
        assertThat(new AxeBuilder(page)
                        .exclude("iframe[sandbox]")
                        .options(ONLY_VIOLATIONS)
                        .setLegacyMode(true) // else axe opens another page for each report
                        .analyze()
                        .getViolations())
                .extracting(violation -> violation.getId() + ": " + violation.getNodes())
                .isEmpty();
    }

    /** What it has complained of so far was to be expected. */
    void forgetsComplaints() {
        complaints.clear();
    }

    void hasHeardNoComplaint() {
        assertThat(complaints).isEmpty();
    }

    @Override
    public void close() {
        context.close();
    }
}
