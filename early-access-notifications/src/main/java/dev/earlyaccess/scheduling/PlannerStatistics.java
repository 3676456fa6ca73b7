package dev.earlyaccess.scheduling;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The statistics that PostgreSQL's planner has of the table {@code delivery}. A sweep may make the table a
 * thousand times larger within seconds, long before autovacuum analyzes it. Until then every connection keeps
 * plans for a small table, which read all of it for each mail.
 */
@Component
class PlannerStatistics {

    private final JdbcClient jdbc;

    PlannerStatistics(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Analyzes the table if it has become four times larger since the last time. */
    void refresh() {
        if (isOutdated()) {
            jdbc.sql("analyze delivery").update();
        }
    }

    private boolean isOutdated() {
        return jdbc.sql("""
                select pg_relation_size(oid) / current_setting('block_size')::int > 4 * greatest(relpages, 5)
                from pg_class where oid = 'delivery'::regclass
                """).query(Boolean.class).single();
    }
}
