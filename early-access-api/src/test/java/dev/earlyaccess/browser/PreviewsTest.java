package dev.earlyaccess.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.Route.FulfillOptions;
import com.microsoft.playwright.options.AriaRole;
import dev.earlyaccess.endtoend.Client;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The panel in which users switch betas on and off, at its own page. */
@BrowserTest
class PreviewsTest {

    private static final String ENROLLMENT = "**/enrollment";
    private static final String FEATURES = "**/api/v1/features?*";
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @Test
    void turnsABetaOnAndOff(Visitor visitor) {
        beta(visitor, "Split view");
        Page page = visitor.signedInAs("ivy").opens("/previews");
        Locator card = card(page, "Split view");

        assertThat(card.getByText("By Editor team")).isVisible();
        assertThat(card.getByRole(AriaRole.LINK)).hasAttribute("href", "https://docs.example.com/x");
        card.getByRole(AriaRole.SWITCH).click();
        assertThat(card.getByRole(AriaRole.SWITCH)).isChecked();
        assertThat(card.getByText("On", exactly())).isVisible();
        becomes(visitor.calling("ivy"), "split-view", "opted-in");

        page.reload();
        assertThat(card.getByRole(AriaRole.SWITCH)).isChecked();
        card.getByRole(AriaRole.SWITCH).click();
        becomes(visitor.calling("ivy"), "split-view", "opted-out");
        assertThat(card.getByText("Off", exactly())).isVisible();
    }

    @Test
    void carriesTheBrandOfTheProduct(Visitor visitor) {
        beta(visitor, "Chapters");
        Page page = visitor.signedInAs("ivy").opens("/previews");
        Locator card = card(page, "Chapters");
        card.getByRole(AriaRole.SWITCH).click();

        assertThat(page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Acme Writer")))
                .hasAttribute("href", "https://app.example.com/");
        assertThat(card.getByRole(AriaRole.SWITCH)).hasCSS("background-color", "rgb(15, 118, 110)");
    }

    @Test
    void turnsBackWhatTheServiceRefuses(Visitor visitor) {
        beta(visitor, "Wide margins");
        Page page = visitor.signedInAs("ivy").opens("/previews");
        Locator card = card(page, "Wide margins");
        page.route(
                ENROLLMENT,
                route -> route.fulfill(new FulfillOptions()
                        .setStatus(409)
                        .setContentType("application/problem+json")
                        .setBody("{\"detail\": \"Enrollment is closed.\"}")));

        card.getByRole(AriaRole.SWITCH).click();

        assertThat(card.getByRole(AriaRole.ALERT))
                .hasText("“Wide margins” could not be changed. Enrollment is closed.");
        assertThat(card.getByRole(AriaRole.SWITCH)).not().isChecked();
        visitor.findsNoBarrier();
        visitor.looksAt("refused");
    }

    /** The first request is held, so that the second choice comes before its response. */
    @Test
    void keepsTheLastOfTwoQuickChoices(Visitor visitor) {
        beta(visitor, "Quick notes");
        Page page = visitor.signedInAs("ivy").opens("/previews");
        Locator card = card(page, "Quick notes");
        List<Route> held = new ArrayList<>();
        page.route(ENROLLMENT, route -> {
            if (held.isEmpty()) {
                held.add(route);
            } else {
                route.resume();
            }
        });

        card.getByRole(AriaRole.SWITCH).click();
        assertThat(card.getByText("On", exactly())).isVisible();
        page.waitForCondition(() -> !held.isEmpty());
        card.getByRole(AriaRole.SWITCH).click();
        assertThat(card.getByText("Off", exactly())).isVisible();
        page.waitForResponse(response -> response.request().method().equals("DELETE"), held.get(0)::resume);

        becomes(visitor.calling("ivy"), "quick-notes", "opted-out");
        assertThat(card.getByRole(AriaRole.SWITCH)).not().isChecked();
    }

    @Test
    void tellsOfALaunchByItself(Visitor visitor) {
        Client admin = concept(visitor, "Paper size");
        Page page = visitor.signedInAs("ivy").opens("/previews");
        page.getByRole(AriaRole.TAB).nth(1).click();
        Locator card = card(page, "Paper size");
        assertThat(card.getByText("Expected December 24, 2030")).isVisible();
        card.getByRole(AriaRole.BUTTON, named("Notify me")).click();
        assertThat(card.getByText("You’ll be notified")).isVisible();
        assertThat(card.getByText("When the beta starts, it is turned on for you"))
                .isVisible();
        becomes(visitor.calling("ivy"), "paper-size", "interested");

        move(admin, "paper-size", "beta");

        Locator notice = page.locator(".notice");
        assertThat(notice).containsText("Paper size is now a beta, and it is turned on for you.");
        notice.getByRole(AriaRole.BUTTON, named("Show")).click();
        assertThat(card.getByRole(AriaRole.SWITCH)).isChecked();
        assertThat(card.getByRole(AriaRole.HEADING)).isFocused();
        visitor.findsNoBarrier();
        await().atMost(PATIENCE).until(() -> mails(visitor).contains("Paper size"));
    }

    @Test
    void agreesWithAnotherBrowser(Visitor visitor) {
        beta(visitor, "Bookmarks");
        Locator here = card(visitor.signedInAs("ivy").opens("/previews"), "Bookmarks");
        try (Visitor other = visitor.another("other").signedInAs("ivy")) {
            Locator there = card(other.opens("/previews"), "Bookmarks");
            assertThat(there.getByRole(AriaRole.SWITCH)).not().isChecked();

            here.getByRole(AriaRole.SWITCH).click();

            assertThat(there.getByRole(AriaRole.SWITCH)).isChecked();
            other.hasHeardNoComplaint();
        }
    }

    @Test
    void takesFeedback(Visitor visitor) {
        Client admin = beta(visitor, "Footnotes");
        Page page = visitor.signedInAs("ivy").opens("/previews");
        Locator card = card(page, "Footnotes");
        card.getByRole(AriaRole.BUTTON, named("Give feedback")).click();
        card.getByRole(AriaRole.BUTTON, named("Send")).click();
        assertThat(card.getByRole(AriaRole.ALERT)).hasText("Write something, or choose a rating.");
        visitor.findsNoBarrier();
        visitor.looksAt("form");

        card.getByLabel("4").check();
        card.getByRole(AriaRole.TEXTBOX).fill("The numbers are too small.");
        card.getByRole(AriaRole.BUTTON, named("Send")).click();

        assertThat(card.getByText("Thank you. The team reads it.")).isVisible();
        assertThat(card.getByRole(AriaRole.BUTTON, named("Give feedback"))).isFocused();
        assertThat(admin.get("/api/v1/admin/feedback?feature=footnotes").text("/items/0/text"))
                .isEqualTo("The numbers are too small.");
        assertThat(admin.get("/api/v1/admin/feedback?feature=footnotes").text("/items/0/rating"))
                .isEqualTo("4");
    }

    @Test
    void asksWhySomebodyWantsAFeature(Visitor visitor) {
        Client admin = concept(visitor, "Hand writing");
        Page page = visitor.signedInAs("ivy").opens("/previews#feature=hand-writing");
        Locator card = card(page, "Hand writing");
        assertThat(card.getByRole(AriaRole.HEADING)).isFocused();

        card.getByRole(AriaRole.BUTTON, named("Why do you want it?")).click();
        card.getByRole(AriaRole.TEXTBOX).fill("For sketches.");
        page.keyboard().press("Control+Enter");

        assertThat(card.getByText("Thank you. The team reads it.")).isVisible();
        assertThat(admin.get("/api/v1/admin/feedback?feature=hand-writing").text("/items/0/text"))
                .isEqualTo("For sketches.");
    }

    @Test
    void keepsTheTextThatCouldNotBeSent(Visitor visitor) {
        beta(visitor, "Margin notes");
        Page page = visitor.signedInAs("ivy").opens("/previews#feature=margin-notes");
        Locator card = card(page, "Margin notes");
        page.route("**/feedback", route -> route.abort());
        card.getByRole(AriaRole.BUTTON, named("Give feedback")).click();
        card.getByRole(AriaRole.TEXTBOX).fill("Fine.");
        card.getByRole(AriaRole.BUTTON, named("Send")).click();

        assertThat(card.getByRole(AriaRole.ALERT)).hasText("There is no connection. Try again later.");
        assertThat(card.getByRole(AriaRole.TEXTBOX)).hasValue("Fine.");
        visitor.forgetsComplaints();
    }

    @Test
    void keepsFocusAndTextWhenOthersCome(Visitor visitor) {
        beta(visitor, "Narrow margins");
        Page page = visitor.signedInAs("ivy").opens("/previews");
        Locator card = card(page, "Narrow margins");
        card.getByRole(AriaRole.BUTTON, named("Give feedback")).click();
        card.getByRole(AriaRole.TEXTBOX).fill("Half a sentence");

        Client admin = beta(visitor, "Abbreviations");
        assertThat(card(page, "Abbreviations")).isVisible();
        assertThat(card.getByRole(AriaRole.TEXTBOX)).isFocused();
        move(admin, "abbreviations", "general-availability");

        assertThat(page.locator(".notice")).containsText("Abbreviations is now available to everybody.");
        assertThat(card(page, "Abbreviations")).hasCount(0);
        assertThat(card.getByRole(AriaRole.TEXTBOX)).isFocused();
        assertThat(card.getByRole(AriaRole.TEXTBOX)).hasValue("Half a sentence");
    }

    @Test
    void saysThatALinkLeadsNowhere(Visitor visitor) {
        Page page = visitor.signedInAs("ivy").opens("/previews#feature=no-such-feature");

        assertThat(page.locator(".notice")).containsText("The feature of this link is not available.");
    }

    @Test
    void worksByKeyboardAlone(Visitor visitor) {
        beta(visitor, "Two columns");
        Page page = visitor.signedInAs("ivy").opens("/previews#feature=two-columns");
        Locator card = card(page, "Two columns");
        assertThat(card.getByRole(AriaRole.HEADING)).isFocused();

        page.keyboard().press("Tab");
        assertThat(card.getByRole(AriaRole.SWITCH)).isFocused();
        page.keyboard().press("Space");
        becomes(visitor.calling("ivy"), "two-columns", "opted-in");
        assertThat(card.getByRole(AriaRole.SWITCH)).isFocused();
        page.keyboard().press("Tab");
        page.keyboard().press("Tab");
        page.keyboard().press("Enter");
        assertThat(card.getByLabel("1")).isFocused();
        page.keyboard().press("Escape");
        assertThat(card.getByRole(AriaRole.BUTTON, named("Give feedback"))).isFocused();

        page.getByRole(AriaRole.TAB).first().focus();
        page.keyboard().press("ArrowRight");
        assertThat(page.getByRole(AriaRole.TAB).nth(1)).isFocused();
        assertThat(page.getByRole(AriaRole.TABPANEL)).hasAccessibleName(Pattern.compile("Coming soon.*"));
    }

    @Test
    void fitsAPhoneAtNight(Visitor visitor) {
        concept(visitor, "Extraordinarily-long-name-without-any-space-in-it");
        Page page = visitor.onAPhoneAtNight().signedInAs("ivy").opens("/previews");
        assertThat(page.locator("article").first()).isVisible();
        visitor.needsNoSidewaysScrolling();
        visitor.findsNoBarrier();
        visitor.looksAt("1-previews");

        page.getByRole(AriaRole.TAB).nth(1).click();
        visitor.needsNoSidewaysScrolling();
        visitor.findsNoBarrier();
        visitor.looksAt("2-soon");
        assertThat(page.getByRole(AriaRole.TAB).nth(0).boundingBox().height)
                .as("tabs of one line")
                .isLessThan(48);
        Locator card = card(page, "Extraordinarily-long-name-without-any-space-in-it");
        assertThat(card.locator(".action").boundingBox().y)
                .as("the button stands below owner and date")
                .isGreaterThan(card.locator("div.meta").boundingBox().y);
    }

    @Test
    void searchesManyFeatures(Visitor visitor) {
        Page page = visitor.signedInAs("ivy").page();
        answers(page, 200, many());
        visitor.opens("/previews");
        page.getByRole(AriaRole.SEARCHBOX).fill("number 17");

        assertThat(page.locator("article")).hasCount(1);
        page.getByRole(AriaRole.SEARCHBOX).fill("zebra");
        assertThat(page.getByText("No feature matches “zebra”.")).isVisible();
        visitor.findsNoBarrier();
    }

    @Test
    void readsTheFeaturesOnceAtItsStart(Visitor visitor) {
        Page page = visitor.signedInAs("ivy").page();
        List<String> requests = new ArrayList<>();
        page.onRequest(request -> requests.add(request.url()));
        answers(page, 200, many());
        visitor.opens("/previews");
        assertThat(page.locator("article")).hasCount(50);

        assertThat(requests).filteredOn(url -> url.contains("/api/v1/features")).hasSize(1);
    }

    /** Measured on an idle machine of two cores: 160 ms. */
    @Test
    void paintsFiftyFeaturesAtOnce(Visitor visitor) {
        Page page = visitor.signedInAs("ivy").page();
        answers(page, 200, many());
        visitor.opens("/previews");
        visitor.opens("/previews?again");
        assertThat(page.locator("article")).hasCount(50);

        Object painted = page.evaluate("performance.getEntriesByName('first-contentful-paint')[0].startTime");
        assertThat(((Number) painted).doubleValue()).isLessThan(2_000);
        visitor.looksAt("many");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "200 | {\"features\": [], \"eventStreams\": []} | There are no previews at the moment",
                "503 | {\"title\": \"Unavailable\", \"detail\": \"Wait a moment.\"} | The features could not be loaded"
            })
    void saysWhyThereIsNothing(int status, String body, String expected, Visitor visitor) {
        Page page = visitor.signedInAs("ivy").page();
        answers(page, status, body);
        visitor.opens("/previews");

        assertThat(page.locator(".empty b")).hasText(expected);
        visitor.findsNoBarrier();
        visitor.forgetsComplaints();
    }

    @Test
    void saysThatTheSignInHasEnded(Visitor visitor) {
        Page page = visitor.signedInAs("ivy").page();
        answers(page, 401, "{\"detail\": \"The token has expired.\"}");
        visitor.opens("/previews");

        assertThat(page.locator(".sign-in-again")).containsText("Your sign-in has ended");
        visitor.findsNoBarrier();
        visitor.looksAt("401");
        page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName("Sign in").setExact(true))
                .click();
        assertThat(page.getByText("Choose who you are.")).isVisible();
        visitor.forgetsComplaints();
    }

    @Test
    void readsAgainWhenTheConnectionIsBack(Visitor visitor) {
        beta(visitor, "Page numbers");
        Page page = visitor.signedInAs("ivy").page();
        page.route(FEATURES, route -> route.abort());
        visitor.opens("/previews");
        assertThat(page.locator(".empty b")).hasText("There is no connection");
        visitor.findsNoBarrier();

        page.unroute(FEATURES);
        page.evaluate("dispatchEvent(new Event('online'))");

        assertThat(card(page, "Page numbers")).isVisible();
        page.route(FEATURES, route -> route.abort());
        page.evaluate("dispatchEvent(new Event('online'))");
        assertThat(page.locator(".notice")).containsText("What you see may be out of date.");
        assertThat(card(page, "Page numbers")).isVisible();
        visitor.findsNoBarrier();
        visitor.looksAt("stale");
        visitor.forgetsComplaints();
    }

    @ParameterizedTest
    @ValueSource(strings = {"de-AT Demnächst", "fr Bientôt", "es-MX Próximamente", "fi Coming soon"})
    void speaksTheLanguageOfTheReader(String languageAndTab, Visitor visitor) {
        String[] words = languageAndTab.split(" ", 2);
        visitor.page().addInitScript("Object.defineProperty(navigator, 'language', {value: '" + words[0] + "'})");
        Page page = visitor.signedInAs("ivy").opens("/previews");

        assertThat(page.getByRole(AriaRole.TAB).nth(1)).containsText(words[1]);
        visitor.findsNoBarrier();
    }

    @Test
    void takesAnotherLanguageFromRightToLeft(Visitor visitor) {
        beta(visitor, "Line height");
        Page page = visitor.onAPhoneAtNight().signedInAs("ivy").opens("/previews");
        page.evaluate("""
                () => {
                  document.documentElement.dir = 'rtl';
                  const panel = document.querySelector('early-access-previews-page').shadowRoot.querySelector('early-access-previews');
                  panel.messages = {ar: {previews: 'معاينة الميزات', on: 'مفعّل', off: 'متوقف'}};
                  panel.lang = 'ar';
                }""");

        assertThat(page.getByRole(AriaRole.TAB).first()).containsText("معاينة الميزات");
        Locator card = card(page, "Line height");
        assertThat(card.getByText("متوقف")).isVisible();
        assertThat(card.getByRole(AriaRole.SWITCH).boundingBox().x)
                .isLessThan(card.getByRole(AriaRole.HEADING).boundingBox().x);
        visitor.needsNoSidewaysScrolling();
        visitor.findsNoBarrier();
        visitor.looksAt("rtl");
    }

    private static Client beta(Visitor visitor, String name) {
        return create(visitor, name, "beta");
    }

    private static Client concept(Visitor visitor, String name) {
        return create(visitor, name, "concept");
    }

    private static Client create(Visitor visitor, String name, String stage) {
        Client admin = visitor.calling("grace", "ADMIN");
        admin.post("/api/v1/admin/features", """
                {"name": "%s", "stage": "%s", "description": "Something new.", "targetDate": "2030-12-24",
                 "documentationUrl": "https://docs.example.com/x",
                 "owner": {"name": "Editor team", "email": "editor@example.com"}}""".formatted(name, stage)).is(201);
        return admin;
    }

    private static void move(Client admin, String key, String stage) {
        admin.post(
                        "/api/v1/admin/features/" + key + "/transitions",
                        "{\"to\": \"%s\", \"overrideChecklist\": %s, \"reason\": \"It is ready.\"}"
                                .formatted(stage, stage.equals("general-availability")))
                .is(201);
    }

    private static Locator card(Page page, String name) {
        return page.locator("article").filter(new Locator.FilterOptions().setHasText(name));
    }

    private static void becomes(Client user, String key, String status) {
        await().atMost(PATIENCE).until(() -> user.get("/api/v1/features/" + key)
                .text("/enrollment/status")
                .equals(status));
    }

    private static String mails(Visitor visitor) {
        return new Client(visitor.base(), null)
                .get("/local/mails")
                .json()
                .valueStream()
                .filter(mail -> mail.get("to").asString().contains("ivy@example.com"))
                .map(mail -> mail.get("text").asString())
                .collect(Collectors.joining());
    }

    private static void answers(Page page, int status, String json) {
        page.route(
                FEATURES,
                route -> route.fulfill(new FulfillOptions()
                        .setStatus(status)
                        .setHeaders(Map.of("Content-Type", "application/json"))
                        .setBody(json)));
    }

    private static String many() {
        List<String> features =
                IntStream.rangeClosed(1, 50).mapToObj("""
                        {"key": "feature-%1$d", "name": "Number %1$d", "description": "What it does, in one line.",
                         "stage": "beta", "targetDate": null, "documentationUrl": "https://docs.example.com/",
                         "feedbackUrl": null, "owner": {"name": "Editor"},
                         "enrollment": {"status": "none", "origin": null, "since": null}, "enabled": false}"""::formatted).toList();
        return "{\"features\": [" + String.join(",", features) + "], \"eventStreams\": []}";
    }

    private static Locator.GetByRoleOptions named(String name) {
        return new Locator.GetByRoleOptions().setName(name);
    }

    private static Locator.GetByTextOptions exactly() {
        return new Locator.GetByTextOptions().setExact(true);
    }
}
