package dev.earlyaccess.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.PlaywrightException;
import java.util.List;

/** A running browser without a window. */
record Chromium(Playwright playwright, Browser browser) implements AutoCloseable {

    private static final List<String> ARGUMENTS = List.of(
            "--no-sandbox",
            "--disable-gpu",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--no-first-run",
            "--disable-quic");

    static Chromium start(Installation installation) {
        Playwright playwright = Playwright.create(new Playwright.CreateOptions().setEnv(Installation.FETCH_NOTHING));
        try {
            LaunchOptions options = new LaunchOptions().setHeadless(true).setArgs(ARGUMENTS);
            if (installation.executable() != null) {
                options.setExecutablePath(installation.executable());
            }
            return new Chromium(playwright, playwright.chromium().launch(options));
        } catch (PlaywrightException ex) {
            playwright.close();
            throw ex;
        }
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }
}
