package dev.earlyaccess.clients;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import dev.earlyaccess.apitest.Frontend;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A page of the frontend in a browser, which calls the service. Its script has the name {@code page}.
 *
 * @param statuses of the responses to its bulk evaluations
 * @param streams the addresses of the event streams that were opened
 * @param errors that no code has caught
 */
record Tab(BrowserContext context, Page page, List<Integer> statuses, List<String> streams, List<String> errors)
        implements AutoCloseable {

    private static final String HTML = """
            <!doctype html><html lang="en"><title>Editor</title><link rel="icon" href="data:,">
            <body><div id="root"></div><script src="page.js"></script></body></html>""";

    /** Bundles this module, and writes a page with it into the directory. */
    static Path site(Path module) throws IOException, InterruptedException {
        Path site = Files.createDirectories(module.resolveSibling("site"));
        NodePackages.bundle(module, site.resolve("page.js"));
        Files.writeString(site.resolve("index.html"), HTML);
        return site;
    }

    static Tab open(Browser browser, Frontend frontend) {
        BrowserContext context = browser.newContext();
        Tab tab = new Tab(context, context.newPage(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        tab.page.onPageError(tab.errors::add);
        tab.page.onResponse(response -> {
            if (response.url().contains("/ofrep/")) {
                tab.statuses.add(response.status());
            }
            if (response.url().contains("/streams/") && response.ok()) {
                tab.streams.add(response.url());
            }
        });
        tab.page.navigate(frontend.origin() + "/index.html");
        return tab;
    }

    /** What the function returns, or what its promise becomes. */
    @SuppressWarnings("unchecked")
    <T> T call(String function, Object... arguments) {
        return (T) page.evaluate("([name, ...values]) => page[name](...values)", with(function, arguments));
    }

    private static List<Object> with(String function, Object... arguments) {
        List<Object> call = new ArrayList<>(List.of(function));
        call.addAll(List.of(arguments));
        return call;
    }

    /** Waits until it has opened this number of streams, one after the other. */
    void listens(int count) {
        page.waitForCondition(() -> streams.size() >= count);
    }

    /** As if the user came back to this tab. */
    void comesToTheFront() {
        int count = statuses.size();
        page.evaluate("document.dispatchEvent(new Event('visibilitychange'))");
        page.waitForCondition(() -> statuses.size() > count);
    }

    @Override
    public void close() {
        context.close();
    }
}
