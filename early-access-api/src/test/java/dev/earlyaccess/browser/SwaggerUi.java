package dev.earlyaccess.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.List;

/** Swagger UI, and what one does there. */
record SwaggerUi(Page page) {

    static SwaggerUi of(Visitor visitor) {
        return new SwaggerUi(visitor.opens("/"));
    }

    /** Opened anew, as whoever follows a link opens it. */
    static SwaggerUi at(Visitor visitor, String link) {
        visitor.opens("about:blank");
        return new SwaggerUi(visitor.opens(link));
    }

    /** It shows this operation without a click. */
    SwaggerUi isOpenAt(String operationId) {
        assertThat(operation(operationId).locator(".execute-wrapper")).isVisible();
        return this;
    }

    SwaggerUi fillsIn(String operationId, String parameter, String value) {
        operation(operationId)
                .locator("[data-param-name=" + parameter + "] input")
                .fill(value);
        return this;
    }

    private Locator operation(String operationId) {
        return page.locator("[id$=-" + operationId + "]");
    }

    List<String> groups() {
        assertThat(page.locator("#select option")).not().hasCount(0);
        return page.locator("#select option").allTextContents();
    }

    SwaggerUi chooses(String group) {
        page.locator("#select")
                .selectOption(groups().stream()
                        .filter(name -> name.startsWith(group))
                        .findFirst()
                        .orElseThrow());
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
        assertThat(operation
                        .locator(".live-responses-table .response-col_status")
                        .last())
                .isVisible();
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
