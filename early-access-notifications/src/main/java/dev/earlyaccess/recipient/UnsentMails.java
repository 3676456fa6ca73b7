package dev.earlyaccess.recipient;

import dev.earlyaccess.feature.FeatureKey;
import dev.earlyaccess.mail.FeedbackSettings;
import dev.earlyaccess.mail.MailType;
import dev.earlyaccess.outbox.Occasion;
import dev.earlyaccess.scheduling.RetentionSettings;
import dev.earlyaccess.shared.KebabCase;
import dev.earlyaccess.shared.Timestamps;
import dev.earlyaccess.stage.EnrollmentStatus;
import dev.earlyaccess.stage.Origin;
import dev.earlyaccess.stage.Stage;
import dev.earlyaccess.user.MailObstacle;
import dev.earlyaccess.user.MailTopic;
import dev.earlyaccess.user.UserId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Explains which mails the outbox does not have for a user. Sweeps write no row for an update that a user is not
 * owed, nor for a user who was not in.
 */
@Repository
public class UnsentMails {

    /** Mails of an update are not sent to an archived feature's users; other mails belong to one stage. */
    private static final String UPDATES = """
            select p.id, p.kind, p.subject, p.posted_at as event_at, p.finished_at is not null as is_finished, f.key,
                   e.status, coalesce(e.interested_since, e.since) as since,
                   exists (select from stage_transition t
                           where t.feature_id = p.feature_id and t.at > p.posted_at and t.at <= p.finished_at
                               and t.from_stage is distinct from t.to_stage
                               and (p.kind <> 'update' or t.to_stage = 'archived')) as is_stage_changed,
            """ + MailObstacle.sql(MailTopic.UPDATES) + """
                   as obstacle
            from enrollment e join feature f on f.id = e.feature_id join feature_update p on p.feature_id = e.feature_id
                left join users u on u.user_id = e.user_id
            """ + MailObstacle.SUPPRESSION
            + """
            where e.user_id = :user and p.posted_at >= :known and not exists (
                select from delivery d
                where d.recipient = :user and d.occasion = case p.kind
                    when 'update' then
            """ + Occasion.sql(MailType.UPDATE, "p.id") + " when 'general-availability' then"
            + Occasion.sql(MailType.GENERAL_AVAILABILITY, "f.key") + " else"
            + Occasion.sql(MailType.PULLED_BACK, "p.transition_id") + """
                    end)
            order by p.id desc limit :limit
            """;

    /** The launch is the feature's latest. A feature without one has always been a beta, or never. */
    private static final String BETAS =
            """
            select f.key, f.stage, f.stage_since, l.started_at as launched_at, e.status, e.origin, e.since,
                   coalesce(e.interested_since, e.since) as first_since, e.feedback_settled,
                   exists (select from delivery d where d.recipient = :user and d.occasion =
            """ + Occasion.sql(MailType.LAUNCH, "f.key") + """
                   ) as has_launch_mail,
                   exists (select from delivery d where d.recipient = :user and d.occasion =
            """ + Occasion.sql(MailType.FEEDBACK_REQUEST, "f.key") + """
                   ) as has_feedback_request,
            """
                    + MailObstacle.sql(MailTopic.LAUNCHES) + " as launch_obstacle,"
                    + MailObstacle.sql(MailTopic.FEEDBACK_REQUESTS) + """
                   as feedback_obstacle
            from enrollment e join feature f on f.id = e.feature_id
                left join lateral (select started_at from launch where feature_id = f.id order by id desc limit 1) l on true
                left join users u on u.user_id = e.user_id
            """ + MailObstacle.SUPPRESSION + """
            where e.user_id = :user and (f.stage = 'beta' or l.started_at is not null)
            """;

    private final JdbcClient jdbc;
    private final FeedbackSettings feedback;
    private final RetentionSettings retention;

    UnsentMails(JdbcClient jdbc, FeedbackSettings feedback, RetentionSettings retention) {
        this.jdbc = jdbc;
        this.feedback = feedback;
        this.retention = retention;
    }

    /**
     * The mails that the outbox does not have for this user, about the newest event first; of updates that are so old
     * that their deliveries are gone, nothing is known.
     */
    public List<UnsentMail> to(UserId user, Instant now, int limit) {
        Stream<UnsentMail> updates = jdbc
                .sql(UPDATES)
                .param("user", user.value())
                .param("known", Timestamps.of(RetentionSettings.end(retention.deliveries(), now)))
                .param("limit", limit)
                .query((row, n) -> update(row))
                .list()
                .stream();
        Stream<UnsentMail> betas =
                jdbc.sql(BETAS).param("user", user.value()).query((row, n) -> beta(row, now)).list().stream()
                        .flatMap(List::stream);
        return Stream.concat(updates, betas)
                .sorted(Comparator.comparing(UnsentMail::eventAt).reversed())
                .limit(limit)
                .toList();
    }

    private static UnsentMail update(ResultSet row) throws SQLException {
        Instant postedAt = Timestamps.in(row, "event_at");
        return new UnsentMail(
                KebabCase.require(MailType.class, row.getString("kind")),
                new FeatureKey(row.getString("key")),
                row.getLong("id"),
                row.getString("subject"),
                postedAt,
                whyNoUpdate(row, postedAt),
                null);
    }

    private static WhyNotSent whyNoUpdate(ResultSet row, Instant postedAt) throws SQLException {
        if (status(row) == EnrollmentStatus.OPTED_OUT) {
            return WhyNotSent.OPTED_OUT;
        }
        if (Timestamps.in(row, "since").isAfter(postedAt)) {
            return WhyNotSent.JOINED_LATER;
        }
        if (row.getBoolean("is_stage_changed")) {
            return WhyNotSent.STAGE_CHANGED;
        }
        return obstacle(row, "obstacle")
                .orElse(row.getBoolean("is_finished") ? WhyNotSent.UNKNOWN : WhyNotSent.IN_PROGRESS);
    }

    private List<UnsentMail> beta(ResultSet row, Instant now) throws SQLException {
        boolean isBeta = stage(row) == Stage.BETA;
        Instant stageSince = Timestamps.in(row, "stage_since");
        Instant launchedAt = Objects.requireNonNullElse(Timestamps.inOrNull(row, "launched_at"), stageSince);
        Stream.Builder<UnsentMail> unsent = Stream.builder();
        if (!row.getBoolean("has_launch_mail")) {
            unsent.add(unsent(MailType.LAUNCH, row, launchedAt, whyNoLaunchMail(row), null));
        }
        if (!row.getBoolean("has_feedback_request") && (isBeta || status(row) == EnrollmentStatus.OPTED_IN)) {
            Instant since = Timestamps.in(row, "since");
            Instant dueAt = (since.isAfter(stageSince) ? since : stageSince).plus(feedback.delay());
            WhyNotSent reason = whyNoFeedbackRequest(row, dueAt, now);
            unsent.add(unsent(
                    MailType.FEEDBACK_REQUEST,
                    row,
                    isBeta ? stageSince : launchedAt,
                    reason,
                    reason == WhyNotSent.NOT_YET ? dueAt : null));
        }
        return unsent.build().toList();
    }

    private static UnsentMail unsent(
            MailType type, ResultSet row, Instant began, WhyNotSent reason, @Nullable Instant dueAt)
            throws SQLException {
        return new UnsentMail(type, new FeatureKey(row.getString("key")), null, null, began, reason, dueAt);
    }

    /** The sweep owes a launch mail to all users whose interest it turns into an opt-in, and to nobody else. */
    private static WhyNotSent whyNoLaunchMail(ResultSet row) throws SQLException {
        @Nullable Instant launchedAt = Timestamps.inOrNull(row, "launched_at");
        if (status(row) == EnrollmentStatus.OPTED_OUT) {
            return WhyNotSent.OPTED_OUT;
        }
        if (launchedAt == null) {
            return WhyNotSent.NO_LAUNCH;
        }
        if (status(row) == EnrollmentStatus.INTERESTED && stage(row) == Stage.BETA) {
            return obstacle(row, "launch_obstacle").orElse(WhyNotSent.IN_PROGRESS);
        }
        if (Timestamps.in(row, "first_since").isAfter(launchedAt)) {
            return WhyNotSent.JOINED_LATER;
        }
        if (status(row) == EnrollmentStatus.INTERESTED) {
            return WhyNotSent.STAGE_CHANGED;
        }
        return Origin.LAUNCH.code().equals(row.getString("origin")) ? WhyNotSent.UNKNOWN : WhyNotSent.ALREADY_IN;
    }

    private static WhyNotSent whyNoFeedbackRequest(ResultSet row, Instant dueAt, Instant now) throws SQLException {
        if (status(row) == EnrollmentStatus.OPTED_OUT) {
            return WhyNotSent.OPTED_OUT;
        }
        if (stage(row) != Stage.BETA) {
            return WhyNotSent.STAGE_CHANGED;
        }
        Optional<WhyNotSent> obstacle = obstacle(row, "feedback_obstacle");
        if (obstacle.isPresent()) {
            return obstacle.get();
        }
        if (row.getBoolean("feedback_settled")) {
            return WhyNotSent.UNKNOWN;
        }
        return now.isBefore(dueAt) ? WhyNotSent.NOT_YET : WhyNotSent.IN_PROGRESS;
    }

    private static Optional<WhyNotSent> obstacle(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getString(column))
                .map(code -> KebabCase.require(MailObstacle.class, code))
                .map(WhyNotSent::because);
    }

    private static EnrollmentStatus status(ResultSet row) throws SQLException {
        return KebabCase.require(EnrollmentStatus.class, row.getString("status"));
    }

    private static Stage stage(ResultSet row) throws SQLException {
        return KebabCase.require(Stage.class, row.getString("stage"));
    }
}
