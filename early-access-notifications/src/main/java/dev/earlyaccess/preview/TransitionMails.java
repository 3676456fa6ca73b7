package dev.earlyaccess.preview;

import dev.earlyaccess.feature.Feature;
import dev.earlyaccess.feature.PlannedTransition;
import dev.earlyaccess.feature.StageTransition;
import dev.earlyaccess.mail.MailType;
import dev.earlyaccess.outbox.Occasion;
import dev.earlyaccess.stage.Stage;
import dev.earlyaccess.user.MailObstacle;
import dev.earlyaccess.user.MailTopic;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** How many mails a transition would cause, counted as the sweeps owe them. */
@Repository
public class TransitionMails {

    /** Of more users than this, the mails are estimated: to look at a million users takes longer than a request may. */
    private static final int MOST = 50_000;

    /** The size of the sample: the share of mails is then right to a percent. */
    private static final int SAMPLE = 20_000;

    /** Rows of randomly chosen pages of the table, so that only these are read; the same ones each time. */
    private static final String SAMPLED = "tablesample system (:percent) repeatable (1)";

    /**
     * The users who are in, or a sample of them, with what keeps the mail from them. A user who was told of this
     * occasion before is told again only if that mail was cancelled. A launch mails only those whom it opts in.
     */
    private static final String COUNT = """
            with member as (
                select user_id, feature_id, status from enrollment %s
                where feature_id = :feature and status in ('interested', 'opted-in')
            ), told as (
                select e.status = 'interested' or :everybody or d.status = 'cancelled' as is_told,
                    case when d.status <> 'cancelled' then 'told-before' else %s end as obstacle
                from member e left join users u on u.user_id = e.user_id
                %s
                left join delivery d on d.recipient = e.user_id and d.occasion = :occasion
            )
            select (select count(*) from member) as looked_at,
                count(*) filter (where obstacle is null) as mails,
                count(*) filter (where obstacle = 'no-address') as no_address,
                count(*) filter (where obstacle = 'suppressed') as suppressed,
                count(*) filter (where obstacle = 'not-wanted') as not_wanted
            from told where is_told
            """;

    private final JdbcClient jdbc;

    TransitionMails(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * The mails of one transition.
     *
     * @param type null if the transition causes none
     * @param mails the users who would get one
     * @param noAddress the users who would get none, because they have no address
     * @param suppressed the users who would get none, because mail cannot reach their address
     * @param notWanted the users who would get none, because they do not want it
     * @param isEstimate whether the numbers are estimated, because there are many users
     */
    public record ExpectedMails(
            @Nullable MailType type, long mails, long noAddress, long suppressed, long notWanted, boolean isEstimate) {

        private static final ExpectedMails NONE = new ExpectedMails(null, 0, 0, 0, 0, false);

        private ExpectedMails times(double factor) {
            return new ExpectedMails(
                    type,
                    Math.round(mails * factor),
                    Math.round(noAddress * factor),
                    Math.round(suppressed * factor),
                    Math.round(notWanted * factor),
                    true);
        }
    }

    /** @param users the number of users who are interested or opted in */
    public ExpectedMails of(PlannedTransition planned, long users) {
        return type(planned.transition())
                .map(type -> count(type, planned.feature(), users))
                .orElse(ExpectedMails.NONE);
    }

    private static Optional<MailType> type(StageTransition transition) {
        if (transition.to() == Stage.BETA) {
            return Optional.of(MailType.LAUNCH);
        }
        if (transition.isQuiet() || !transition.isAnnouncement()) {
            return Optional.empty();
        }
        return Optional.of(transition.isWithdrawal() ? MailType.PULLED_BACK : MailType.GENERAL_AVAILABILITY);
    }

    private ExpectedMails count(MailType type, Feature feature, long users) {
        MailTopic topic = type == MailType.LAUNCH ? MailTopic.LAUNCHES : MailTopic.UPDATES;
        // Each withdrawal is an occasion of its own, so nobody was told of this one before.
        String occasion = type == MailType.PULLED_BACK
                ? ""
                : Occasion.of(type, feature.key()).toString();
        boolean isEstimate = users > MOST;
        return jdbc.sql(COUNT.formatted(isEstimate ? SAMPLED : "", MailObstacle.sql(topic), MailObstacle.SUPPRESSION))
                .param("feature", feature.id())
                .param("percent", isEstimate ? 100.0 * SAMPLE / users : 100.0)
                .param("everybody", type != MailType.LAUNCH)
                .param("occasion", occasion)
                .query((row, n) -> {
                    ExpectedMails counted = new ExpectedMails(
                            type,
                            row.getLong("mails"),
                            row.getLong("no_address"),
                            row.getLong("suppressed"),
                            row.getLong("not_wanted"),
                            false);
                    return isEstimate ? counted.times((double) users / Math.max(1, row.getLong("looked_at"))) : counted;
                })
                .single();
    }
}
