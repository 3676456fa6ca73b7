package dev.earlyaccess.api.feature;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.earlyaccess.api.paging.Page;
import dev.earlyaccess.api.paging.PageCursor;
import dev.earlyaccess.api.paging.PageLimit;
import dev.earlyaccess.api.security.Access;
import dev.earlyaccess.api.security.Caller;
import dev.earlyaccess.api.security.Role;
import dev.earlyaccess.enrollment.Enrollments;
import dev.earlyaccess.feature.Feature;
import dev.earlyaccess.feature.FeatureKey;
import dev.earlyaccess.feedback.FeedbackInbox;
import dev.earlyaccess.stage.EnrollmentStatus;
import dev.earlyaccess.stage.Stage;
import dev.earlyaccess.team.AttentionList;
import dev.earlyaccess.team.AttentionReason;
import dev.earlyaccess.usage.Tally;
import dev.earlyaccess.usage.Usage;
import dev.earlyaccess.usage.UsageHistory;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Shows many features at once, each in a few numbers. */
@Tag(name = "Overview", description = "All features side by side: how much interest there is, and where it is going.")
@RestController
@RequestMapping("/api/v1/admin/overview")
class OverviewController {

    private static final int DAYS_OF_TREND = 30;
    private static final int DAYS_OF_FEEDBACK = 90;

    private final ListedFeatures listed;
    private final Enrollments enrollments;
    private final UsageHistory history;
    private final FeedbackInbox inbox;
    private final AttentionList attention;
    private final Clock clock;

    OverviewController(
            ListedFeatures listed,
            Enrollments enrollments,
            UsageHistory history,
            FeedbackInbox inbox,
            AttentionList attention,
            Clock clock) {
        this.listed = listed;
        this.enrollments = enrollments;
        this.history = history;
        this.inbox = inbox;
        this.attention = attention;
        this.clock = clock;
    }

    /** A feature in a few numbers. */
    @Schema(name = "FeatureOverview", description = "A feature in a few numbers.")
    record OverviewView(
            @JsonUnwrapped FeatureOutline outline,

            @Schema(description = "The feature's version; in quotes, it is the `ETag` of the feature.", example = "3")
            long version,

            RecentFeedback feedback,
            TrendView trend,

            @Schema(description = "Why the feature needs attention; usually empty.", example = "[\"past-target-date\"]")
            List<AttentionReason> attention) {}

    /** What users said lately. */
    @Schema(
            name = "RecentFeedback",
            description = "The feedback of the last 90 days (UTC), with today, and what is unread.")
    record RecentFeedback(
            @Schema(description = "Number of feedback entries.", example = "61")
            long count,

            @Schema(
                    description = "The mean rating, 1 to 5; null if there is no rating.",
                    example = "4.2",
                    nullable = true)
            @Nullable
            Double meanRating,

            @Schema(description = "Number of feedback entries of any age that nobody has read.", example = "4")
            long unread) {

        private static RecentFeedback of(Tally.FeedbackCounts counts, long unread) {
            return new RecentFeedback(counts.count(), counts.meanRating(), unread);
        }
    }

    /** The number of users who came and went, day by day. */
    @Schema(name = "Trend", description = "How many users came and went on each of the last 30 days (UTC), with today.")
    record TrendView(
            @Schema(description = "The first day.", example = "2026-10-24")
            LocalDate from,

            @Schema(
                    description =
                            "For each day, how many users registered interest or were opted in by themselves or by the team. "
                                    + "The launch adds nobody: its users were interested before.",
                    example = "[0, 2, 5]")
            List<Long> joined,

            @Schema(
                    description = "For each day, how many users withdrew their interest or opted out.",
                    example = "[0, 0, 1]")
            List<Long> left) {

        private static TrendView of(LocalDate from, List<Tally> days) {
            return new TrendView(
                    from,
                    days.stream().map(TrendView::joined).toList(),
                    days.stream().map(TrendView::left).toList());
        }

        private static long joined(Tally day) {
            return day.of(Usage.INTEREST) + day.of(Usage.OPT_IN_SELF) + day.of(Usage.OPT_IN_ADMIN);
        }

        private static long left(Tally day) {
            return day.of(Usage.INTEREST_TAKEN_BACK) + day.of(Usage.OPT_OUT);
        }
    }

    @Access({Role.VIEWER, Role.STAFF})
    @Operation(
            operationId = "showOverview",
            summary = "Show all features in a few numbers",
            description =
                    "All stages, sorted by key: enrollment, feedback, trend, and what needs attention. The role `STAFF` alone "
                            + "sees the features whose owner or manager you are.")
    @GetMapping
    Page<OverviewView> overview(
            @AuthenticationPrincipal Caller me,
            @Parameter(description = "Only features in these stages. Omit to show all.")
                    @RequestParam(required = false)
                    @Nullable
                    Set<Stage> stage,
            @PageCursor @RequestParam(required = false) @Nullable String after,
            @PageLimit @RequestParam(defaultValue = "50") int limit) {
        List<Feature> rows = listed.page(me, stage, Page.key(after, "", FeatureKey::isValid), limit + 1);
        PageNumbers numbers = numbers(rows.subList(0, Math.min(limit, rows.size())));
        return Page.of(rows, limit, feature -> feature.key().value(), feature -> numbers.of(feature, me));
    }

    private PageNumbers numbers(List<Feature> features) {
        Instant now = clock.instant();
        LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
        LocalDate from = today.minusDays(DAYS_OF_TREND - 1);
        return new PageNumbers(
                from,
                enrollments.countsOf(features),
                history.daily(features, from, today),
                history.feedback(features, today.minusDays(DAYS_OF_FEEDBACK - 1), today),
                inbox.unread(features),
                attention.reasons(features.stream().map(Feature::key).toList(), now));
    }

    /** The numbers of all features of a page, by the feature's id or key. */
    private record PageNumbers(
            LocalDate from,
            Map<Long, Map<EnrollmentStatus, Long>> counts,
            Map<Long, List<Tally>> days,
            Map<Long, Tally.FeedbackCounts> feedback,
            Map<Long, Long> unread,
            Map<FeatureKey, Set<AttentionReason>> attention) {

        private OverviewView of(Feature feature, Caller me) {
            return new OverviewView(
                    FeatureOutline.of(feature, counts.getOrDefault(feature.id(), Map.of()), me),
                    feature.version(),
                    RecentFeedback.of(
                            feedback.getOrDefault(feature.id(), Tally.FeedbackCounts.NONE),
                            unread.getOrDefault(feature.id(), 0L)),
                    TrendView.of(from, days.getOrDefault(feature.id(), List.of())),
                    List.copyOf(attention.getOrDefault(feature.key(), Set.of())));
        }
    }
}
