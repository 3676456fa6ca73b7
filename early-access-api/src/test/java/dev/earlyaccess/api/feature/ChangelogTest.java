package dev.earlyaccess.api.feature;

import static dev.earlyaccess.testing.HandMovedClock.MON_1_JUNE;
import static org.assertj.core.api.Assertions.assertThat;

import com.rometools.rome.feed.synd.SyndEntry;
import com.rometools.rome.feed.synd.SyndFeed;
import com.rometools.rome.feed.synd.SyndLink;
import com.rometools.rome.io.FeedException;
import com.rometools.rome.io.SyndFeedInput;
import dev.earlyaccess.apitest.Api;
import dev.earlyaccess.apitest.ApiTest;
import dev.earlyaccess.apitest.Response;
import dev.earlyaccess.testing.HandMovedClock;
import java.io.StringReader;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What anybody may know of what was released; its feed is read by a real feed reader's parser. */
@ApiTest
class ChangelogTest {

    private static final String CHANGELOG = "/api/v1/changelog";
    private static final String FEED = "/changelog.atom";

    private final Api api;
    private final HandMovedClock clock;
    private final JdbcClient jdbc;

    ChangelogTest(Api api, HandMovedClock clock, JdbcClient jdbc) {
        this.api = api;
        this.clock = clock;
        this.jdbc = jdbc;
    }

    @Test
    void isAPageThatAnnouncesItsFeed() {
        assertThat(api.anonymous().get("/changelog").is(200).body()).contains("Nothing has been released yet");
        api.feature("dark-mode", "beta");
        api.admin()
                .patch(
                        "/api/v1/admin/features/dark-mode",
                        "{\"name\": \"<b>Dark</b>\", \"description\": \"Two\\nlines\"}")
                .is(200);

        Response page =
                api.anonymous().get("/changelog", "Accept", "application/json").is(200);

        assertThat(page.header("content-type")).isEqualTo("text/html;charset=UTF-8");
        assertThat(page.body())
                .contains("<link rel=\"alternate\" type=\"application/atom+xml\"", "href=\"changelog.atom\"")
                .contains("&lt;b&gt;Dark&lt;/b&gt;", "Two\nlines", "Beta", "1 June 2026")
                .contains("<a href=\"https://docs.example.com/dark-mode\">")
                .doesNotContain("<b>");
        assertThat(page.header("cache-control")).contains("public");
        api.anonymous().get("/changelog", "If-None-Match", page.header("etag")).is(304);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/changelog", FEED})
    void isReadableFromEveryOrigin(String path) {
        assertThat(api.anonymous().get(path).is(200).header("Access-Control-Allow-Origin"))
                .isEqualTo("*");
        assertThat(api.anonymous()
                        .get(path, "Origin", "https://blog.example.org")
                        .is(200)
                        .header("Access-Control-Allow-Origin"))
                .isEqualTo("*");
    }

    @Test
    void speaksTheReadersLanguage() {
        api.feature("dark-mode", "beta");
        api.admin().patch("/api/v1/admin/features/dark-mode", """
                {"translations": {"de": {"name": "Dunkelmodus", "description": "Dunkel."}}}""").is(200);

        Response page =
                api.anonymous().get(CHANGELOG, "Accept-Language", "de-AT").is(200);

        assertThat(page.text("items.0.name")).isEqualTo("Dunkelmodus");
        assertThat(page.text("items.0.description")).isEqualTo("Dunkel.");
        assertThat(page.header("vary")).contains("Accept-Language");
        assertThat(api.anonymous().get(FEED, "Accept-Language", "de").is(200).body())
                .contains("Dunkelmodus");
        assertThat(api.anonymous().get(CHANGELOG).text("items.0.name")).isEqualTo("DARK-MODE");
    }

    @Test
    void tellsOfBetasAndGeneralAvailabilityTheNewestFirst() {
        api.feature("dark-mode", "beta");
        api.feature("concept-only");
        clock.forward(Duration.ofHours(1));
        api.move("dark-mode", "general-availability");

        assertThat(api.anonymous().get(CHANGELOG).is(200).json()).isEqualTo(Response.json("""
                {"items": [
                    {"key": "dark-mode", "name": "DARK-MODE", "description": "What it is for.",
                     "documentationUrl": "https://docs.example.com/dark-mode", "stage": "general-availability",
                     "at": "2026-06-01T10:00:00Z"},
                    {"key": "dark-mode", "name": "DARK-MODE", "description": "What it is for.",
                     "documentationUrl": "https://docs.example.com/dark-mode", "stage": "beta",
                     "at": "2026-06-01T09:00:00Z"}],
                 "next": null}"""));
    }

    @Test
    void showsOnlyPublicFields() {
        api.feature("dark-mode", "beta", "general-availability");

        for (String path : List.of(CHANGELOG, FEED)) {
            assertThat(api.anonymous().get(path).is(200).body())
                    .doesNotContain("Because.", "grace", "design@example.com", "Design systems");
        }
    }

    @Test
    void listsABetaThatWasNeverAConcept() {
        api.admin()
                .post(
                        "/api/v1/admin/features",
                        Api.readyForBeta("dark-mode").replace("{\"key", "{\"stage\": \"beta\", \"key"))
                .is(201);

        assertThat(entries()).containsExactly("dark-mode beta 09:00");
        assertThat(api.anonymous().get(CHANGELOG + "?after=").is(200).items("key"))
                .containsExactly("dark-mode");
    }

    @Test
    void tellsNothingThatWasPulledBackOrArchived() {
        api.feature("pulled-back", "beta", "concept");
        api.feature("archived", "beta", "general-availability", "archived");

        assertThat(entries()).isEmpty();
        assertThat(feed().getEntries()).isEmpty();
    }

    @Test
    void isUpdatedByWhatIsTakenBackToo() {
        assertThat(feed().getPublishedDate()).isEqualTo(new Date(0));
        api.feature("pulled-back", "beta");
        clock.forward(Duration.ofHours(1));
        api.move("pulled-back", "concept");
        clock.forward(Duration.ofHours(1));
        api.move("pulled-back", "archived");

        assertThat(feed().getPublishedDate()).isEqualTo(Date.from(MON_1_JUNE.plus(Duration.ofHours(1))));
    }

    @Test
    void tellsOfTheLastBeginningOnly() {
        api.feature("dark-mode", "beta", "concept");
        clock.forward(Duration.ofHours(1));
        api.move("dark-mode", "beta");

        assertThat(entries()).containsExactly("dark-mode beta 10:00");
    }

    @Test
    void listsARolledBackFeatureAsABeta() {
        api.feature("dark-mode", "beta", "general-availability");
        clock.forward(Duration.ofHours(1));
        api.move("dark-mode", "beta");
        assertThat(entries()).containsExactly("dark-mode beta 09:00");

        api.move("dark-mode", "general-availability");
        assertThat(entries()).containsExactly("dark-mode general-availability 10:00", "dark-mode beta 09:00");
    }

    @Test
    void countsOnlyTransitionsAsReleases() {
        api.feature("dark-mode");
        resized("major");
        api.move("dark-mode", "beta");
        clock.forward(Duration.ofHours(1));
        resized("minor");
        assertThat(entries()).containsExactly("dark-mode beta 09:00");

        resized("major");
        api.move("dark-mode", "general-availability");
        clock.forward(Duration.ofHours(1));
        resized("minor");
        assertThat(entries()).containsExactly("dark-mode general-availability 10:00", "dark-mode beta 09:00");
    }

    private void resized(String size) {
        api.admin()
                .patch(
                        "/api/v1/admin/features/dark-mode",
                        "{\"size\": \"%s\", \"reason\": \"Because.\"}".formatted(size))
                .is(200);
    }

    private List<String> entries() {
        return api.anonymous()
                .get(CHANGELOG)
                .is(200)
                .field("items")
                .valueStream()
                .map(entry -> "%s %s %s"
                        .formatted(
                                entry.get("key").asString(),
                                entry.get("stage").asString(),
                                entry.get("at").asString().substring(11, 16)))
                .toList();
    }

    @Test
    void isReadPageByPage() {
        for (int i = 1; i <= 5; i++) {
            api.feature("feature-" + i, "beta");
        }
        List<String> keys = new ArrayList<>();
        Response page = api.anonymous().get(CHANGELOG + "?limit=2").is(200);
        keys.addAll(page.items("key"));
        api.feature("feature-6", "beta");
        while (!page.field("next").isNull()) {
            page = api.anonymous()
                    .get(CHANGELOG + "?limit=2&after=" + page.text("next"))
                    .is(200);
            keys.addAll(page.items("key"));
        }

        assertThat(keys).containsExactly("feature-5", "feature-4", "feature-3", "feature-2", "feature-1");
    }

    @Test
    void wantsSensibleParameters() {
        api.anonymous().get(CHANGELOG + "?limit=0").isInvalid("limit");
        api.anonymous().get(CHANGELOG + "?limit=201").isInvalid("limit");
        api.anonymous().get(CHANGELOG + "?after=x").isInvalid("after");
        api.anonymous().get(CHANGELOG + "?after=9999999999999999999").isInvalid("after");
        api.anonymous().send("POST", CHANGELOG, "{}").is(405);
        api.anonymous().send("POST", FEED, "{}").is(405);
    }

    @ParameterizedTest
    @ValueSource(strings = {CHANGELOG, FEED})
    void mayBeKeptByAnyCacheAndAskedAboutAgain(String path) {
        api.feature("dark-mode", "beta");
        Response first = api.anonymous().get(path).is(200);
        assertThat(first.header("cache-control")).isEqualTo("max-age=60, public");
        assertThat(first.header("etag")).matches("\"[\\w-]+\"");
        assertThat(api.as("ada").get(path).header("etag")).isEqualTo(first.header("etag"));

        Response again =
                api.anonymous().get(path, "If-None-Match", first.header("etag")).is(304);
        assertThat(again.body()).isEmpty();
        assertThat(again.header("etag")).isEqualTo(first.header("etag"));
        assertThat(again.header("cache-control")).isEqualTo("max-age=60, public");

        api.move("dark-mode", "general-availability");
        api.anonymous().get(path, "If-None-Match", first.header("etag")).is(200);
        api.anonymous().send("HEAD", path, null).is(200);
    }

    @Test
    void isAFeedThatAReaderUnderstands() {
        api.feature("dark-mode", "beta");
        clock.forward(Duration.ofHours(1));
        api.move("dark-mode", "general-availability");
        SyndFeed feed = feed();

        assertThat(feed.getFeedType()).isEqualTo("atom_1.0");
        assertThat(feed.getTitle()).isEqualTo("Early Access: what is new");
        assertThat(feed.getUri()).isEqualTo("tag:localhost,2026:changelog");
        assertThat(feed.getAuthors()).extracting(author -> author.getName()).containsExactly("Early Access");
        assertThat(feed.getPublishedDate()).isEqualTo(Date.from(MON_1_JUNE.plus(Duration.ofHours(1))));
        assertThat(feed.getLinks())
                .extracting(SyndLink::getRel, SyndLink::getHref)
                .containsExactlyInAnyOrder(
                        org.assertj.core.groups.Tuple.tuple("self", "http://localhost:8080/changelog.atom"),
                        org.assertj.core.groups.Tuple.tuple("alternate", "http://localhost:8080/api/v1/changelog"));
        assertThat(feed.getEntries())
                .extracting(SyndEntry::getTitle)
                .containsExactly("DARK-MODE is here for everybody", "DARK-MODE is here as a beta");
        SyndEntry beta = feed.getEntries().get(1);
        assertThat(beta.getLink()).isEqualTo("https://docs.example.com/dark-mode");
        assertThat(beta.getContents().get(0).getValue()).isEqualTo("What it is for.");
        assertThat(beta.getCategories().get(0).getName()).isEqualTo("beta");
        assertThat(beta.getUpdatedDate()).isEqualTo(Date.from(MON_1_JUNE));
        assertThat(beta.getPublishedDate()).isEqualTo(Date.from(MON_1_JUNE));
        assertThat(beta.getUri()).startsWith("tag:localhost,2026:changelog/");
    }

    @Test
    void namesAnEntryTheSameForever() {
        api.feature("dark-mode", "beta");
        String beta = feed().getEntries().get(0).getUri();
        api.feature("focus-mode", "beta");
        api.admin()
                .patch("/api/v1/admin/features/dark-mode", "{\"name\": \"Darker mode\"}")
                .is(200);

        assertThat(feed().getEntries())
                .extracting(SyndEntry::getUri)
                .doesNotHaveDuplicates()
                .hasSize(2);
        assertThat(feed().getEntries().get(1).getUri()).isEqualTo(beta);
        assertThat(feed().getEntries().get(1).getTitle()).isEqualTo("Darker mode is here as a beta");
    }

    @Test
    void isAFeedWhateverStandsInAFeature() {
        api.feature("dark-mode", "beta");
        String wild = "<b>&amp; ]]> \"quoted\" 'ä' 😀 \u202e\ufffe\uffff";
        jdbc.sql("update feature set name = :wild, description = :wild, documentation_url = :url")
                .param("wild", wild)
                .param("url", "https://docs.example.com/?a=1&b=<\"'>")
                .update();
        SyndEntry entry = feed().getEntries().get(0);

        String readable = wild.replaceAll("[\ufffe\uffff]", "");
        assertThat(entry.getTitle()).isEqualTo(readable + " is here as a beta");
        assertThat(entry.getContents().get(0).getValue()).isEqualTo(readable);
        assertThat(entry.getContents().get(0).getType()).isIn("text", "text/plain", null);
        assertThat(entry.getLink()).isEqualTo("https://docs.example.com/?a=1&b=<\"'>");
    }

    @Test
    void isAFeedWithoutDescriptionAndDocumentation() {
        api.feature("dark-mode", "beta", "general-availability");
        api.admin()
                .patch("/api/v1/admin/features/dark-mode", "{\"description\": null, \"documentationUrl\": null}")
                .is(200);

        assertThat(feed().getEntries().get(0).getContents().get(0).getValue())
                .isEqualTo("DARK-MODE is here for everybody");
    }

    @Test
    void isAFeedBeforeThereIsAnythingToTell() {
        assertThat(feed().getEntries()).isEmpty();
    }

    @Test
    void isAFeedWhateverAReaderAccepts() {
        for (String accepted : List.of("text/html", "application/rss+xml", "application/json", "*/*", "nonsense")) {
            assertThat(api.anonymous().get(FEED, "Accept", accepted).is(200).header("content-type"))
                    .isEqualTo("application/atom+xml;charset=UTF-8");
        }
    }

    private SyndFeed feed() {
        try {
            return new SyndFeedInput()
                    .build(new StringReader(api.anonymous().get(FEED).is(200).body()));
        } catch (FeedException ex) {
            throw new AssertionError(ex);
        }
    }
}
