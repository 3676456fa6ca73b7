package dev.earlyaccess.notifying;

import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** How much work PostgreSQL does for a statement, whatever the machine. */
public final class RowsRead {

    private static final String EXPLAIN = "explain (analyze, timing off, format json) ";

    private RowsRead() {}

    /** The statement to give its parameters to. It is executed. */
    public static JdbcClient.StatementSpec by(JdbcClient jdbc, String sql) {
        return jdbc.sql(EXPLAIN + sql);
    }

    /** The rows that all steps of its plan read, those included that a step compared and did not take. */
    public static long in(JdbcClient.StatementSpec explained) {
        return steps(plan(explained)).mapToLong(RowsRead::of).sum();
    }

    /** The same, of the steps that read one table. */
    public static long in(JdbcClient.StatementSpec explained, String table) {
        return steps(plan(explained))
                .filter(step -> step.path("Relation Name").asString("").equals(table))
                .mapToLong(RowsRead::of)
                .sum();
    }

    private static JsonNode plan(JdbcClient.StatementSpec explained) {
        return new JsonMapper()
                .readTree(explained.query(String.class).single())
                .get(0)
                .get("Plan");
    }

    private static Stream<JsonNode> steps(JsonNode step) {
        return Stream.concat(Stream.of(step), step.path("Plans").valueStream().flatMap(RowsRead::steps));
    }

    private static long of(JsonNode step) {
        double rows = step.path("Actual Rows").asDouble(0)
                + step.path("Rows Removed by Filter").asDouble(0)
                + step.path("Rows Removed by Join Filter").asDouble(0)
                + step.path("Rows Removed by Index Recheck").asDouble(0);
        return Math.round(rows * step.path("Actual Loops").asDouble(0));
    }
}
