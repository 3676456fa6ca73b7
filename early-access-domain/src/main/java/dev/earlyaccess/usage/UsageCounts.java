package dev.earlyaccess.usage;

import dev.earlyaccess.feature.Feature;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The counters of events by feature and day (UTC). A counter has several slots and its value is their sum, so
 * that concurrent transactions rarely wait for each other.
 *
 * <p>A statement that makes many changes counts them itself: {@link #INTO}, then a query of feature, day,
 * {@link Usage}, slot and number, in the order of features, days and usages, then {@link #ADDED}.
 */
@Repository
public class UsageCounts {

    /** Begins a statement that counts. */
    public static final String INTO = " insert into usage_count as so_far (feature_id, day, what, slot, number) ";

    /** Ends a statement that counts. */
    public static final String ADDED = """
             on conflict (feature_id, day, what, slot) do update set number = so_far.number + excluded.number
            """;

    /** A random slot. A writer without concurrency takes slot 0. */
    public static final String ANY_SLOT = " floor(random() * 16) ";

    /** Continues a statement that has {@code written} a row, or none: counts it. For {@link #counting}. */
    public static final String COUNTED_IF_WRITTEN =
            "counted as (" + INTO + "select :feature, :day, :what," + ANY_SLOT + ", 1 from written" + ADDED + ")";

    private final JdbcClient jdbc;

    UsageCounts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Counts one event. Call it last in a transaction, because the transaction locks the counter's slot from
     * here on.
     */
    public void count(Usage what, Feature feature, Instant at) {
        counting(INTO + "values (:feature, :day, :what," + ANY_SLOT + ", 1)" + ADDED, what, feature, at)
                .update();
    }

    /** A statement that counts one event, with these parameters. Like {@link #count}, it locks the counter's slot. */
    public JdbcClient.StatementSpec counting(String sql, Usage what, Feature feature, Instant at) {
        return jdbc.sql(sql)
                .param("feature", feature.id())
                .param("day", at.atOffset(ZoneOffset.UTC).toLocalDate())
                .param("what", what.code());
    }

    /** Counts several events, as {@link #count(Usage, Feature, Instant)} does. */
    public void count(Usage what, Feature feature, Instant at, long number) {
        if (number > 0) {
            counting(INTO + "values (:feature, :day, :what," + ANY_SLOT + ", :number)" + ADDED, what, feature, at)
                    .param("number", number)
                    .update();
        }
    }

    /** A slot that nobody else writes to. */
    int ownSlot() {
        return jdbc.sql("select nextval('usage_slot')").query(Integer.class).single();
    }

    /**
     * The number of events so far.
     *
     * @param feature the feature's key; null for events of no single feature
     */
    record Total(@Nullable String feature, String what, long number) {}

    /**
     * Writes totals of a day to an {@linkplain #ownSlot() own slot}, in one statement. To write them again
     * changes nothing, so it does not matter if the response to the first time was lost.
     */
    void writeTotals(LocalDate day, int slot, List<Total> totals) {
        jdbc.sql(INTO + """
                select f.id, :day, total.what, :slot, total.number
                from unnest(:features, :whats, :numbers) as total (feature, what, number)
                left join feature f on f.key = total.feature
                where f.id is not null or total.feature is null
                on conflict (feature_id, day, what, slot) do update set number = excluded.number
                """)
                .param("day", day)
                .param("slot", slot)
                .param("features", totals.stream().map(Total::feature).toArray(String[]::new))
                .param("whats", totals.stream().map(Total::what).toArray(String[]::new))
                .param("numbers", totals.stream().map(Total::number).toArray(Long[]::new))
                .update();
    }

    /**
     * Merges the slots of all days before this one, which are rarely counted up any more. The sums stay the
     * same.
     */
    public void fold(LocalDate before) {
        jdbc.sql("with folded as (delete from usage_count where day < :before and slot > 0 returning *)" + INTO + """
                select feature_id, day, what, 0, sum(number) from folded
                group by feature_id, day, what order by feature_id, day, what
                """
                        + ADDED)
                .param("before", before)
                .update();
    }
}
