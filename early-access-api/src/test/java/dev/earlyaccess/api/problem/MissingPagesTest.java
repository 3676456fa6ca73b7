package dev.earlyaccess.api.problem;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earlyaccess.apitest.Api;
import dev.earlyaccess.apitest.ApiTest;
import dev.earlyaccess.apitest.Response;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A person who opens an address without a page is told where the pages are. */
@ApiTest
class MissingPagesTest {

    private static final String BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8";

    private final Api api;

    MissingPagesTest(Api api) {
        this.api = api;
    }

    @ParameterizedTest
    @CsvSource({"/preferences, ''", "/settings/mails, ../", "/assets/nothing.css, ../", "/unsubscribe/a/b, ../../"})
    void leadsABrowserToThePages(String path, String root) {
        Response page = api.anonymous().get(path, "Accept", BROWSER);

        assertThat(page.status()).isIn(401, 404);
        assertThat(page.header("content-type")).isEqualTo("text/html;charset=UTF-8");
        assertThat(page.body())
                .contains("<h1>There is no page at this address</h1>")
                .contains("href=\"" + root + "previews\"", "href=\"" + root + "console\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"*/*", "application/json", "text/html, application/json;q=0.5", "text/plain", "nonsense"})
    void leavesTheProblemDocumentToOthers(String accept) {
        api.anonymous().get("/preferences", "Accept", accept).is(Problem.UNAUTHENTICATED);
        api.admin().get("/preferences", "Accept", accept).is(Problem.NOT_FOUND);
    }

    @Test
    void leavesTheApiAsItIs() {
        api.anonymous().get("/api/v1/features", "Accept", BROWSER).is(Problem.UNAUTHENTICATED);
        api.admin().get("/api/v1/nothing", "Accept", BROWSER).is(Problem.NOT_FOUND);
        api.anonymous().send("POST", "/preferences", null, "Accept", BROWSER).is(Problem.UNAUTHENTICATED);
    }
}
