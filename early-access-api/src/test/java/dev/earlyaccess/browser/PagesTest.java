package dev.earlyaccess.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.earlyaccess.api.problem.Problem;
import dev.earlyaccess.endtoend.Client;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The service's own pages can be read on the narrowest screen and in the dark. */
@BrowserTest
class PagesTest {

    private static final Pattern LINK = Pattern.compile("/switch-off/\\S+");

    @Test
    void explainsEveryProblem(Visitor visitor) {
        visitor.onAPhoneAtNight();
        Page page = visitor.opens("/problems");
        visitor.needsNoSidewaysScrolling();
        visitor.looksAt("index");

        Arrays.stream(Problem.values()).forEach(problem -> {
            visitor.opens("/problems/" + problem.code());
            assertThat(page.getByRole(AriaRole.HEADING).first()).hasText(problem.title());
            visitor.needsNoSidewaysScrolling();
        });
        visitor.opens("/problems/not-ready-for-beta");
        visitor.looksAt("one");
    }

    @Test
    void copiesTheCodeOfAProblem(Visitor visitor) {
        Page page = visitor.onAPhoneAtNight().opens("/problems/not-ready-for-beta");
        page.context().grantPermissions(List.of("clipboard-read", "clipboard-write"));
        Locator copy = page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Copy"));
        copy.first().click();
        assertThat(page.getByText("Copied")).isVisible();
        assertThat((String) page.evaluate("navigator.clipboard.readText()")).startsWith("curl -X PATCH");
        visitor.findsNoBarrier();
    }

    @Test
    void asksBeforeItSwitchesOff(Visitor visitor) {
        visitor.onAPhoneAtNight();
        Page page = visitor.opens(switchOffLink(visitor));
        visitor.needsNoSidewaysScrolling();
        visitor.looksAt("1-ask");

        page.getByRole(AriaRole.BUTTON).click();
        assertThat(page.getByRole(AriaRole.HEADING)).containsText("is switched off");
        visitor.needsNoSidewaysScrolling();
        visitor.looksAt("2-done");
    }

    @Test
    void saysThatALinkIsBroken(Visitor visitor) {
        Page page = visitor.onAPhoneAtNight().opens("/switch-off/broken");

        assertThat(page.getByRole(AriaRole.HEADING)).hasText("This link is not valid");
        visitor.needsNoSidewaysScrolling();
        visitor.looksAt("broken");
    }

    @Test
    void leadsFromAnAddressWithoutAPage(Visitor visitor) {
        Page page = visitor.onAPhoneAtNight().opens("/preferences");

        assertThat(page.getByRole(AriaRole.HEADING)).hasText("There is no page at this address");
        visitor.needsNoSidewaysScrolling();
        visitor.findsNoBarrier();
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Early access"))
                .click();
        assertThat(page.getByRole(AriaRole.HEADING).first()).hasText("Sign in");
        visitor.forgetsComplaints();
    }

    @Test
    void showsTheMailsThatWereCaught(Visitor visitor) {
        switchOffLink(visitor);
        Page page = visitor.opens("/local/mails");

        assertThat(page.locator("details[open]")).hasCount(1);
        Locator mail = opened(page);
        assertThat(mail.locator("summary").first()).containsText("Your beta is here");
        assertThat(mail.frameLocator("iframe").getByText("How it works")).isVisible();
        visitor.needsNoSidewaysScrolling();
        visitor.looksAt("wide");
        visitor.onAPhoneAtNight().opens("/local/mails");
        visitor.needsNoSidewaysScrolling();
        visitor.looksAt("narrow");
    }

    @Test
    void followsALinkOfACaughtMail(Visitor visitor) {
        switchOffLink(visitor);
        Page mailbox = visitor.opens("/local/mails");
        Locator mail = opened(mailbox);
        Page opened = mailbox.waitForPopup(
                () -> mail.frameLocator("iframe").locator("a[href*=switch-off]").click());

        assertThat(opened.getByRole(AriaRole.HEADING)).hasText("Switch off Read aloud?");
    }

    /** The mail about the feature. Only the newest mail is open when the page is. */
    private static Locator opened(Page mailbox) {
        Locator mail = mailbox.locator("details")
                .filter(new Locator.FilterOptions().setHasText("Read aloud"))
                .first();
        if (mail.getAttribute("open") == null) {
            mail.locator("summary").first().click();
        }
        return mail;
    }

    /** The link in the launch mail of somebody who was interested in a feature that is now a beta. */
    private static String switchOffLink(Visitor visitor) {
        Client admin = visitor.calling("grace", "ADMIN");
        admin.post("/api/v1/admin/features", """
                {"name": "Read aloud", "description": "Reads a page to you.",
                 "documentationUrl": "https://docs.example.com/read-aloud",
                 "owner": {"name": "Editor team", "email": "editor@example.com"}}""");
        visitor.calling("ida").put("/api/v1/features/read-aloud/enrollment").is(200);
        admin.post("/api/v1/admin/features/read-aloud/transitions", "{\"to\": \"beta\"}");
        return await().atMost(Duration.ofMinutes(2))
                .until(() -> mailedLink(visitor), Optional::isPresent)
                .orElseThrow();
    }

    private static Optional<String> mailedLink(Visitor visitor) {
        return new Client(visitor.base(), null)
                .get("/local/mails")
                .json()
                .valueStream()
                .filter(mail -> mail.get("to").asString().contains("ida@example.com"))
                .map(mail -> mail.get("text").asString())
                .flatMap(text -> LINK.matcher(text).results())
                .map(MatchResult::group)
                .findFirst();
    }
}
