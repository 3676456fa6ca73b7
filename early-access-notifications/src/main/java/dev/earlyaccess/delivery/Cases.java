package dev.earlyaccess.delivery;

import dev.earlyaccess.delivery.Circumstances.LaunchMail;
import dev.earlyaccess.feature.FeatureKey;
import dev.earlyaccess.mail.Letter;
import dev.earlyaccess.stage.Enrollment;
import dev.earlyaccess.stage.EnrollmentStatus;
import dev.earlyaccess.stage.KebabCase;
import dev.earlyaccess.stage.Origin;
import dev.earlyaccess.stage.Stage;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads the circumstances of a whole batch of deliveries in one statement. */
@Repository
class Cases {

    private final JdbcClient jdbc;

    Cases(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<Case> of(List<Claim> claims) {
        if (claims.isEmpty()) {
            return List.of();
        }
        Map<Long, Claim> byId = claims.stream().collect(Collectors.toMap(Claim::id, Function.identity()));
        return jdbc.sql("""
                select d.id, f.id as feature, f.version, f.key, f.name, f.description, f.documentation_url, f.feedback_url,
                       f.stage, f.stage_since, e.status, e.origin, e.since, u.email, u.name as user_name, u.locale,
                       l.status as launch_status, l.sent_at as launch_sent_at
                from delivery d
                join feature f on f.id = d.feature_id
                left join enrollment e on e.user_id = d.recipient and e.feature_id = d.feature_id
                left join users u on u.user_id = d.recipient
                left join delivery l
                    on l.recipient = d.recipient and l.occasion = 'launch:' || f.key and l.id <> d.id
                where d.id in (:ids)
                order by d.due_at, d.id
                """)
                .param("ids", byId.keySet())
                .query((row, n) -> read(Objects.requireNonNull(byId.get(row.getLong("id"))), row))
                .list();
    }

    private static Case read(Claim claim, ResultSet row) throws SQLException {
        return new Case(
                claim,
                circumstances(row),
                row.getLong("feature"),
                row.getLong("version"),
                topic(row),
                row.getString("user_name"),
                row.getString("locale"));
    }

    private static Circumstances circumstances(ResultSet row) throws SQLException {
        return new Circumstances(
                KebabCase.require(Stage.class, row.getString("stage")),
                row.getObject("stage_since", OffsetDateTime.class).toInstant(),
                enrollment(row),
                row.getString("email"),
                launchMail(row));
    }

    private static Enrollment enrollment(ResultSet row) throws SQLException {
        @Nullable String status = row.getString("status");
        return status == null
                ? Enrollment.NONE
                : new Enrollment(
                        KebabCase.require(EnrollmentStatus.class, status),
                        KebabCase.require(Origin.class, row.getString("origin")),
                        instant(row, "since"));
    }

    private static @Nullable LaunchMail launchMail(ResultSet row) throws SQLException {
        @Nullable String status = row.getString("launch_status");
        return status == null
                ? null
                : new LaunchMail(KebabCase.require(Status.class, status), instant(row, "launch_sent_at"));
    }

    private static Letter.Topic topic(ResultSet row) throws SQLException {
        return new Letter.Topic(
                new FeatureKey(row.getString("key")),
                row.getString("name"),
                row.getString("description"),
                row.getString("documentation_url"),
                row.getString("feedback_url"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        @Nullable OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }
}
