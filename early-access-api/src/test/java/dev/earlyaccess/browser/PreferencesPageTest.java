package dev.earlyaccess.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.earlyaccess.endtoend.Client;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The pages that the links in a mail lead to, used by a reader who is not signed in. */
@BrowserTest
class PreferencesPageTest {

    private static final List<String> ALL = List.of("Launches", "Feedback requests", "Updates");

    @Test
    void unsubscribesAndUndoesIt(Visitor visitor) {
        launch(visitor, "paper-texture", "pia");
        Page page = visitor.onAPhoneAtNight().opens(mailedLink(visitor, "pia", "/unsubscribe/\\S+"));
        visitor.needsNoSidewaysScrolling();
        visitor.looksAt("1-ask");
        assertThat(checked(page)).isEqualTo(ALL);
        assertThat(preferences(visitor, "pia")).isEqualTo("true true true");

        press(page, "Unsubscribe");
        assertThat(heading(page)).hasText("You are unsubscribed");
        visitor.needsNoSidewaysScrolling();
        visitor.looksAt("2-unsubscribed");
        assertThat(checked(page)).containsExactly("Feedback requests", "Updates");
        assertThat(preferences(visitor, "pia")).isEqualTo("false true true");

        press(page, "Undo");
        assertThat(heading(page)).hasText("You get these mails again");
        assertThat(checked(page)).isEqualTo(ALL);
        assertThat(preferences(visitor, "pia")).isEqualTo("true true true");

        page.getByLabel("Updates").uncheck();
        page.getByLabel("Feedback requests").uncheck();
        press(page, "Save");
        assertThat(heading(page)).hasText("Your choice is saved");
        visitor.looksAt("3-saved");
        assertThat(checked(page)).containsExactly("Launches");
        assertThat(preferences(visitor, "pia")).isEqualTo("true false false");
    }

    @Test
    void switchesOffUndoesItAndSaysWhy(Visitor visitor) {
        launch(visitor, "page-shadows", "pete");
        String link = mailedLink(visitor, "pete", "/switch-off/\\S+");
        Page page = visitor.onAPhoneAtNight().opens(link);

        press(page, "Switch off");
        assertThat(heading(page)).hasText("page-shadows is switched off");
        visitor.needsNoSidewaysScrolling();
        visitor.looksAt("1-done");
        press(page, "Undo");
        assertThat(heading(page)).hasText("page-shadows is switched on again");
        assertThat(status(visitor, "page-shadows", "pete")).isEqualTo("opted-in");

        visitor.opens(link);
        press(page, "Switch off");
        page.getByRole(AriaRole.TEXTBOX).fill("Too dark.");
        press(page, "Send");
        assertThat(heading(page)).hasText("Thank you");
        visitor.looksAt("2-explained");
        assertThat(status(visitor, "page-shadows", "pete")).isEqualTo("opted-out");
        assertThat(visitor.calling("grace", "ADMIN")
                        .get("/api/v1/admin/feedback?feature=page-shadows")
                        .is(200)
                        .text("/items/0/text"))
                .isEqualTo("Too dark.");
    }

    private static void press(Page page, String button) {
        page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName(button).setExact(true))
                .click();
    }

    private static Locator heading(Page page) {
        return page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1));
    }

    /** The first line of the label of each box that is checked. */
    private static List<String> checked(Page page) {
        return page.locator("label:has(input:checked)").allInnerTexts().stream()
                .map(label -> label.lines().findFirst().orElseThrow().strip())
                .toList();
    }

    private static String preferences(Visitor visitor, String user) {
        var preferences =
                visitor.calling(user).get("/api/v1/me/mail-preferences").is(200);
        return preferences.text("/launches") + " " + preferences.text("/feedbackRequests") + " "
                + preferences.text("/updates");
    }

    private static String status(Visitor visitor, String feature, String user) {
        return visitor.calling(user).get("/api/v1/features/" + feature).is(200).text("/enrollment/status");
    }

    /** Launches a feature in which this user is interested. */
    private static void launch(Visitor visitor, String feature, String user) {
        Client admin = visitor.calling("grace", "ADMIN");
        admin.post("/api/v1/admin/features", """
                {"name": "%s", "description": "Looks like paper.",
                 "documentationUrl": "https://docs.example.com/",
                 "owner": {"name": "Editor team", "email": "editor@example.com"}}""".formatted(feature)).is(201);
        visitor.calling(user).put("/api/v1/features/" + feature + "/enrollment").is(200);
        admin.post("/api/v1/admin/features/" + feature + "/transitions", "{\"to\": \"beta\"}")
                .is(201);
    }

    private static String mailedLink(Visitor visitor, String user, String link) {
        return await().atMost(Duration.ofMinutes(2))
                .until(
                        () -> new Client(visitor.base(), null)
                                .get("/local/mails")
                                .json()
                                .valueStream()
                                .filter(mail -> mail.get("to").asString().contains(user + "@example.com"))
                                .map(mail -> mail.get("text").asString())
                                .flatMap(text ->
                                        Pattern.compile(link).matcher(text).results())
                                .map(MatchResult::group)
                                .findFirst(),
                        Optional::isPresent)
                .orElseThrow();
    }
}
