package dev.earlyaccess.enrollment;

import dev.earlyaccess.feature.FeatureKey;
import dev.earlyaccess.user.UserId;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A row of the enrollment table, whatever its feature's stage makes of it.
 *
 * @param writtenBy the transaction that wrote this version of the row: another one even where a write changed nothing
 */
record StoredEnrollment(String status, String origin, Instant since, boolean feedbackSettled, String writtenBy) {

    static Optional<StoredEnrollment> find(JdbcClient jdbc, FeatureKey feature, UserId user) {
        return jdbc.sql("""
                select status, origin, since, feedback_settled, xmin::text from enrollment
                where user_id = :user and feature_id = (select id from feature where key = :feature)
                """)
                .param("user", user.value())
                .param("feature", feature.value())
                .query((row, n) -> new StoredEnrollment(
                        row.getString("status"),
                        row.getString("origin"),
                        row.getObject("since", OffsetDateTime.class).toInstant(),
                        row.getBoolean("feedback_settled"),
                        row.getString("xmin")))
                .optional();
    }

    /** Stores a row as it would be long after it was said: settled for feedback. */
    static void store(JdbcClient jdbc, FeatureKey feature, UserId user, String status, Instant since) {
        jdbc.sql("""
                insert into enrollment (user_id, feature_id, status, origin, since, feedback_settled)
                select :user, id, :status, 'self', :since, true from feature where key = :feature
                """)
                .param("user", user.value())
                .param("feature", feature.value())
                .param("status", status)
                .param("since", since.atOffset(ZoneOffset.UTC))
                .update();
    }
}
