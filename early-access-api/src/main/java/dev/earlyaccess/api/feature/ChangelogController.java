package dev.earlyaccess.api.feature;

import dev.earlyaccess.api.caching.ETags;
import dev.earlyaccess.api.caching.JsonText;
import dev.earlyaccess.api.paging.PageCursor;
import dev.earlyaccess.api.paging.PageLimit;
import dev.earlyaccess.api.problem.InvalidRequest;
import dev.earlyaccess.api.request.ReaderLanguage;
import dev.earlyaccess.api.security.Access;
import dev.earlyaccess.feature.Changelog;
import dev.earlyaccess.stage.Stage;
import io.swagger.v3.oas.annotations.Hidden;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.security.SecurityRequirements;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/** Shows the changelog, without a token. Any cache may keep it for a minute. */
@Tag(name = "Changelog", description = "The released features, public.")
@RestController
class ChangelogController {

    private static final int IN_THE_FEED = 50;

    private static final Duration KEPT = Duration.ofMinutes(1);

    private static final MediaType ATOM = new MediaType("application", "atom+xml", StandardCharsets.UTF_8);

    private static final MediaType HTML = new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8);

    private final Changelog changelog;
    private final AtomFeed feed;
    private final ChangelogPage page;
    private final JsonMapper json;

    ChangelogController(Changelog changelog, AtomFeed feed, ChangelogPage page, JsonMapper json) {
        this.changelog = changelog;
        this.feed = feed;
        this.page = page;
        this.json = json;
    }

    /** A page of the changelog. */
    @Schema(name = "Changelog", description = "A page of the changelog, the newest release first.")
    record ChangelogView(
            @Schema(description = "The releases, the newest first.")
            List<EntryView> items,

            @Schema(
                    description = "The value of `after` for the next page; null on the last page.",
                    example = "17",
                    nullable = true)
            @Nullable
            String next) {

        static ChangelogView of(List<Changelog.Release> rows, int limit) {
            List<Changelog.Release> page = rows.subList(0, Math.min(limit, rows.size()));
            return new ChangelogView(
                    page.stream().map(EntryView::of).toList(),
                    rows.size() > limit
                            ? String.valueOf(page.get(page.size() - 1).id())
                            : null);
        }
    }

    /** A release of a feature. */
    @Schema(name = "ChangelogEntry", description = "A feature became a beta, or generally available.")
    record EntryView(
            @Schema(description = "The feature's stable name.", example = "dark-mode")
            String key,

            @Schema(description = "The feature's present title.", example = "Dark mode")
            String name,

            @Schema(
                    description = "What the feature is for; null if there is no description.",
                    example = "Every page in dark colours, easier on the eyes at night.",
                    nullable = true)
            @Nullable
            String description,

            @Schema(
                    description = "The page that explains the feature; null if there is none.",
                    example = "https://docs.example.com/dark-mode",
                    nullable = true)
            @Nullable
            String documentationUrl,

            @Schema(
                    description = "The stage that the feature entered.",
                    example = "beta",
                    allowableValues = {"beta", "general-availability"})
            Stage stage,

            @Schema(description = "The time of the release.", example = "2026-11-22T09:00:00Z")
            Instant at) {

        static EntryView of(Changelog.Release entry) {
            return new EntryView(
                    entry.feature().value(),
                    entry.name(),
                    entry.description(),
                    entry.documentationUrl(),
                    entry.stage(),
                    entry.at());
        }
    }

    @Access(open = true)
    @Operation(
            operationId = "readChangelog",
            summary = "Read the changelog",
            description =
                    "Betas and generally available features, the newest release first; needs no token. Features that "
                            + "were pulled back or archived are not listed. Also available as a page at `/changelog` "
                            + "and as an Atom feed at `/changelog.atom`.")
    @SecurityRequirements
    @GetMapping("/api/v1/changelog")
    ResponseEntity<JsonText<ChangelogView>> page(
            @PageCursor @RequestParam(required = false) @Nullable String after,
            @PageLimit @RequestParam(defaultValue = "50") int limit,
            @Parameter(description = "The languages that you read, the best one first.", example = "de-AT, en;q=0.5")
                    @RequestHeader(name = HttpHeaders.ACCEPT_LANGUAGE, required = false)
                    @Nullable
                    String acceptLanguage) {
        ChangelogView page = ChangelogView.of(
                changelog.newest(before(after), limit + 1, ReaderLanguage.preferred(acceptLanguage)), limit);
        JsonText<ChangelogView> text = new JsonText<>(json.writeValueAsBytes(page));
        return cacheable(text.tag()).body(text);
    }

    private static long before(@Nullable String after) {
        if (after == null || after.isEmpty()) {
            return Long.MAX_VALUE;
        }
        if (!after.matches("[0-9]{1,18}")) {
            throw new InvalidRequest("after", "must be the `next` of an earlier page");
        }
        return Long.parseLong(after);
    }

    /**
     * Responds with Atom whatever the request accepts, because feed readers send all kinds of {@code Accept}
     * headers.
     */
    @Hidden
    @GetMapping("/changelog.atom")
    ResponseEntity<byte[]> feed(
            @RequestHeader(name = HttpHeaders.ACCEPT_LANGUAGE, required = false) @Nullable String acceptLanguage) {
        String content = feed.of(
                changelog.newest(Long.MAX_VALUE, IN_THE_FEED, ReaderLanguage.preferred(acceptLanguage)),
                changelog.changedAt());
        return forEveryOrigin(cacheable(ETags.of(content)))
                .contentType(ATOM)
                .body(content.getBytes(StandardCharsets.UTF_8));
    }

    /** Responds with HTML whatever the request accepts. */
    @Hidden
    @GetMapping("/changelog")
    ResponseEntity<byte[]> show(
            @RequestHeader(name = HttpHeaders.ACCEPT_LANGUAGE, required = false) @Nullable String acceptLanguage) {
        String content =
                page.of(changelog.newest(Long.MAX_VALUE, IN_THE_FEED, ReaderLanguage.preferred(acceptLanguage)));
        return forEveryOrigin(cacheable(ETags.of(content)))
                .contentType(HTML)
                .body(content.getBytes(StandardCharsets.UTF_8));
    }

    /** Pages of every origin may read what everybody may read. */
    private static ResponseEntity.BodyBuilder forEveryOrigin(ResponseEntity.BodyBuilder response) {
        return response.header(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, "*");
    }

    private static ResponseEntity.BodyBuilder cacheable(String tag) {
        return ResponseEntity.ok()
                .cacheControl(CacheControl.maxAge(KEPT).cachePublic())
                .varyBy(HttpHeaders.ACCEPT_LANGUAGE)
                .eTag(tag);
    }
}
