package dev.earlyaccess.recipient;

import dev.earlyaccess.feature.FeatureKey;
import dev.earlyaccess.mail.FeedbackSettings;
import dev.earlyaccess.mail.MailType;
import dev.earlyaccess.outbox.Occasion;
import dev.earlyaccess.shared.KebabCase;
import dev.earlyaccess.shared.Timestamps;
import dev.earlyaccess.stage.EnrollmentStatus;
import dev.earlyaccess.user.MailObstacle;
import dev.earlyaccess.user.MailTopic;
import dev.earlyaccess.user.UserId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
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

    private static final String UPDATES = """
            select p.id, p.kind, p.subject, p.posted_at as event_at, p.finished_at is not null as is_finished, f.key,
                   e.status, coalesce(e.interested_since, e.since) as since,
            """ + MailObstacle.sql(MailTopic.UPDATES) + """
                   as obstacle
            from enrollment e join feature f on f.id = e.feature_id join feature_update p on p.feature_id = e.feature_id
                left join users u on u.user_id = e.user_id
            """ + MailObstacle.SUPPRESSION
            + """
            where e.user_id = :user and not exists (
                select from delivery d
                where d.recipient = :user and d.occasion = case p.kind
                    when 'update' then
            """ + Occasion.sql(MailType.UPDATE, "p.id") + " when 'general-availability' then"
            + Occasion.sql(MailType.GENERAL_AVAILABILITY, "f.key") + " else"
            + Occasion.sql(MailType.PULLED_BACK, "p.transition_id") + """
                    end)
            order by p.id desc limit :limit
            """;

    private static final String BETAS =
            """
            select f.key, f.stage_since as event_at, e.status, e.since, e.feedback_settled,
                   exists (select from delivery d where d.recipient = :user and d.occasion =
            """ + Occasion.sql(MailType.LAUNCH, "f.key") + """
                   ) as has_launch_mail,
                   exists (select from delivery d where d.recipient = :user and d.occasion =
            """ + Occasion.sql(MailType.FEEDBACK_REQUEST, "f.key") + """
                   ) as has_feedback_request
            from enrollment e join feature f on f.id = e.feature_id
            where e.user_id = :user and f.stage = 'beta'
            """;

    private final JdbcClient jdbc;
    private final FeedbackSettings feedback;

    UnsentMails(JdbcClient jdbc, FeedbackSettings feedback) {
        this.jdbc = jdbc;
        this.feedback = feedback;
    }

    /** The mails that the outbox does not have for this user, about the newest event first. */
    public List<UnsentMail> to(UserId user, Instant now, int limit) {
        Stream<UnsentMail> updates = jdbc
                .sql(UPDATES)
                .param("user", user.value())
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
        if (!row.getBoolean("is_finished")) {
            return WhyNotSent.IN_PROGRESS;
        }
        return Optional.ofNullable(row.getString("obstacle"))
                .map(code -> KebabCase.require(MailObstacle.class, code))
                .map(WhyNotSent::because)
                .orElse(WhyNotSent.UNKNOWN);
    }

    private List<UnsentMail> beta(ResultSet row, Instant now) throws SQLException {
        Instant began = Timestamps.in(row, "event_at");
        Stream.Builder<UnsentMail> unsent = Stream.builder();
        if (!row.getBoolean("has_launch_mail")) {
            unsent.add(unsent(MailType.LAUNCH, row, began, whyNoLaunchMail(row), null));
        }
        if (!row.getBoolean("has_feedback_request")) {
            Instant since = Timestamps.in(row, "since");
            Instant dueAt = (since.isAfter(began) ? since : began).plus(feedback.delay());
            WhyNotSent reason = whyNoFeedbackRequest(row, dueAt, now);
            unsent.add(
                    unsent(MailType.FEEDBACK_REQUEST, row, began, reason, reason == WhyNotSent.NOT_YET ? dueAt : null));
        }
        return unsent.build().toList();
    }

    private static UnsentMail unsent(
            MailType type, ResultSet row, Instant began, WhyNotSent reason, @Nullable Instant dueAt)
            throws SQLException {
        return new UnsentMail(type, new FeatureKey(row.getString("key")), null, null, began, reason, dueAt);
    }

    private static WhyNotSent whyNoLaunchMail(ResultSet row) throws SQLException {
        return switch (status(row)) {
            case INTERESTED -> WhyNotSent.IN_PROGRESS;
            case OPTED_OUT -> WhyNotSent.OPTED_OUT;
            case OPTED_IN, NONE -> WhyNotSent.JOINED_LATER;
        };
    }

    private static WhyNotSent whyNoFeedbackRequest(ResultSet row, Instant dueAt, Instant now) throws SQLException {
        if (status(row) == EnrollmentStatus.OPTED_OUT) {
            return WhyNotSent.OPTED_OUT;
        }
        if (row.getBoolean("feedback_settled")) {
            return WhyNotSent.UNKNOWN;
        }
        return now.isBefore(dueAt) ? WhyNotSent.NOT_YET : WhyNotSent.IN_PROGRESS;
    }

    private static EnrollmentStatus status(ResultSet row) throws SQLException {
        return KebabCase.require(EnrollmentStatus.class, row.getString("status"));
    }
}
