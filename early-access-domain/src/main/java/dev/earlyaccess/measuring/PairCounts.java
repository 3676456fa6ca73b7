package dev.earlyaccess.measuring;

import java.util.HashMap;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * How many rows of a table have each pair of values in two columns. In a table of up to {@value #SMALL} bytes, the rows are
 * counted. In a larger one, the numbers are estimates from the statistics that PostgreSQL keeps for its planner, so they cost
 * the same at any size: the statistics are made of a sample of 30,000 rows, anew when about a tenth of the table has changed.
 */
@Repository
public class PairCounts {

    /** Twenty thousand enrollments: they are counted in a few milliseconds. */
    static final int SMALL = 2_000_000;

    private final JdbcClient jdbc;

    PairCounts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The values of the two columns in a row. */
    public record Pair(String first, String second) {}

    /**
     * The numbers of rows; without a pair that no row has.
     *
     * @param statistics the extended statistics of these two columns ({@code mcv}), in the order of the table's columns
     */
    public Map<Pair, Long> of(String table, String first, String second, String statistics) {
        Map<Pair, Long> counts = new HashMap<>();
        jdbc.sql(sql(table, first, second, statistics)).query(row -> {
            counts.put(new Pair(row.getString(1), row.getString(2)), row.getLong(3));
        });
        return counts;
    }

    /** The condition on the size is decided once, before any row is read. The size of a page changes as the planner's does. */
    static String sql(String table, String first, String second, String statistics) {
        return """
                with sized as (select pg_relation_size('%1$s') as bytes)
                select %2$s, %3$s, count(*) from %1$s where (select bytes from sized) <= %5$d group by 1, 2
                union all
                select s.most_common_vals[i][1], s.most_common_vals[i][2], cast(round(
                    s.most_common_freqs[i] * t.reltuples / greatest(t.relpages, 1)
                        * (select bytes from sized) / current_setting('block_size')::int) as bigint)
                from pg_stats_ext s join pg_class t on t.oid = '%1$s'::regclass
                cross join lateral generate_subscripts(s.most_common_freqs, 1) i
                where s.tablename = '%1$s' and s.statistics_name = '%4$s' and t.reltuples > 0
                    and (select bytes from sized) > %5$d
                """.formatted(table, first, second, statistics, SMALL);
    }
}
