package dev.earlyaccess.api.feature;

import dev.earlyaccess.api.problem.HtmlPage;
import dev.earlyaccess.feature.Changelog;
import dev.earlyaccess.stage.Stage;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.util.HtmlUtils;

/** The changelog as a page for people. It announces the feed, so that feed readers find it. */
@Component
class ChangelogPage {

    private static final String TITLE = "What is new";
    private static final String FEED =
            "<link rel=\"alternate\" type=\"application/atom+xml\" title=\"What is new\" href=\"changelog.atom\">";
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH);

    private final HtmlPage frame;

    ChangelogPage(HtmlPage frame) {
        this.frame = frame;
    }

    /** The page with these releases, the newest first. */
    String of(List<Changelog.Release> releases) {
        String list = releases.isEmpty()
                ? "<p>Nothing has been released yet.</p>"
                : releases.stream().map(ChangelogPage::entry).collect(Collectors.joining("\n"));
        return frame.of(
                "en",
                TITLE,
                FEED,
                "<h1>%s</h1>\n<p>Subscribe to the <a href=\"changelog.atom\">feed</a>.</p>\n%s".formatted(TITLE, list));
    }

    private static String entry(Changelog.Release release) {
        return """
                <article>
                <h2>%s</h2>
                <p><small>%s · <time datetime="%s">%s</time></small></p>
                %s%s</article>
                """.formatted(
                        HtmlUtils.htmlEscape(release.name()),
                        release.stage() == Stage.BETA ? "Beta" : "For everybody",
                        release.at(),
                        DAY.format(LocalDate.ofInstant(release.at(), ZoneOffset.UTC)),
                        description(release.description()),
                        documentation(release.documentationUrl()));
    }

    private static String description(@Nullable String description) {
        return description == null ? "" : "<p class=\"text\">%s</p>\n".formatted(HtmlUtils.htmlEscape(description));
    }

    /** Only a web address becomes a link, no matter what was stored. */
    private static String documentation(@Nullable String url) {
        return url == null || !url.matches("(?i)https?://\\S+")
                ? ""
                : "<p><a href=\"%s\">How it works</a></p>\n".formatted(HtmlUtils.htmlEscape(url));
    }
}
