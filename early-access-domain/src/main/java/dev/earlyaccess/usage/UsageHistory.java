package dev.earlyaccess.usage;

import dev.earlyaccess.feature.Feature;
import dev.earlyaccess.stage.KebabCase;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** How much a feature was used over time. What it costs to ask depends on the number of days, not of users. */
@Repository
public class UsageHistory {

    private final JdbcClient jdbc;

    UsageHistory(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * What happened from the one day to the other.
     *
     * @param periods the time in order and without a gap; the first and the last end where the time does
     */
    public record Report(List<Period> periods) {

        /** What happened in all of it. */
        public Tally total() {
            return Tally.sum(periods.stream().map(Period::tally).toList());
        }
    }

    /** What happened from the one day to the other, both included. */
    public record Period(LocalDate from, LocalDate to, Tally tally) {}

    /** What happened to this feature from the one day (UTC) to the other, both included. */
    public Report of(Feature feature, LocalDate from, LocalDate to, Grain grain) {
        Map<LocalDate, Tally> days = days(feature, from, to);
        List<Period> periods = new ArrayList<>();
        for (LocalDate first = from;
                !first.isAfter(to);
                first = grain.lastDay(first).plusDays(1)) {
            LocalDate end = grain.lastDay(first);
            periods.add(period(first, end.isAfter(to) ? to : end, days));
        }
        return new Report(periods);
    }

    private static Period period(LocalDate from, LocalDate to, Map<LocalDate, Tally> days) {
        return new Period(
                from,
                to,
                Tally.sum(from.datesUntil(to.plusDays(1))
                        .map(day -> days.getOrDefault(day, Tally.NOTHING))
                        .toList()));
    }

    private Map<LocalDate, Tally> days(Feature feature, LocalDate from, LocalDate to) {
        Map<LocalDate, Map<Usage, Long>> days = new HashMap<>();
        jdbc.sql("""
                select day, what, sum(number) from usage_count
                where feature_id = :feature and day between :from and :to
                group by day, what
                """)
                .param("feature", feature.id())
                .param("from", from)
                .param("to", to)
                .query(row -> {
                    days.computeIfAbsent(row.getObject("day", LocalDate.class), day -> new EnumMap<>(Usage.class))
                            .put(KebabCase.require(Usage.class, row.getString("what")), row.getLong("sum"));
                });
        Map<LocalDate, Tally> tallies = new HashMap<>();
        days.forEach((day, counts) -> tallies.put(day, new Tally(counts)));
        return tallies;
    }
}
