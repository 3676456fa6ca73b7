package dev.earlyaccess.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.util.List;

/**
 * Swagger UI, and what one does there. It waits for elements and asserts nothing that is not there yet: an assertion that
 * fails at first describes the whole page, which takes seconds, in case that it never holds.
 */
record SwaggerUi(Page page) {

    static SwaggerUi of(Visitor visitor) {
        return new SwaggerUi(visitor.opens("/"));
    }

    private Locator operation(String operationId) {
        return page.locator("[id$=-" + operationId + "]");
    }

    List<String> groups() {
        page.locator("#select option")
                .first()
                .waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.ATTACHED));
        return page.locator("#select option").allTextContents();
    }

    SwaggerUi chooses(String group) {
        String name = groups().stream()
                .filter(one -> one.startsWith(group))
                .findFirst()
                .orElseThrow();
        if (!page.locator("#select option:checked").textContent().equals(name)) {
            page.locator("#select").selectOption(name);
        }
        return this;
    }

    SwaggerUi authorizes(String token) {
        page.locator(".auth-wrapper .authorize").first().click();
        Locator form = page.locator(".modal-ux form:has(#auth-bearer-value)");
        form.locator("input").fill(token);
        form.locator("button[type=submit]").click();
        page.locator(".modal-ux")
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Close"))
                .last()
                .click();
        return this;
    }

    /** Executes the operation with what is filled in, and waits for its response. */
    Locator executes(String operationId) {
        Locator operation = operation(operationId);
        if (!operation.getAttribute("class").contains("is-open")) {
            operation.locator(".opblock-summary-control").click();
        }
        operation.locator("button.execute").click();
        operation.locator(".live-responses-table .response-col_status").last().waitFor();
        return operation;
    }

    /** Executes it and expects this status. */
    Locator executes(String operationId, int status) {
        Locator operation = executes(operationId);
        assertThat(operation.locator(".live-responses-table tbody .response-col_status"))
                .containsText(String.valueOf(status));
        return operation;
    }
}
