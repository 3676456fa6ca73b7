package dev.earlyaccess.scheduling;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What PostgreSQL's planner knows of the ledger. A sweep may make it a thousand times larger within seconds, long before
 * autovacuum looks; and until somebody does, every connection keeps the plans that were good for a small table, which
 * read all of it for each mail.
 */
@Component
class PlannerStatistics {

    private final JdbcClient jdbc;

    PlannerStatistics(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Has the ledger looked at where it has become four times larger since somebody last did. */
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
