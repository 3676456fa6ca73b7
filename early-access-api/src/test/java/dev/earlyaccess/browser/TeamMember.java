package dev.earlyaccess.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;

/** Somebody of the team, signed in to the console. */
class TeamMember {

    private final Page page;

    private TeamMember(Page page) {
        this.page = page;
    }

    static TeamMember signsIn(Visitor visitor, String user, String... roles) {
        Page page = visitor.opens("/assets/page.css");
        page.evaluate("""
                token => {
                    sessionStorage.clear();
                    sessionStorage.setItem('early-access.token', token);
                }""", visitor.token(user, roles));
        return new TeamMember(page);
    }

    /** Opens a place such as {@code board}, and waits until everything is there. */
    TeamMember opens(String place) {
        if (page.url().contains("/console")) {
            page.evaluate("""
                    hash => new Promise(done => {
                        addEventListener('hashchange', () => done(), { once: true });
                        location.hash = hash;
                    })""", "#/" + place);
        } else {
            page.navigate("/console#/" + place);
        }
        assertThat(page.locator("h1").first()).isVisible();
        assertThat(page.locator(".skeleton")).hasCount(0);
        return this;
    }

    Page page() {
        return page;
    }

    TeamMember presses(String button) {
        button(button).click();
        return this;
    }

    /** Presses the button of the dialog that is open, which closes it. */
    TeamMember confirms(String verb) {
        dialog().getByRole(
                        AriaRole.BUTTON,
                        new Locator.GetByRoleOptions().setName(verb).setExact(true))
                .click();
        assertThat(dialog()).hasCount(0);
        return this;
    }

    TeamMember writes(String label, String text) {
        page.getByLabel(label, new Page.GetByLabelOptions().setExact(true)).fill(text);
        return this;
    }

    TeamMember follows(String link) {
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(link).setExact(true))
                .click();
        return this;
    }

    TeamMember sees(String text) {
        assertThat(page.locator("main")
                        .getByText(text)
                        .filter(new Locator.FilterOptions().setVisible(true))
                        .first())
                .isVisible();
        return this;
    }

    TeamMember seesNo(String button) {
        assertThat(button(button)).hasCount(0);
        return this;
    }

    TeamMember isAsked(String question) {
        assertThat(dialog()).containsText(question);
        return this;
    }

    Locator button(String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    Locator dialog() {
        return page.getByRole(AriaRole.DIALOG);
    }
}
