package dev.earlyaccess.notifying;

import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Many users, of whom PostgreSQL's statistics know the enrollments in another feature alone: by them, no row
 * about a feature that the crowd is enrolled in now exists.
 */
public record Crowd(JdbcClient jdbc) {

    public static final int USERS = 4_000;

    /** After a feature is there. */
    public static Crowd knownToTheStatistics(JdbcClient jdbc) {
        Crowd crowd = new Crowd(jdbc);
        jdbc.sql("""
                insert into feature (key, name, size, new_product, metered, stage, stage_since, created_at, version)
                select 'another', name, size, new_product, metered, 'concept', stage_since, created_at, 1 from feature
                """).update();
        jdbc.sql("""
                insert into users (user_id, email, token_issued_at)
                select 'user-' || to_char(n, 'FM00000'), 'user-' || n || '@example.com', now()
                from generate_series(1, :users) n
                """).param("users", USERS).update();
        crowd.enrolls("another", "interested");
        jdbc.sql("analyze enrollment, users, delivery, suppressed_address").update();
        return crowd;
    }

    /** One statement and one transaction, at whose end PostgreSQL counts what has changed. */
    public void enrolls(String feature, String status) {
        jdbc.sql("""
                with enrolled as (
                    insert into enrollment (user_id, feature_id, status, origin, since)
                    select user_id, (select id from feature where key = :feature), :status, 'self', timestamptz '2026-06-01 09:00Z'
                    from users where user_id like 'user-%'
                )
                select pg_stat_force_next_flush()
                """).param("feature", feature).param("status", status).query().listOfRows();
    }
}
