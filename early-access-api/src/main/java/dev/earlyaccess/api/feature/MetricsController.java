package dev.earlyaccess.api.feature;

import dev.earlyaccess.api.openapi.Problems;
import dev.earlyaccess.api.problem.InvalidRequest;
import dev.earlyaccess.api.problem.Problem;
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

/** How much a feature was used, day by day or week by week. */
@Tag(name = "Metrics", description = "See how a feature is taken up: interest, opt-ins, opt-outs, mails, feedback.")
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

    /** How much a feature was used in some time. */
    @Schema(name = "Metrics", description = "How much a feature was used, in order and without a gap.")
    record MetricsView(
            @Schema(description = "The first day (UTC).", example = "2026-10-24")
            LocalDate from,

            @Schema(description = "The last day (UTC).", example = "2026-11-22")
            LocalDate to,

            @Schema(description = "Days, or weeks from Monday to Sunday.", example = "day")
            Grain by,

            @Schema(description = "The days or weeks, in order and without a gap.")
            List<PeriodView> periods,

            UsageView totals) {

        static MetricsView of(LocalDate from, LocalDate to, Grain by, UsageHistory.Report report) {
            return new MetricsView(
                    from, to, by, report.periods().stream().map(PeriodView::of).toList(), UsageView.of(report.total()));
        }
    }

    /** One day or week of it. */
    @Schema(name = "MetricsPeriod", description = "One day or week. The first and the last week may not be whole.")
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

    /** What was counted. */
    @Schema(name = "MetricsCounts", description = "What happened. Saying again what is so already counts nothing.")
    record UsageView(
            @Schema(description = "How often interest in the concept was registered.", example = "120")
            long interest,

            @Schema(description = "How often interest was taken back.", example = "3")
            long interestTakenBack,

            OptIns optIns,

            @Schema(description = "How often somebody opted out of the beta.", example = "14")
            long optOuts,

            @Schema(
                    description =
                            "How many mails about it were sent to those who are in: launch mails, feedback requests, updates.",
                    example = "980")
            long mailsSent,

            @Schema(description = "How often somebody gave feedback.", example = "61")
            long feedback,

            @Schema(
                    description = "The mean of the ratings that came with it, 1 to 5; null where there was none.",
                    example = "4.2",
                    nullable = true)
            @Nullable
            Double meanRating) {

        static UsageView of(Tally tally) {
            return new UsageView(
                    tally.of(Usage.INTEREST),
                    tally.of(Usage.INTEREST_TAKEN_BACK),
                    OptIns.of(tally),
                    tally.of(Usage.OPT_OUT),
                    tally.of(Usage.MAIL),
                    tally.feedback().count(),
                    tally.feedback().meanRating());
        }
    }

    /** Opt-ins by their origin. */
    @Schema(name = "MetricsOptIns", description = "Opt-ins to the beta, by who made them.")
    record OptIns(
            @Schema(description = "By the users.", example = "45")
            long self,

            @Schema(
                    description = "By the launch: those who had been interested, on the day that the beta began.",
                    example = "980")
            long launch,

            @Schema(description = "By admins on the users' behalf.", example = "2")
            long admin) {

        static OptIns of(Tally tally) {
            return new OptIns(tally.of(Usage.OPT_IN_SELF), tally.of(Usage.OPT_IN_LAUNCH), tally.of(Usage.OPT_IN_ADMIN));
        }
    }

    @Operation(
            operationId = "showMetrics",
            summary = "See how a feature is taken up",
            description = "What happened on each day or in each week, and in all. Days are those of UTC.")
    @Problems(Problem.FEATURE_NOT_FOUND)
    @GetMapping
    MetricsView of(
            @PathVariable FeatureKey key,
            @Parameter(description = "The first day, like 2026-10-24. If left out: 29 days before the last.")
                    @RequestParam(required = false)
                    @Nullable
                    LocalDate from,
            @Parameter(
                            description =
                                    "The last day, like 2026-11-22; at most a year after the first. If left out: today.")
                    @RequestParam(required = false)
                    @Nullable
                    LocalDate to,
            @Parameter(description = "Days, or weeks from Monday to Sunday.") @RequestParam(defaultValue = "day")
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
