package dev.earlyaccess.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Makes the pictures of the documentation: of the main pages, in local mode with its demo data, and of the samples of mails.
 * {@code ./mvnw verify} does not run it; CONTRIBUTING.md says how to.
 */
@BrowserTest
class Screenshots {

    private static final Path DOCS = Path.of("..", "docs");
    private static final Path PICTURES = DOCS.resolve("pictures");
    private static final Path MAILS = DOCS.resolve("mails");

    /** Two pixels of the picture for each of the page, as good screens have. */
    private static final int SHARPNESS = 2;

    /** Its address does not exist; mail programs that load no pictures show its text. */
    private static final Pattern LOGO = Pattern.compile("<img [^>]*alt=\"([^\"]*)\"[^>]*>");

    private static final String AS_WEBP = """
            async png => {
                const bytes = Uint8Array.from(atob(png), char => char.charCodeAt(0));
                const image = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
                const canvas = Object.assign(document.createElement('canvas'), { width: image.width, height: image.height });
                canvas.getContext('2d').drawImage(image, 0, 0);
                return canvas.toDataURL('image/webp', 0.85).split(',')[1];
            }""";

    private enum Scheme {
        LIGHT("", ColorScheme.LIGHT),
        DARK("-dark", ColorScheme.DARK);

        private final String suffix;
        private final ColorScheme colours;

        Scheme(String suffix, ColorScheme colours) {
            this.suffix = suffix;
            this.colours = colours;
        }
    }

    @ParameterizedTest
    @EnumSource
    void ofThePanelAndTheConsole(Scheme scheme, Visitor visitor, Browser browser) throws IOException {
        Files.createDirectories(PICTURES);
        try (BrowserContext context = context(browser, scheme, 800, 720)) {
            Page page = signedIn(context, visitor, "annie");
            page.navigate(visitor.base() + "/previews");
            assertThat(page.getByRole(AriaRole.SWITCH).first()).isVisible();
            save(page, PICTURES.resolve("previews" + scheme.suffix + ".webp"));
        }
        try (BrowserContext context = context(browser, scheme, 1280, 800)) {
            Page page = signedIn(context, visitor, "grace", "ADMIN");
            show(page, visitor, "board");
            save(page, PICTURES.resolve("console" + scheme.suffix + ".webp"));
            page.getByLabel("Move Offline drafts").click();
            page.locator("#moves-offline-drafts").getByText("Launch beta").click();
            assertThat(page.getByRole(AriaRole.DIALOG)).containsText("subscribers will be opted in");
            save(page, PICTURES.resolve("console-launch" + scheme.suffix + ".webp"));
        }
    }

    @Test
    void ofTheMails(Browser browser) throws IOException {
        try (BrowserContext phone = context(browser, Scheme.LIGHT, 390, 200);
                BrowserContext desktop = context(browser, Scheme.LIGHT, 700, 200);
                Stream<Path> mails = Files.list(MAILS)) {
            for (Path mail : mails.filter(file -> file.toString().endsWith(".html"))
                    .sorted()
                    .toList()) {
                String name = mail.getFileName().toString().replace(".html", "");
                save(opened(phone, mail), MAILS.resolve(name + ".webp"));
                if (List.of("launch", "update").contains(name)) {
                    save(opened(desktop, mail), MAILS.resolve(name + "-desktop.webp"));
                }
            }
        }
    }

    private static BrowserContext context(Browser browser, Scheme scheme, int width, int height) {
        return browser.newContext(new Browser.NewContextOptions()
                .setViewportSize(width, height)
                .setDeviceScaleFactor(SHARPNESS)
                .setColorScheme(scheme.colours)
                .setLocale("en-US"));
    }

    private static Page signedIn(BrowserContext context, Visitor visitor, String user, String... roles) {
        context.addInitScript("sessionStorage.setItem('early-access.token', '" + visitor.token(user, roles) + "')");
        return context.newPage();
    }

    private static void show(Page page, Visitor visitor, String place) {
        page.navigate("about:blank");
        page.navigate(visitor.base() + "/console#/" + place);
        assertThat(page.locator("h1").first()).isVisible();
        assertThat(page.locator(".skeleton")).hasCount(0);
    }

    private static Page opened(BrowserContext context, Path mail) throws IOException {
        Page page = context.newPage();
        page.setContent(LOGO.matcher(Files.readString(mail)).replaceAll("$1"));
        return page;
    }

    private static void save(Page page, Path picture) throws IOException {
        boolean isMail = picture.startsWith(MAILS);
        byte[] png = isMail ? page.screenshot(new Page.ScreenshotOptions().setFullPage(true)) : page.screenshot();
        try (Page converter = page.context().newPage()) {
            Object webp = converter.evaluate(AS_WEBP, Base64.getEncoder().encodeToString(png));
            Files.write(picture, Base64.getDecoder().decode(String.valueOf(webp)));
        }
    }
}
