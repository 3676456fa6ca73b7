package dev.earlyaccess.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import dev.earlyaccess.api.openapi.DocumentedOperation;
import dev.earlyaccess.api.security.AccessTable;
import dev.earlyaccess.apitest.Caller;
import dev.earlyaccess.apitest.Response;
import dev.earlyaccess.local.LocalService;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * People of a real Keycloak sign in, in Swagger UI, and call every operation with their tokens. {@code
 * ./mvnw verify} does not run it, since there is no Keycloak: docs/security.md says how to start one and how
 * to run this. The service uses the port 8080.
 */
class KeycloakSignIn {

    private static final String DARK_MODE = "/api/v1/admin/features/dark-mode";

    private static Chromium chromium;
    private static LocalService service;
    private final HttpClient http = HttpClient.newHttpClient();

    @BeforeAll
    static void start() {
        service = LocalService.start(Map.of(
                "SERVER_PORT",
                "8080",
                "SPRING_SECURITY_OAUTH2_RESOURCESERVER_JWT_ISSUER_URI",
                System.getProperty("keycloak", "http://localhost:8180") + "/realms/company",
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

    /**
     * Somebody whom Keycloak knows.
     *
     * @param column of the table in docs/security.md
     * @param owns whether the person is the owner or a manager of dark mode, and has proved the address
     * @param hasAddress whether the address is verified
     */
    private record Person(String name, String column, boolean owns, boolean hasAddress) {

        boolean opens(AccessTable.Decision decision) {
            return switch (decision.cell(column)) {
                case "open", "yes", "person" -> true;
                case "own" -> owns;
                case "mail" -> hasAddress;
                default -> false;
            };
        }
    }

    /**
     * What happened to a person in Swagger UI.
     *
     * @param statuses of the user's own features, the team's list, a new feature, and the audit trail
     */
    private record SignedIn(Caller caller, List<Integer> statuses) {}

    @Test
    void signsPeopleInWithTheirRoles() {
        SignedIn evelyn = signedIn("evelyn");
        assertThat(evelyn.statuses()).isEqualTo(List.of(200, 200, 201, 403));
        evelyn.caller().patch(DARK_MODE, """
                        {"owner": {"email": "mary@example.com"},
                         "managers": ["Klara@Example.com", "joan@example.com", "ada@example.com"]}""").is(200);
        opensWhatIsDecided(evelyn.caller(), new Person("evelyn", "EDITOR", false, true));

        opens(new Person("ada", AccessTable.NO_ROLE, false, true), 200, 403, 403, 403);
        opens(new Person("valerie", "VIEWER", false, true), 200, 200, 403, 403);
        opens(new Person("sophie", "SUPPORT", false, true), 200, 200, 403, 403);
        opens(new Person("mary", "STAFF", true, true), 200, 200, 403, 403);
        opens(new Person("klara", "STAFF", true, true), 200, 200, 403, 403);
        opens(new Person("joan", "STAFF", false, false), 200, 200, 403, 403);
        opens(new Person("grace", "ADMIN", false, true), 200, 200, 409, 200);
        assertThat(opened(caller(null)))
                .containsOnlyKeys(AccessTable.read().stream()
                        .filter(AccessTable.Decision::isOpen)
                        .map(AccessTable.Decision::operation)
                        .toList());
    }

    @Test
    void leadsBackToTheConsole() {
        try (BrowserContext context = context()) {
            List<String> complaints = new ArrayList<>();
            Page page = page(context, complaints);
            page.navigate("/console#/board");
            fillIn(page, "valerie");
            assertThat(page).hasURL(service.url() + "/console#/board");
            assertThat(page.locator("main")).containsText("Dark mode");
            assertThat(kept(page, "early-access.me")).contains("Valerie Thomas", "\"VIEWER\"");
            page.screenshot(new Page.ScreenshotOptions().setPath(Path.of("target/screenshots/keycloak-console.png")));
            assertThat(complaints).isEmpty();
        }
    }

    @Test
    void leadsBackToThePreviews() {
        try (BrowserContext context = context()) {
            List<String> complaints = new ArrayList<>();
            Page page = page(context, complaints);
            page.navigate("/previews");
            fillIn(page, "ada");
            assertThat(page).hasURL(service.url() + "/previews");
            assertThat(page.locator("body")).containsText("Dark mode");
            page.screenshot(new Page.ScreenshotOptions().setPath(Path.of("target/screenshots/keycloak-previews.png")));

            // Keycloak knows her: another tab asks nothing.
            Page other = page(context, complaints);
            other.navigate("/previews");
            assertThat(other).hasURL(service.url() + "/previews");
            assertThat(other.locator("body")).containsText("Dark mode");
            assertThat(complaints).isEmpty();
        }
    }

    private static String kept(Page page, String name) {
        page.waitForFunction("name => sessionStorage.getItem(name) !== null", name);
        return String.valueOf(page.evaluate("name => sessionStorage.getItem(name)", name));
    }

    private static BrowserContext context() {
        return chromium.browser().newContext(new Browser.NewContextOptions().setBaseURL(service.url()));
    }

    /** @param complaints what the page itself complains about */
    private static Page page(BrowserContext context, List<String> complaints) {
        Page page = context.newPage();
        page.onPageError(complaints::add);
        page.onConsoleMessage(message -> {
            if (message.text().contains("Content Security Policy")) {
                complaints.add(message.text());
            }
        });
        return page;
    }

    private void opens(Person person, Integer... statuses) {
        SignedIn signedIn = signedIn(person.name());
        assertThat(signedIn.statuses()).as(person.name()).containsExactly(statuses);
        if (person.column().equals("STAFF")) {
            assertThat(signedIn.caller()
                            .get("/api/v1/admin/features")
                            .is(200)
                            .field("items")
                            .findValuesAsString("key"))
                    .as(person.name())
                    .isEqualTo(person.owns() ? List.of("dark-mode") : List.of());
        }
        // Last, because a person may also erase what is stored about them.
        opensWhatIsDecided(signedIn.caller(), person);
    }

    private void opensWhatIsDecided(Caller caller, Person person) {
        assertThat(opened(caller))
                .as(person.toString())
                .containsOnlyKeys(AccessTable.read().stream()
                        .filter(person::opens)
                        .map(AccessTable.Decision::operation)
                        .toList());
    }

    /** Every operation that is not refused, with the status of its response. */
    private static Map<String, Integer> opened(Caller caller) {
        Map<String, Integer> opened = new LinkedHashMap<>();
        for (DocumentedOperation operation : DocumentedOperation.agreed()) {
            String[] type = operation
                    .requestType()
                    .map(json -> new String[] {"Content-Type", json})
                    .orElse(new String[0]);
            Response response = caller.send(
                    operation.method().toUpperCase(Locale.ROOT), operation.path(AccessTable.VALUES), null, type);
            assertThat(response.status()).as(operation + ": " + response.body()).isLessThan(500);
            if (response.status() != (caller.token() == null ? 401 : 403)) {
                opened.put(operation.toString(), response.status());
            }
        }
        return opened;
    }

    private Caller caller(@Nullable String token) {
        return new Caller(http, service.url(), token);
    }

    private SignedIn signedIn(String person) {
        try (BrowserContext context = context()) {
            List<String> complaints = new ArrayList<>();
            Page page = page(context, complaints);
            List<String> sent = new ArrayList<>();
            page.onRequest(request -> {
                if (request.url().contains("/api/v1/")) {
                    sent.add(Objects.requireNonNullElse(request.headers().get("authorization"), "nothing"));
                }
            });
            page.navigate("/");
            SwaggerUi ui = new SwaggerUi(page);
            ui.chooses("user");
            signIn(page, person);
            List<Integer> statuses = new ArrayList<>(List.of(status(ui.executes("listFeatures"))));
            ui.chooses("admin");
            for (String operation : List.of("listAllFeatures", "createFeature", "listAuditEntries")) {
                statuses.add(status(ui.executes(operation)));
            }
            assertThat(complaints).isEmpty();
            assertThat(sent)
                    .hasSize(4)
                    .allMatch(header -> header.startsWith("Bearer "))
                    .containsOnly(sent.get(0));
            return new SignedIn(caller(sent.get(0).substring("Bearer ".length())), statuses);
        }
    }

    private static void signIn(Page page, String person) {
        page.locator(".auth-wrapper .authorize").first().click();
        Locator provider =
                page.locator(".auth-container").filter(new Locator.FilterOptions().setHasText("authorizationCode"));
        assertThat(provider.locator("#client_id_authorizationCode")).hasValue("early-access");
        Page keycloak =
                page.waitForPopup(() -> provider.locator("button.authorize").click());
        fillIn(keycloak, person);
        assertThat(provider).containsText("Logout");
        page.screenshot(
                new Page.ScreenshotOptions().setPath(Path.of("target/screenshots/signed-in-" + person + ".png")));
        page.locator(".modal-ux .close-modal").click();
    }

    private static void fillIn(Page keycloak, String person) {
        keycloak.locator("#username").fill(person);
        keycloak.locator("#password").fill(person);
        keycloak.screenshot(
                new Page.ScreenshotOptions().setPath(Path.of("target/screenshots/keycloak-" + person + ".png")));
        keycloak.locator("#kc-login").click();
    }

    private static int status(Locator operation) {
        return Integer.parseInt(operation
                .locator(".live-responses-table tbody .response-col_status")
                .first()
                .textContent()
                .replaceAll("\\D.*", ""));
    }
}
