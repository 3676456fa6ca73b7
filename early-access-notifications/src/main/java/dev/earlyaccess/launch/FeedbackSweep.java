package dev.earlyaccess.launch;

import dev.earlyaccess.mail.FeedbackSettings;
import dev.earlyaccess.mail.MailType;
import dev.earlyaccess.outbox.Occasion;
import dev.earlyaccess.outbox.Outbox;
import dev.earlyaccess.scheduling.Sweeper;
import dev.earlyaccess.scheduling.SweptWork;
import dev.earlyaccess.shared.Timestamps;
import dev.earlyaccess.user.MailTopic;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Owes a feedback request to every user who has used a beta for the configured delay. Every row that the
 * sweep finds is settled, even if no mail is owed. A new opt-in makes the row unsettled, and the outbox
 * guarantees that no user is asked twice.
 */
@Component
public class FeedbackSweep implements SweptWork {

    private static final int PAGE = 1_000;

    private static final String RECIPIENTS =
            "select settled.user_id as recipient, " + Occasion.sql(MailType.FEEDBACK_REQUEST, "beta.key") + """
            as occasion, cast(:feature as bigint) as feature_id, beta.version as feature_version,
                cast(null as bigint) as launch_id, cast(null as bigint) as update_id, cast(:now as timestamptz) as owed_at,
                settled.obstacle
            from settled cross join beta
            """;

    /**
     * Settles one page. Each row is looked up by its key, whatever the planner's statistics say: with the
     * conditions of the page repeated as they are, it may compare all rows that are due with each of the page.
     */
    static final String PAGE_SQL = """
            with beta as (
                select key, version from feature where id = :feature and stage = 'beta' and stage_since <= :begunBy
            ), due as (
                select user_id, feature_id from enrollment
                where feature_id = :feature and status = 'opted-in' and not feedback_settled and since <= :begunBy
                    and exists (select from beta)
                order by since limit %d
            ), page as (
            """.formatted(PAGE)
            + Outbox.enrolledUsers(MailTopic.FEEDBACK_REQUESTS, "true") + """
                where (e.user_id, e.feature_id) in (select user_id, feature_id from due)
            ), settled as (
                update enrollment e set feedback_settled = true
                from page
                where e.user_id = page.user_id and e.feature_id = page.feature_id
                    and case when e.feedback_settled then false else e.status = 'opted-in' and e.since <= :begunBy end
                returning e.user_id, page.obstacle
            ), owed as (
            """
            + Outbox.oweOrCancel(MailType.FEEDBACK_REQUEST, RECIPIENTS) + """
            )
            select count(*) from page
            """;

    /** It reads one row for each beta. */
    static final String OLDEST = """
            select min(greatest(f.stage_since, first.since)) as began from feature f cross join lateral (
                select since from enrollment
                where feature_id = f.id and status = 'opted-in' and not feedback_settled order by since limit 1) first
            where f.stage = 'beta'
            """;

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

    @Override
    public String sweep() {
        return "feedback";
    }

    /** When the first user is to be asked. */
    @Override
    public Optional<Instant> oldestDue() {
        return jdbc.sql(OLDEST)
                .query((row, n) -> Optional.ofNullable(Timestamps.inOrNull(row, "began")))
                .single()
                .map(began -> began.plus(settings.delay()));
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
        return jdbc.sql(PAGE_SQL)
                .param("feature", feature)
                .param("begunBy", Timestamps.of(begunBy(now)))
                .param("now", Timestamps.of(now))
                .query(Long.class)
                .single();
    }
    /** Users who began by then are asked now. */
    private Instant begunBy(Instant now) {
        return now.minus(settings.delay());
    }
}
