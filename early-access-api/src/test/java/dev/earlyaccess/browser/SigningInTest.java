package dev.earlyaccess.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** From a page of the service to the sign-in, and back to the same place. */
@BrowserTest
class SigningInTest {

    @Test
    void leadsBackToTheSamePlace(Visitor visitor) {
        Page page = visitor.opens("/console#/audit?actor=grace");
        visitor.looksAt("people");
        page.getByText("Grace Hopper").click();

        assertThat(page).hasURL(Pattern.compile(".*/console#/audit\\?actor=grace"));
        assertThat(me(page)).contains("\"sub\":\"grace\"", "\"name\":\"Grace Hopper\"", "\"ADMIN\"", "\"VIEWER\"");
    }

    @Test
    void worksUnderAnyHostName(Visitor visitor) {
        String base = visitor.base().replace("localhost", "127.0.0.1");
        Page page = visitor.opens(base + "/console#/board");
        page.getByText("Valerie Thomas").click();

        assertThat(page).hasURL(base + "/console#/board");
        assertThat(me(page)).contains("\"roles\":[\"VIEWER\"]");
        visitor.forgetsComplaints(); // of another host name
    }

    @Test
    void callsNoApiBeforeThereIsAToken(Visitor visitor) {
        List<String> calls = new ArrayList<>();
        Page page = visitor.opens("about:blank");
        page.onRequest(request -> {
            // The address of a stream has a ticket of its own.
            if (request.url().contains("/api/") && !request.url().contains("/streams/")) {
                calls.add(request.url() + " " + request.headers().get("authorization"));
            }
        });
        visitor.opens("/console");
        assertThat(page.getByText("Grace Hopper")).isVisible();
        assertThat(calls).isEmpty();

        page.getByText("Grace Hopper").click();
        me(page);
        assertThat(calls).isNotEmpty().allMatch(call -> call.contains(" Bearer "));
    }

    /** Else somebody could be made to work with a stranger's token. */
    @Test
    void takesNoTokenThatItDidNotAskFor(Visitor visitor) {
        Page page =
                visitor.opens("/console#token=%s&state=0123456789abcdef".formatted(visitor.token("mallory", "ADMIN")));

        assertThat(page.getByRole(AriaRole.STATUS)).hasText("You did not begin this sign-in in this tab.");
        assertThat(page.url()).doesNotContain("token");
        visitor.looksAt("refused");
        page.getByRole(AriaRole.BUTTON).click();
        assertThat(page.getByText("Grace Hopper")).isVisible();
    }

    /** In a circle, the browser would never come to rest. */
    @Test
    void stopsIfTheServiceDoesNotAcceptTheToken(Visitor visitor) {
        Page page = visitor.opens("/problems");
        page.evaluate("sessionStorage.setItem('early-access.token', 'of.no.use')");
        page.navigate("/console");

        assertThat(page.getByRole(AriaRole.STATUS)).containsText("The service does not accept your token.");
    }

    @Test
    void signsInWithAProvider(Visitor visitor) {
        FakeSignIn provider = new FakeSignIn(visitor);
        Page page = visitor.opens("about:blank");
        provider.stands(page);

        visitor.opens("/console#/board");
        page.getByText("Go on").click();
        assertThat(page).hasURL(visitor.base() + "/console#/board");
        assertThat(me(page)).contains("\"sub\":\"evelyn\"");
        assertThat(provider.grants()).containsExactly("authorization_code");

        // The service no longer accepts the token: the page gets another one without asking anybody, each time.
        for (String place : List.of("overview", "board")) {
            page.evaluate("sessionStorage.setItem('early-access.token', '%s')".formatted(provider.endedToken()));
            page.evaluate("location.hash = '#/" + place + "'");
            page.waitForCondition(() -> {
                Object token = kept(page, "early-access.token");
                return token != null && !token.equals(provider.endedToken());
            });
        }
        assertThat(provider.grants()).containsExactly("authorization_code", "refresh_token", "refresh_token");
        visitor.forgetsComplaints(); // of another host
    }

    @Test
    void asksWhoItIsAfterSomebodyHasSignedOut(Visitor visitor) {
        Page page = visitor.opens("/console");
        page.getByText("Grace Hopper").click();
        me(page);
        page.evaluate("sessionStorage.setItem('early-access.signed-out', 'true')");
        page.evaluate("sessionStorage.removeItem('early-access.token')");
        page.reload();

        assertThat(page.getByRole(AriaRole.STATUS)).hasText("You are signed out.");
        page.getByRole(AriaRole.BUTTON).click();
        assertThat(page.getByText("Grace Hopper")).isVisible();
    }

    private static String me(Page page) {
        page.waitForCondition(() -> kept(page, "early-access.me") != null);
        return String.valueOf(kept(page, "early-access.me"));
    }

    private static @Nullable Object kept(Page page, String name) {
        return page.evaluate("sessionStorage.getItem('%s')".formatted(name));
    }
}
