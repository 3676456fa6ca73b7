package dev.earlyaccess.usage;

import dev.earlyaccess.feature.Feature;
import dev.earlyaccess.shared.KebabCase;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Usage of a feature over time. The cost of a query depends on the number of days and of feedback, not on the
 * number of users.
 */
@Repository
public class UsageHistory {

    /**
     * How often the feature {@code f} was evaluated alone since the day {@code :evaluatedSince}, as a subquery; null
     * if never.
     */
    public static final String SINGLE_EVALUATIONS = """
            (select sum(number)::bigint from usage_count
             where feature_id = f.id and day >= :evaluatedSince and what in ('evaluation-on', 'evaluation-off'))
            """;

    private final JdbcClient jdbc;

    UsageHistory(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * The usage in a range of days.
     *
     * @param periods the parts of the range, in order and without a gap
     */
    public record Report(List<Period> periods) {

        /** The usage in the whole range. */
        public Tally total() {
            return Tally.sum(periods.stream().map(Period::tally).toList());
        }
    }

    /** The usage from the first day to the last, both included. */
    public record Period(LocalDate from, LocalDate to, Tally tally) {}

    /**
     * The usage of a feature from the first day (UTC) to the last, both included. {@link Usage#BULK_EVALUATION} is
     * the same for all features, from the day on which the feature was created.
     */
    public Report of(Feature feature, LocalDate from, LocalDate to, Grain grain) {
        Map<LocalDate, Map<Usage, Long>> counts =
                new HashMap<>(countsByFeature(List.of(feature), from, to).getOrDefault(feature.id(), Map.of()));
        LocalDate created = LocalDate.ofInstant(feature.createdAt(), ZoneOffset.UTC);
        bulkEvaluations(created.isAfter(from) ? created : from, to)
                .forEach((day, number) -> counts.computeIfAbsent(day, any -> new EnumMap<>(Usage.class))
                        .put(Usage.BULK_EVALUATION, number));
        Map<LocalDate, Tally.FeedbackCounts> feedback =
                feedbackByFeature(List.of(feature), from, to).getOrDefault(feature.id(), Map.of());
        List<Period> periods = new ArrayList<>();
        for (LocalDate first = from;
                !first.isAfter(to);
                first = grain.lastDay(first).plusDays(1)) {
            LocalDate last = grain.lastDay(first).isAfter(to) ? to : grain.lastDay(first);
            periods.add(new Period(
                    first,
                    last,
                    Tally.sum(first.datesUntil(last.plusDays(1))
                            .map(day -> new Tally(
                                    counts.getOrDefault(day, Map.of()),
                                    feedback.getOrDefault(day, Tally.FeedbackCounts.NONE)))
                            .toList())));
        }
        return new Report(periods);
    }

    /**
     * The usage of several features on each day from the first (UTC) to the last, without feedback and without
     * {@link Usage#BULK_EVALUATION}, by the feature's id.
     */
    public Map<Long, List<Tally>> daily(Collection<Feature> features, LocalDate from, LocalDate to) {
        Map<Long, Map<LocalDate, Map<Usage, Long>>> counts = countsByFeature(features, from, to);
        return features.stream().collect(Collectors.toMap(Feature::id, feature -> {
            Map<LocalDate, Map<Usage, Long>> days = counts.getOrDefault(feature.id(), Map.of());
            return from.datesUntil(to.plusDays(1))
                    .map(day -> new Tally(days.getOrDefault(day, Map.of()), Tally.FeedbackCounts.NONE))
                    .toList();
        }));
    }

    /** The amount of feedback about several features in a range of days, by the feature's id. */
    public Map<Long, Tally.FeedbackCounts> feedback(Collection<Feature> features, LocalDate from, LocalDate to) {
        Map<Long, Map<LocalDate, Tally.FeedbackCounts>> counts = feedbackByFeature(features, from, to);
        return features.stream()
                .collect(Collectors.toMap(
                        Feature::id, feature -> counts.getOrDefault(feature.id(), Map.of()).values().stream()
                                .reduce(Tally.FeedbackCounts.NONE, Tally.FeedbackCounts::plus)));
    }

    private Map<Long, Map<LocalDate, Map<Usage, Long>>> countsByFeature(
            Collection<Feature> features, LocalDate from, LocalDate to) {
        Map<Long, Map<LocalDate, Map<Usage, Long>>> counts = new HashMap<>();
        jdbc.sql("""
                select feature_id, day, what, sum(number) from usage_count
                where feature_id = any (:features) and day between :from and :to
                group by feature_id, day, what
                """)
                .param("features", ids(features))
                .param("from", from)
                .param("to", to)
                .query(row -> {
                    counts.computeIfAbsent(row.getLong("feature_id"), feature -> new HashMap<>())
                            .computeIfAbsent(row.getObject("day", LocalDate.class), day -> new EnumMap<>(Usage.class))
                            .put(KebabCase.require(Usage.class, row.getString("what")), row.getLong("sum"));
                });
        return counts;
    }

    private Map<LocalDate, Long> bulkEvaluations(LocalDate from, LocalDate to) {
        Map<LocalDate, Long> days = new HashMap<>();
        jdbc.sql("""
                select day, sum(number) from usage_count
                where feature_id is null and day between :from and :to and what = 'bulk-evaluation'
                group by day
                """).param("from", from).param("to", to).query(row -> {
            days.put(row.getObject("day", LocalDate.class), row.getLong("sum"));
        });
        return days;
    }

    /** Counted on every call, because its feature and its status may change later. */
    private Map<Long, Map<LocalDate, Tally.FeedbackCounts>> feedbackByFeature(
            Collection<Feature> features, LocalDate from, LocalDate to) {
        Map<Long, Map<LocalDate, Tally.FeedbackCounts>> counts = new HashMap<>();
        jdbc.sql("""
                select feature_id, day, sum(number)::bigint as number, sum(ratings)::bigint as ratings,
                       sum(stars)::bigint as stars
                from (
                    select feature_id, cast(received_at at time zone 'UTC' as date) as day, count(*) as number,
                           count(rating) as ratings, coalesce(sum(rating), 0) as stars
                    from feedback
                    where feature_id = any (:features) and received_at >= :from and received_at < :until
                        and status <> 'automatic' and team_reply_to is null
                    group by feature_id, day
                    union all
                    select feature_id, day, number, ratings, stars from deleted_feedback
                    where feature_id = any (:features) and day between :firstDay and :lastDay) counted
                group by feature_id, day
                """)
                .param("features", ids(features))
                .param("from", beginOf(from))
                .param("until", beginOf(to.plusDays(1)))
                .param("firstDay", from)
                .param("lastDay", to)
                .query(row -> {
                    counts.computeIfAbsent(row.getLong("feature_id"), feature -> new HashMap<>())
                            .put(
                                    row.getObject("day", LocalDate.class),
                                    new Tally.FeedbackCounts(
                                            row.getLong("number"), row.getLong("ratings"), row.getLong("stars")));
                });
        return counts;
    }

    private static Long[] ids(Collection<Feature> features) {
        return features.stream().map(Feature::id).toArray(Long[]::new);
    }

    private static OffsetDateTime beginOf(LocalDate day) {
        return day.atStartOfDay().atOffset(ZoneOffset.UTC);
    }
}
