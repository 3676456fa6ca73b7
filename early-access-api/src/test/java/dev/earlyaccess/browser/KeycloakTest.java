package dev.earlyaccess.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import dev.earlyaccess.local.LocalService;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * People of a real Keycloak sign in, in Swagger UI. Runs only if {@code keycloak} is the address of one that was
 * started as docs/security.md says; the service uses the port 8080.
 */
@EnabledIfSystemProperty(named = "keycloak", matches = "http.+")
class KeycloakTest {

    private static Chromium chromium;
    private static LocalService service;

    @BeforeAll
    static void start() {
        service = LocalService.start(Map.of(
                "SERVER_PORT",
                "8080",
                "SPRING_SECURITY_OAUTH2_RESOURCESERVER_JWT_ISSUER_URI",
                System.getProperty("keycloak") + "/realms/company",
                "EARLY_ACCESS_SECURITY_ROLES_CLAIM",
                "realm_access.roles",
                "EARLY_ACCESS_SECURITY_AUDIENCE",
                "early-access",
                "EARLY_ACCESS_SECURITY_CLIENT_ID",
                "early-access"));
        assertThat(service.url()).endsWith(":8080");
        chromium = Chromium.start(Installation.find().orElseThrow());
    }

    @AfterAll
    static void end() {
        chromium.close();
        service.close();
    }

    @Test
    void signsPeopleInWithTheirRoles() {
        assertThat(opens("ada")).isEqualTo(List.of(200, 403, 403, 403));
        assertThat(opens("valerie")).isEqualTo(List.of(200, 200, 403, 403));
        assertThat(opens("evelyn")).isEqualTo(List.of(200, 200, 201, 403));
        assertThat(opens("grace")).isEqualTo(List.of(200, 200, 409, 200));
    }

    /** The user's own features; the admins' list; a new feature; the audit trail. */
    private static List<Integer> opens(String person) {
        try (BrowserContext context =
                chromium.browser().newContext(new Browser.NewContextOptions().setBaseURL(service.url()))) {
            Page page = context.newPage();
            List<String> complaints = new ArrayList<>();
            page.onPageError(complaints::add);
            page.onConsoleMessage(message -> {
                if (message.text().contains("Content Security Policy")) {
                    complaints.add(message.text());
                }
            });
            page.navigate("/");
            SwaggerUi ui = new SwaggerUi(page);
            ui.chooses("admin");
            signIn(page, person);
            Map<String, Integer> statuses = new LinkedHashMap<>();
            for (String operation : List.of("listAllFeatures", "createFeature", "listAuditEntries")) {
                statuses.put(operation, status(ui.executes(operation)));
            }
            ui.chooses("user");
            List<Integer> all = new ArrayList<>(List.of(status(ui.executes("listFeatures"))));
            all.addAll(statuses.values());
            assertThat(complaints).isEmpty();
            return all;
        }
    }

    private static void signIn(Page page, String person) {
        page.locator(".auth-wrapper .authorize").first().click();
        Locator provider =
                page.locator(".auth-container").filter(new Locator.FilterOptions().setHasText("authorizationCode"));
        assertThat(provider.locator("#client_id_authorizationCode")).hasValue("early-access");
        Page keycloak =
                page.waitForPopup(() -> provider.locator("button.authorize").click());
        keycloak.locator("#username").fill(person);
        keycloak.locator("#password").fill(person);
        keycloak.screenshot(
                new Page.ScreenshotOptions().setPath(Path.of("target/screenshots/keycloak-" + person + ".png")));
        keycloak.locator("#kc-login").click();
        assertThat(provider).containsText("Logout");
        page.screenshot(
                new Page.ScreenshotOptions().setPath(Path.of("target/screenshots/signed-in-" + person + ".png")));
        page.locator(".modal-ux .close-modal").click();
    }

    private static int status(Locator operation) {
        return Integer.parseInt(operation
                .locator(".live-responses-table tbody .response-col_status")
                .first()
                .textContent()
                .replaceAll("\\D.*", ""));
    }
}
