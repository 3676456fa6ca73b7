package dev.earlyaccess.launch;

import dev.earlyaccess.mail.FeedbackSettings;
import dev.earlyaccess.mail.MailType;
import dev.earlyaccess.outbox.Occasion;
import dev.earlyaccess.outbox.Outbox;
import dev.earlyaccess.scheduling.Sweeper;
import dev.earlyaccess.shared.Timestamps;
import dev.earlyaccess.user.SuppressionList;
import java.time.Clock;
import java.time.Instant;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Owes a feedback request to every user who has used a beta for the configured delay. Every row that the
 * sweep finds is settled, even if no mail is owed. A new opt-in makes the row unsettled, and the outbox
 * guarantees that no user is asked twice.
 */
@Component
public class FeedbackSweep {

    private static final int PAGE = 1_000;

    private final JdbcClient jdbc;
    private final Sweeper sweeper;
    private final FeedbackSettings settings;
    private final Clock clock;

    FeedbackSweep(JdbcClient jdbc, Sweeper sweeper, FeedbackSettings settings, Clock clock) {
        this.jdbc = jdbc;
        this.sweeper = sweeper;
        this.settings = settings;
        this.clock = clock;
    }

    /** Sweeps every beta with users to ask. */
    public void run() {
        sweeper.each(
                jdbc.sql("""
                        select f.id from feature f
                        where f.stage = 'beta' and f.stage_since <= :begunBy and exists (
                            select from enrollment e
                            where e.feature_id = f.id and e.status = 'opted-in' and not e.feedback_settled
                                and e.since <= :begunBy)
                        order by f.id
                        """)
                        .param("begunBy", Timestamps.of(begunBy(clock.instant())))
                        .query(Long.class)
                        .list(),
                feature -> sweeper.pages("feedback", feature, () -> page(feature, clock.instant()) > 0));
    }

    private long page(long feature, Instant now) {
        return jdbc.sql("""
                with beta as (
                    select key from feature where id = :feature and stage = 'beta' and stage_since <= :begunBy
                ), page as (
                    select user_id from enrollment
                    where feature_id = :feature and status = 'opted-in' and not feedback_settled and since <= :begunBy
                        and exists (select from beta)
                    order by since limit :limit
                ), settled as (
                    update enrollment e set feedback_settled = true
                    where e.feature_id = :feature and e.status = 'opted-in' and not e.feedback_settled
                        and e.since <= :begunBy and e.user_id in (select user_id from page)
                    returning e.user_id
                ), owed as (
                    insert into delivery (kind, recipient, occasion, feature_id, owed_at, due_at)
                    select 'feedback-request', u.user_id, """ + Occasion.sql(MailType.FEEDBACK_REQUEST, "beta.key") + """
                    , :feature, :now, :now
                    from settled join users u on u.user_id = settled.user_id cross join beta
                    where u.wants_feedback_requests and
                """ + SuppressionList.REACHABLE
                        + Outbox.UNLESS_OWED_BEFORE + """
                )
                select count(*) from page
                """)
                .param("feature", feature)
                .param("begunBy", Timestamps.of(begunBy(now)))
                .param("limit", PAGE)
                .param("now", Timestamps.of(now))
                .query(Long.class)
                .single();
    }

    /** Users who began by then are asked now. */
    private Instant begunBy(Instant now) {
        return now.minus(settings.delay());
    }
}
