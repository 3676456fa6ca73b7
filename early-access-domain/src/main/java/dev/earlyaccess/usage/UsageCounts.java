package dev.earlyaccess.usage;

import dev.earlyaccess.feature.Feature;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The counters of what happens to a feature each day (UTC). Each is kept in several slots, any of which may be counted up, so
 * that those who count at the same time seldom wait for each other; what a counter says is the sum of its slots.
 *
 * <p>Whoever does many things in one statement counts them in the same one: {@link #INTO}, then a query of feature, day,
 * {@link Usage}, slot and number, in the order of features, days and these, then {@link #ADDED}.
 */
@Repository
public class UsageCounts {

    /** Begins a statement that counts. */
    public static final String INTO = " insert into usage_count as so_far (feature_id, day, what, slot, number) ";

    /** Ends a statement that counts. */
    public static final String ADDED = """
             on conflict (feature_id, day, what, slot) do update set number = so_far.number + excluded.number
            """;

    /** Any of the slots. Who alone counts something takes slot 0. */
    public static final String ANY_SLOT = " floor(random() * 16) ";

    private final JdbcClient jdbc;

    UsageCounts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Counts one. Call it last in a transaction, which holds the counter's slot from here on. */
    public void count(Usage what, Feature feature, Instant at) {
        jdbc.sql(INTO + "values (:feature, :day, :what," + ANY_SLOT + ", 1)" + ADDED)
                .param("feature", feature.id())
                .param("day", at.atOffset(ZoneOffset.UTC).toLocalDate())
                .param("what", what.code())
                .update();
    }

    /** Makes one slot of all that the days before this one have: hardly anybody counts there any more. The sums stay the same. */
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
