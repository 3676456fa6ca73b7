package dev.earlyaccess.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Every page of the console, for everybody: on a phone at night, with a keyboard, with a screen reader, from right to left. */
@BrowserTest
class ConsoleLookTest {

    private static final List<String> PLACES = List.of(
            "overview",
            "board",
            "inbox",
            "attention",
            "people",
            "people/annie",
            "deliveries",
            "deliveries/suppressions",
            "group",
            "webhooks",
            "keys",
            "audit",
            "features/dark-mode",
            "features/dark-mode?tab=details",
            "features/dark-mode?tab=users",
            "features/dark-mode?tab=checklist",
            "features/dark-mode?tab=updates",
            "features/dark-mode?tab=feedback",
            "features/dark-mode?tab=history",
            "nowhere");

    @Test
    void hasNoBarrierAnywhere(Visitor visitor) {
        TeamMember grace = TeamMember.signsIn(visitor, "grace", "ADMIN");
        for (String place : PLACES) {
            grace.opens(place);
            visitor.findsNoBarrier();
            visitor.looksAt(place.replaceAll("\\W+", "-"));
        }
    }

    @Test
    void fitsOnAPhoneAtNight(Visitor visitor) {
        TeamMember grace = TeamMember.signsIn(visitor.onAPhoneAtNight(), "grace", "ADMIN");
        for (String place : PLACES) {
            grace.opens(place);
            visitor.needsNoSidewaysScrolling();
            showsTheChosenTab(grace.page());
            visitor.looksAt(place.replaceAll("\\W+", "-"));
        }
        visitor.findsNoBarrier();
        grace.opens("features/dark-mode");
        assertThat(smallestWordOfAChart(grace.page())).isGreaterThanOrEqualTo(12);
        assertThat(wordsThatAChartCutsOff(grace.page())).isEmpty();
        grace.opens("group");
        assertThat(grace.page().locator("td select").first().boundingBox().width)
                .isGreaterThan(150);
        grace.opens("overview").presses("Menu").follows("Board");
        assertThat(grace.page().locator("h1")).hasText("Board");
    }

    @Test
    void readsFromRightToLeft(Visitor visitor) {
        TeamMember grace = TeamMember.signsIn(visitor, "grace", "ADMIN").opens("board");
        grace.page().evaluate("document.documentElement.dir = 'rtl'");
        assertThat((Boolean) grace.page().evaluate("""
                document.querySelector('nav').getBoundingClientRect().left
                    > document.querySelector('main').getBoundingClientRect().left""")).isTrue();
        for (String place : List.of("overview", "board", "features/dark-mode", "features/dark-mode?tab=details")) {
            grace.opens(place);
            visitor.needsNoSidewaysScrolling();
            visitor.looksAt(place.replaceAll("\\W+", "-"));
        }
    }

    @Test
    void worksWithTheKeyboardAlone(Visitor visitor) {
        Page page = TeamMember.signsIn(visitor, "grace", "ADMIN").opens("board").page();
        page.keyboard().press("?");
        assertThat(page.getByRole(AriaRole.DIALOG)).containsText("Search on this page");
        page.keyboard().press("Escape");
        assertThat(page.getByRole(AriaRole.DIALOG)).hasCount(0);

        page.keyboard().press("/");
        assertThat(page.getByLabel("Search features")).isFocused();
        page.keyboard().type("offline");
        assertThat(page.locator(".card")).hasCount(1);
        tabTo(page, "Move Offline drafts");
        page.keyboard().press("Enter");
        assertThat(page.getByText("Launch beta")).isFocused();
        page.keyboard().press("Enter");
        assertThat(page.getByRole(AriaRole.DIALOG)).containsText("subscribers will be opted in");
        visitor.findsNoBarrier();
        page.keyboard().press("Escape");
        assertThat(page.getByRole(AriaRole.DIALOG)).hasCount(0);
        assertThat(page.getByLabel("Move Offline drafts")).isFocused();
    }

    @Test
    void showsTheChosenEntryBesideALongList(Visitor visitor) {
        Page page = TeamMember.signsIn(visitor, "grace", "ADMIN").opens("inbox").page();
        page.setViewportSize(1280, 500);
        page.locator(".entry").last().click();
        assertThat(page.locator(".split-detail h2").first()).isInViewport();
    }

    @Test
    void opensAPersonFromAnyPlaceInTheRow(Visitor visitor) {
        Page page = TeamMember.signsIn(visitor, "grace", "ADMIN")
                .opens("people?q=annie")
                .page();
        Locator address = page.getByText("annie@example.com");
        address.click(new Locator.ClickOptions().setForce(true)); // the link of the row lies above it
        assertThat(page.locator("h1")).hasText("Annie Easley");
    }

    @Test
    void saysWhatIsWrongAndTriesAgain(Visitor visitor) {
        TeamMember grace = TeamMember.signsIn(visitor, "grace", "ADMIN").opens("keys");
        grace.page().route("**/admin/overview*", Route::abort);
        grace.opens("board").sees("The service does not respond");
        visitor.findsNoBarrier();
        grace.page().unroute("**/admin/overview*");
        grace.presses("Try again").sees("Offline drafts");
        visitor.forgetsComplaints();
    }

    @Test
    void saysWhatToDoFirstWhereNothingIs(Visitor visitor) {
        TeamMember staff = TeamMember.signsIn(visitor, "new-colleague", "STAFF");
        staff.opens("overview").sees("You own no features yet");
        visitor.findsNoBarrier();
        staff.opens("inbox").sees("No feedback yet");
        visitor.findsNoBarrier();
        visitor.looksAt("inbox");
    }

    private static void showsTheChosenTab(Page page) {
        Locator chosen = page.locator(".tabs [aria-current]");
        if (chosen.count() > 0) {
            assertThat(chosen).isInViewport(new LocatorAssertions.IsInViewportOptions().setRatio(0.9));
        }
    }

    /** In pixels of the screen, however large the picture is drawn. */
    private static double smallestWordOfAChart(Page page) {
        assertThat(page.locator(".chart text").first()).isVisible();
        return ((Number) page.evaluate("""
                Math.min(...[...document.querySelectorAll('.chart text')].map(
                    word => parseFloat(getComputedStyle(word).fontSize) * word.getScreenCTM().a))""")).doubleValue();
    }

    private static String wordsThatAChartCutsOff(Page page) {
        return (String) page.evaluate("""
                [...document.querySelectorAll('.chart text')].filter(word => {
                    const [it, chart] = [word, word.closest('svg')].map(each => each.getBoundingClientRect());
                    return it.left < chart.left || it.right > chart.right;
                }).map(word => word.textContent).join()""");
    }

    private static void tabTo(Page page, String name) {
        for (int i = 0; i < 20 && !name.equals(page.evaluate("document.activeElement.ariaLabel")); i++) {
            page.keyboard().press("Tab");
        }
        assertThat(page.getByLabel(name)).isFocused();
    }
}
