package dev.earlyaccess.api.feature;

import dev.earlyaccess.api.openapi.Problems;
import dev.earlyaccess.api.problem.InvalidRequest;
import dev.earlyaccess.api.problem.Problem;
import dev.earlyaccess.api.security.Access;
import dev.earlyaccess.api.security.Role;
import dev.earlyaccess.feature.Feature;
import dev.earlyaccess.feature.FeatureKey;
import dev.earlyaccess.feature.Features;
import dev.earlyaccess.usage.Grain;
import dev.earlyaccess.usage.Tally;
import dev.earlyaccess.usage.Usage;
import dev.earlyaccess.usage.UsageHistory;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Shows the use of a feature by day or by week. */
@Tag(
        name = "Metrics",
        description =
                "The adoption of a feature: interest, opt-ins, opt-outs, mails, feedback, and how often code asks for it.")
@RestController
@RequestMapping("/api/v1/admin/features/{key}/metrics")
class MetricsController {

    private static final int USUAL_DAYS = 30;
    private static final int MOST_DAYS = 366;

    private final Features features;
    private final UsageHistory history;
    private final Clock clock;

    MetricsController(Features features, UsageHistory history, Clock clock) {
        this.features = features;
        this.history = history;
        this.clock = clock;
    }

    /** The use of a feature in a range of days. */
    @Schema(name = "Metrics", description = "The use of a feature in a range of days.")
    record MetricsView(
            @Schema(description = "The first day (UTC).", example = "2026-10-24")
            LocalDate from,

            @Schema(description = "The last day (UTC).", example = "2026-11-22")
            LocalDate to,

            @Schema(description = "By day, or by week from Monday to Sunday.", example = "day")
            Grain by,

            @Schema(description = "The days or weeks, in order, without gaps.")
            List<PeriodView> periods,

            UsageView totals) {

        static MetricsView of(LocalDate from, LocalDate to, Grain by, UsageHistory.Report report) {
            return new MetricsView(
                    from, to, by, report.periods().stream().map(PeriodView::of).toList(), UsageView.of(report.total()));
        }
    }

    /** The use in one day or week. */
    @Schema(name = "MetricsPeriod", description = "One day or week. The first and the last week may be incomplete.")
    record PeriodView(
            @Schema(description = "The first day (UTC).", example = "2026-11-22")
            LocalDate from,

            @Schema(description = "The last day (UTC).", example = "2026-11-22")
            LocalDate to,

            UsageView counts) {

        static PeriodView of(UsageHistory.Period period) {
            return new PeriodView(period.from(), period.to(), UsageView.of(period.tally()));
        }
    }

    /** The counts of a time range. */
    @Schema(
            name = "MetricsCounts",
            description = "The counted events. Repeating a choice that already holds is not counted.")
    record UsageView(
            @Schema(description = "Number of times that interest was registered.", example = "120")
            long interest,

            @Schema(description = "Number of times that interest was withdrawn.", example = "3")
            long interestTakenBack,

            OptIns optIns,

            @Schema(description = "Number of opt-outs from the beta.", example = "14")
            long optOuts,

            @Schema(
                    description =
                            "Mails about the feature sent to enrolled users: launch mails, feedback requests, updates.",
                    example = "980")
            long mailsSent,

            @Schema(description = "Number of feedback entries.", example = "61")
            long feedback,

            @Schema(
                    description = "The mean rating, 1 to 5; null if there is no rating.",
                    example = "4.2",
                    nullable = true)
            @Nullable
            Double meanRating,

            EvaluationsView evaluations) {

        static UsageView of(Tally tally) {
            return new UsageView(
                    tally.of(Usage.INTEREST),
                    tally.of(Usage.INTEREST_TAKEN_BACK),
                    OptIns.of(tally),
                    tally.of(Usage.OPT_OUT),
                    tally.of(Usage.MAIL),
                    tally.feedback().count(),
                    tally.feedback().meanRating(),
                    EvaluationsView.of(tally));
        }
    }

    /** Evaluations by their result. */
    @Schema(
            name = "EvaluationCounts",
            description = "How often application code asked whether the feature is on. May be some seconds old.")
    record EvaluationsView(
            @Schema(description = "Evaluations of this feature alone, for users who had it.", example = "48200")
            long on,

            @Schema(description = "Evaluations of this feature alone, for users who did not have it.", example = "9100")
            long off,

            @Schema(
                    description = "Evaluations of all features at once, since the feature was created.",
                    example = "125000")
            long bulk) {

        static EvaluationsView of(Tally tally) {
            return new EvaluationsView(
                    tally.of(Usage.EVALUATION_ON), tally.of(Usage.EVALUATION_OFF), tally.of(Usage.BULK_EVALUATION));
        }
    }

    /** Opt-ins by their origin. */
    @Schema(name = "MetricsOptIns", description = "Opt-ins to the beta, by origin.")
    record OptIns(
            @Schema(description = "Opt-ins by the users themselves.", example = "45")
            long self,

            @Schema(description = "Opt-ins by the launch, counted on the day when the beta began.", example = "980")
            long launch,

            @Schema(description = "Opt-ins by the team for users.", example = "2")
            long admin) {

        static OptIns of(Tally tally) {
            return new OptIns(tally.of(Usage.OPT_IN_SELF), tally.of(Usage.OPT_IN_LAUNCH), tally.of(Usage.OPT_IN_ADMIN));
        }
    }

    @Access(value = Role.VIEWER, owner = true)
    @Operation(
            operationId = "showMetrics",
            summary = "Show the adoption of a feature",
            description = "The counts for each day or week, and the totals. Days are UTC days.")
    @Problems(Problem.FEATURE_NOT_FOUND)
    @GetMapping
    MetricsView of(
            @PathVariable FeatureKey key,
            @Parameter(description = "The first day, such as 2026-10-24. Default: 29 days before the last day.")
                    @RequestParam(required = false)
                    @Nullable
                    LocalDate from,
            @Parameter(
                            description =
                                    "The last day, such as 2026-11-22; at most a year after the first day. Default: today.")
                    @RequestParam(required = false)
                    @Nullable
                    LocalDate to,
            @Parameter(description = "By day, or by week from Monday to Sunday.", example = "week")
                    @RequestParam(defaultValue = "day")
                    Grain by) {
        Feature feature = features.require(key);
        LocalDate last = to == null ? LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC) : to;
        LocalDate first = from == null ? last.minusDays(USUAL_DAYS - 1) : from;
        requireOrder(first, last);
        return MetricsView.of(first, last, by, history.of(feature, first, last, by));
    }

    private static void requireOrder(LocalDate first, LocalDate last) {
        if (first.isAfter(last)) {
            throw new InvalidRequest("from", "must not be after " + last);
        }
        if (ChronoUnit.DAYS.between(first, last) >= MOST_DAYS) {
            throw new InvalidRequest("from", "must be at most %d days before %s".formatted(MOST_DAYS - 1, last));
        }
    }
}
