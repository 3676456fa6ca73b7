package dev.earlyaccess.scheduling;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The statistics that PostgreSQL's planner has of the tables that sweeps read and write. A sweep may make the
 * table {@code delivery} a thousand times larger within seconds, and may change all rows of {@code
 * enrollment}, long before autovacuum analyzes them. Until then every connection keeps plans for the tables as
 * they were, which read all of them for each mail or for each page.
 */
@Component
class PlannerStatistics {

    private final JdbcClient jdbc;

    PlannerStatistics(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Analyzes {@code delivery} if it has become four times larger since the last time, and {@code enrollment}
     * if a quarter of its rows, and more than a page of a sweep, have changed. A table that another instance
     * is analyzing is left to it.
     */
    void refresh() {
        jdbc.sql("""
                select relname from pg_class
                where oid = 'delivery'::regclass
                        and pg_relation_size(oid) / current_setting('block_size')::int > 4 * greatest(relpages, 5)
                    or oid = 'enrollment'::regclass
                        and pg_stat_get_mod_since_analyze(oid) > greatest(reltuples / 4, 1000)
                """).query(String.class).list().forEach(table -> jdbc.sql("analyze (skip_locked) " + table)
                .update());
    }
}
