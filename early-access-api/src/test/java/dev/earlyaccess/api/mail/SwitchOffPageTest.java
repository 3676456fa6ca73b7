package dev.earlyaccess.api.mail;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earlyaccess.apitest.Api;
import dev.earlyaccess.apitest.ApiTest;
import dev.earlyaccess.apitest.Response;
import dev.earlyaccess.feature.FeatureKey;
import dev.earlyaccess.mail.Links;
import dev.earlyaccess.user.UserId;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The link in a mail asks; only its button switches off. */
@ApiTest
class SwitchOffPageTest {

    private final Api api;
    private final Links links;

    SwitchOffPageTest(Api api, Links links) {
        this.api = api;
        this.links = links;
    }

    @Test
    void asksAndChangesNothing() {
        adaIsIn();

        Response page = api.anonymous().get(link("ada")).is(200);

        assertThat(page.header("content-type")).startsWith("text/html");
        assertThat(page.body()).contains("Switch off DARK-MODE?", "<form method=\"post\" action=", "lang=\"en\"");
        assertThat(page.header("referrer-policy")).isEqualTo("no-referrer");
        api.anonymous().send("HEAD", link("ada"), null).is(200);
        assertThat(status("ada")).isEqualTo("opted-in");
    }

    @Test
    void optsOutOnlyTheUserOfTheLink() {
        adaIsIn();
        api.as("alan").put("/api/v1/features/dark-mode/enrollment").is(200);

        Response page = press(link("ada")).is(200);

        assertThat(page.body())
                .contains(
                        "DARK-MODE is switched off",
                        "You no longer have DARK-MODE",
                        ">Undo<",
                        "Why did you switch off DARK-MODE?");
        assertThat(status("ada")).isEqualTo("opted-out");
        assertThat(status("alan")).isEqualTo("opted-in");
        press(link("ada")).is(200);
        assertThat(status("ada")).isEqualTo("opted-out");
    }

    @Test
    void canBeUndone() {
        adaIsIn();
        press(link("ada")).is(200);
        assertThat(api.anonymous().get(link("ada")).is(200).body()).contains("DARK-MODE is switched off", ">Undo<");

        Response page = press(link("ada") + "/undo").is(200);

        assertThat(page.body()).contains("DARK-MODE is switched on again");
        assertThat(status("ada")).isEqualTo("opted-in");
    }

    @Test
    void takesTheReasonAsFeedback() {
        adaIsIn();
        press(link("ada")).is(200);

        Response page = explain("reason=+It+hurts+my+eyes.%0D%0AReally%21+").is(200);

        assertThat(page.body()).contains("Thank you", ">Undo<");
        Response inbox = api.admin().get("/api/v1/admin/feedback").is(200);
        assertThat(inbox.items("text")).containsExactly("It hurts my eyes.\nReally!");
        assertThat(inbox.items("feature")).containsExactly("dark-mode");
        assertThat(status("ada")).isEqualTo("opted-out");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "reason=", "reason=+%0A"})
    void needsNoReason(String form) {
        adaIsIn();
        press(link("ada")).is(200);

        assertThat(explain(form).is(200).body()).contains("DARK-MODE is switched off");
        assertThat(api.admin().get("/api/v1/admin/feedback").is(200).items("text"))
                .isEmpty();
    }

    @Test
    void keepsTheBeginningOfALongReason() {
        adaIsIn();

        explain("reason=" + "x".repeat(20_000)).is(200);

        assertThat(api.admin().get("/api/v1/admin/feedback").is(200).text("items.0.text"))
                .startsWith("xxx")
                .hasSizeLessThan(10_010);
    }

    @Test
    void takesNoReasonInTheArchive() {
        adaIsIn();
        api.move("dark-mode", "archived");

        assertThat(explain("reason=Late").is(409).body()).contains("This could not be sent");
        press(link("ada") + "/undo").is(409);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/undo", "/reason"})
    void doesNothingForAForgedLink(String path) {
        adaIsIn();

        assertThat(press("/switch-off/ZGFyay1tb2RlOmFkYQ.AAAA" + path).is(404).body())
                .contains("This link is not valid");
    }

    @Test
    void withdrawsTheInterestInAConcept() {
        api.feature("dark-mode");
        api.as("ada").put("/api/v1/features/dark-mode/enrollment").is(200);

        assertThat(api.anonymous().get(link("ada")).is(200).body()).contains("Withdraw your interest in DARK-MODE?");
        assertThat(press(link("ada")).is(200).body())
                .contains("Your interest in DARK-MODE is withdrawn", "Why are you no longer interested in DARK-MODE?")
                .doesNotContain("switch");
        assertThat(api.anonymous()
                        .get(link("ada"), "Accept-Language", "de")
                        .is(200)
                        .body())
                .contains("Warum interessiert Sie DARK-MODE nicht mehr?")
                .doesNotContain("schalte");
        assertThat(status("ada")).isEqualTo("none");
        assertThat(press(link("ada") + "/undo").is(200).body()).contains("You are interested in DARK-MODE again");
        assertThat(status("ada")).isEqualTo("interested");
    }

    @Test
    void namesTheFeatureInTheReadersLanguage() {
        adaIsIn();
        api.admin()
                .patch("/api/v1/admin/features/dark-mode", "{\"translations\": {\"de\": {\"name\": \"Dunkelmodus\"}}}")
                .is(200);

        assertThat(api.anonymous()
                        .get(link("ada"), "Accept-Language", "de-CH")
                        .is(200)
                        .body())
                .contains("Dunkelmodus ausschalten?");
    }

    private Response explain(String form) {
        return api.anonymous()
                .send("POST", link("ada") + "/reason", form, "Content-Type", "application/x-www-form-urlencoded");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"x", "x.y", "..", ".", "%20", "a.b.c", "ZGFyay1tb2RlOmFkYQ.", "ZGFyay1tb2RlOmFkYQ.AAAA", "!.!"})
    void knowsItsOwnLinksAlone(String token) {
        adaIsIn();

        if (!token.equals("..") && !token.equals(".")) {
            assertThat(api.anonymous().get("/switch-off/" + token).is(404).body())
                    .contains("This link is not valid");
            press("/switch-off/" + token).is(404);
        }
        assertThat(status("ada")).isEqualTo("opted-in");
    }

    @Test
    void tokenWorksOnlyForItsUserAndFeature() {
        adaIsIn();
        api.as("alan").put("/api/v1/features/dark-mode/enrollment").is(200);
        String forged = "/switch-off/" + encode("dark-mode:alan") + link("ada").replaceAll("^[^.]*", "");

        press(forged).is(404);

        assertThat(status("alan")).isEqualTo("opted-in");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    general-availability | nobody can switch it off any more     | niemand kann sie mehr ausschalten
                    archived             | DARK-MODE is switched off for everybody | DARK-MODE ist f&uuml;r alle ausgeschaltet""")
    void saysWhatIsTrueAfterTheBeta(String stage, String english, String german) {
        adaIsIn();
        api.move("dark-mode", stage);

        assertThat(press(link("ada")).is(409).body()).contains(english).doesNotContain("<form");
        assertThat(press(link("ada") + "/undo").is(409).body()).contains(english);
        assertThat(api.anonymous().get(link("ada")).is(200).body())
                .contains(english)
                .doesNotContain("<form");
        assertThat(explain("reason=").is(200).body()).contains(english).doesNotContain("<form");
        assertThat(api.anonymous()
                        .get(link("ada"), "Accept-Language", "de")
                        .is(200)
                        .body())
                .contains(german);
        assertThat(status("ada")).isEqualTo("opted-in");
    }

    @Test
    void offersNoUndoAfterTheBeta() {
        adaIsIn();
        press(link("ada")).is(200);
        api.move("dark-mode", "general-availability");

        assertThat(explain("reason=Late").is(200).body()).contains("Thank you").doesNotContain(">Undo<");
    }

    @Test
    void asksAgainWhereTheUserIsInAgain() {
        adaIsIn();

        assertThat(explain("reason=").is(200).body())
                .contains("Switch off DARK-MODE?", "action=\"../" + link("ada").replaceAll(".*/", "") + "\"");
    }

    @Test
    void speaksGerman() {
        adaIsIn();

        assertThat(api.anonymous()
                        .get(link("ada"), "Accept-Language", "de-CH,en;q=0.5")
                        .is(200)
                        .body())
                .contains("DARK-MODE ausschalten?", "lang=\"de\"", "k&ouml;nnen");
        assertThat(api.anonymous()
                        .get(link("ada"), "Accept-Language", "fr")
                        .is(200)
                        .body())
                .contains("lang=\"en\"");
    }

    @Test
    void showsNamesAsTheyAre() {
        adaIsIn();
        api.admin()
                .patch("/api/v1/admin/features/dark-mode", "{\"name\": \"<b>Tom's</b> {0} & \\\"co\\\"\"}")
                .is(200);

        String page = api.anonymous().get(link("ada")).is(200).body();

        assertThat(page)
                .contains("&lt;b&gt;Tom&#39;s&lt;/b&gt; {0} &amp; &quot;co&quot;")
                .doesNotContain("<b>");
    }

    private void adaIsIn() {
        api.feature("dark-mode", "beta");
        api.as("ada").put("/api/v1/features/dark-mode/enrollment").is(200);
    }

    private Response press(String link) {
        return api.anonymous()
                .send("POST", link, "", "Content-Type", "application/x-www-form-urlencoded", "Accept", "text/html");
    }

    private String link(String user) {
        return links.switchOff(new FeatureKey("dark-mode"), new UserId(user)).getRawPath();
    }

    private String status(String user) {
        return api.as(user).get("/api/v1/features/dark-mode").is(200).text("enrollment.status");
    }

    private static String encode(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes());
    }
}
