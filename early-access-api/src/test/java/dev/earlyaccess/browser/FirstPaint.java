package dev.earlyaccess.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import dev.earlyaccess.endtoend.Client;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Measures how long it takes until the features of a page are painted, in a browser that has nothing in its cache. It needs a
 * quiet machine, so {@code ./mvnw verify} does not run it; CONTRIBUTING.md says how to.
 */
@BrowserTest
class FirstPaint {

    private static final Logger log = LoggerFactory.getLogger(FirstPaint.class);

    private static final int RUNS = 7;

    /** Notes the time at the end of the first frame that shows this number of cards; also cards in a shadow root. */
    private static final String STOPWATCH = """
            const cards = root => [...root.querySelectorAll('*')].reduce(
                (sum, each) => sum + (each.matches('article') ? 1 : each.shadowRoot ? cards(each.shadowRoot) : 0), 0);
            window.painted = new Promise(painted => {
                const look = () => cards(document) >= %d
                    ? setTimeout(() => painted(performance.now()))
                    : requestAnimationFrame(look);
                requestAnimationFrame(look);
            });""";

    @Test
    void ofFiftyPreviews(Visitor visitor, Browser browser) {
        create(visitor, "preview", 50, "beta");

        assertThat(median(visitor, browser, "/previews", 50, "ivy")).isLessThan(500);
    }

    @Test
    void ofABoardWithTwoHundredFeatures(Visitor visitor, Browser browser) {
        create(visitor, "card", 200, "concept");

        assertThat(median(visitor, browser, "/console#/board", 200, "grace", "ADMIN"))
                .isLessThan(1_000);
    }

    private static void create(Visitor visitor, String name, int number, String stage) {
        Client admin = visitor.calling("grace", "ADMIN");
        IntStream.rangeClosed(1, number)
                .forEach(i -> admin.post("/api/v1/admin/features", """
                {"name": "Number %1$d", "key": "%2$s-%1$d", "stage": "%3$s", "description": "What it does, in one line.",
                 "documentationUrl": "https://docs.example.com/", "targetDate": "2030-12-24",
                 "owner": {"name": "Editor team", "email": "editor@example.com"}}""".formatted(i, name, stage))
                        .is(201));
    }

    /** In milliseconds since the browser began to open the page. */
    private static double median(
            Visitor visitor, Browser browser, String path, int cards, String user, String... roles) {
        String token = visitor.token(user, roles);
        List<Double> times = new ArrayList<>();
        for (int run = 0; run < RUNS; run++) {
            try (BrowserContext context = browser.newContext()) {
                context.addInitScript(
                        "sessionStorage.setItem('early-access.token', '" + token + "');" + STOPWATCH.formatted(cards));
                Page page = context.newPage();
                page.navigate(visitor.base() + path);
                times.add(((Number) page.evaluate("window.painted")).doubleValue());
            }
        }
        log.info(
                "{} was painted after {} ms",
                path,
                times.stream().map(Math::round).toList());
        Collections.sort(times);
        return times.get(RUNS / 2);
    }
}
