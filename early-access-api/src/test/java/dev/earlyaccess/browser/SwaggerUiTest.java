package dev.earlyaccess.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * Somebody who has never seen the service before uses it from Swagger UI, with the examples that are filled
 * in.
 */
@BrowserTest
class SwaggerUiTest {

    @Test
    void leadsAnAdminFromAConceptToABeta(Visitor visitor) {
        SwaggerUi ui = SwaggerUi.of(visitor);
        assertThat(ui.groups())
                .hasSize(2)
                .anyMatch(name -> name.startsWith("admin"))
                .anyMatch(name -> name.startsWith("user"));
        ui.chooses("admin").authorizes(visitor.token("grace", "ADMIN"));
        visitor.looksAt("1-overview");

        Locator created = ui.executes("createFeature", 201);
        assertThat(created).containsText("\"quiet-hours\"");
        visitor.looksAt("2-created", created);
        visitor.looksAt("3-changed", ui.executes("changeFeature", 200));
        Locator moved = ui.executes("moveFeature", 201);
        assertThat(moved).containsText("\"beta\"");
        visitor.looksAt("4-moved", moved);
        assertThat(ui.executes("recordChecklistItem", 200)).containsText("\"recordedBy\": \"grace\"");
        ui.executes("showLaunch", 200);
    }

    @Test
    void asksAUserForATokenAndLetsTheUserTryEverything(Visitor visitor) {
        SwaggerUi ui = SwaggerUi.of(visitor).chooses("user");

        Locator refused = ui.executes("listFeatures", 401);
        assertThat(refused).containsText("A token or an API key is required");
        visitor.looksAt("refused", refused);

        ui.authorizes(visitor.token("dorothy"));
        assertThat(ui.executes("listFeatures", 200)).containsText("\"dark-mode\"");
        ui.executes("showFeature", 200);
        assertThat(ui.executes("optIn", 200)).containsText("\"opted-in\"");
        assertThat(ui.executes("optOut", 200)).containsText("\"opted-out\"");
    }

    @Test
    void signsInAsOneOfTheDemoPeople(Visitor visitor) {
        SwaggerUi ui = new SwaggerUi(visitor.opens("/local/sign-in"));
        visitor.looksAt("people");
        ui.page().getByText("Valerie Thomas").click();

        assertThat(ui.page().locator("#early-access-sign-in")).containsText("Signed in as Valerie Thomas");
        assertThat(ui.page().url()).doesNotContain("#", "token");
        visitor.looksAt("signed-in");
        assertThat(ui.executes("listAllFeatures", 200)).containsText("\"dark-mode\"");
        assertThat(ui.executes("createFeature", 403)).containsText("EDITOR");

        ui.page().getByText("Sign out").click();
        ui.executes("listAllFeatures", 401);
    }

    @Test
    void opensWhatAPersonWithoutARoleMayUse(Visitor visitor) {
        SwaggerUi ui = new SwaggerUi(visitor.opens("/local/sign-in"));
        ui.page().getByText("Annie Easley").click();

        assertThat(ui.page().locator("#select")).hasValue(Pattern.compile(".*/user"));
        assertThat(ui.executes("listFeatures", 200)).containsText("\"dark-mode\"");
        visitor.looksAt("user");
    }

    /** Else somebody could be made to work with a stranger's token. */
    @Test
    void takesNoTokenThatItDidNotAskFor(Visitor visitor) {
        String fragment = "#token=%s&state=0123456789abcdef".formatted(visitor.token("mallory", "ADMIN"));
        SwaggerUi ui = new SwaggerUi(visitor.opens("/swagger-ui/index.html" + fragment));

        assertThat(ui.page().locator("#early-access-sign-in")).containsText("You did not begin this sign-in");
        assertThat(ui.page().url()).doesNotContain("token");
        ui.chooses("admin").executes("listAllFeatures", 401);
    }
}
