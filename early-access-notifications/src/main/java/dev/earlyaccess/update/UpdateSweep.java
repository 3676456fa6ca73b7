package dev.earlyaccess.update;

import dev.earlyaccess.outbox.Outbox;
import dev.earlyaccess.scheduling.Sweeper;
import dev.earlyaccess.scheduling.SweptWork;
import dev.earlyaccess.shared.Timestamps;
import dev.earlyaccess.tracing.Causes;
import dev.earlyaccess.user.MailTopic;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Processes the users once for each update, in the order of their ids, and owes a mail to each user who was
 * in when the update was posted. The position is stored on the update's row in the transaction that owes the
 * mails, so the sweep can stop anywhere and continues from there.
 */
@Component
public class UpdateSweep implements SweptWork {

    private static final int PAGE = 500;

    /**
     * A choice with a time before the posting may be committed after it. The sweep starts only after such
     * choices have had time to be committed.
     */
    private static final Duration TO_ARRIVE = Duration.ofSeconds(2);

    private static final String RANGE = "%1$s.user_id > :after and %1$s.user_id <= :until";

    /**
     * An SQL condition. In every stage, the stored status and {@code since} say whether a user is enrolled,
     * and since when; so they also say who had a beta that was pulled back, or waited for a concept that was
     * archived. A user who left after the posting and came back counts as one who joined later. A user who
     * leaves later is found when the mail is due.
     */
    private static final String FOLLOWED = """
            e.feature_id = :feature and e.status in ('interested', 'opted-in')
                and coalesce(e.interested_since, e.since) <= :postedAt
            """;

    private final JdbcClient jdbc;
    private final Sweeper sweeper;
    private final UpdateRows rows;
    private final Causes causes;
    private final Clock clock;

    UpdateSweep(JdbcClient jdbc, Sweeper sweeper, UpdateRows rows, Causes causes, Clock clock) {
        this.jdbc = jdbc;
        this.sweeper = sweeper;
        this.rows = rows;
        this.causes = causes;
        this.clock = clock;
    }

    @Override
    public String sweep() {
        return "update";
    }

    /** When the oldest update was posted whose sweep has not ended. */
    @Override
    public Optional<Instant> oldestDue() {
        return rows.oldestUnfinished();
    }

    /** Sweeps every update that was posted long enough ago; updates of one feature one after another. */
    public void run() {
        sweeper.each(
                rows.featuresToSweep(clock.instant().minus(TO_ARRIVE)),
                feature -> sweeper.pages("update", feature, () -> page(feature, clock.instant())));
    }

    private boolean page(long feature, Instant now) {
        return rows.oldestToSweep(feature, now.minus(TO_ARRIVE))
                .map(walk -> causes.follow(walk.cause(), "update sweep", () -> page(walk, now)))
                .orElse(false);
    }

    private boolean page(UpdateRows.Walk walk, Instant now) {
        if (!walk.holds()) {
            rows.finish(walk.id(), now);
            return true;
        }
        PageEnd end = endOfPage(walk);
        if (end.user() != null) {
            SweptPage page = owe(walk, end.user(), now);
            rows.advance(walk.id(), end.user(), page.recipients(), page.owed(), page.unmailed());
        }
        if (end.users() < PAGE) {
            rows.finish(walk.id(), now);
        }
        return true;
    }

    /** @param user the last user on the page; null if the page is empty */
    private record PageEnd(long users, @Nullable String user) {}

    private PageEnd endOfPage(UpdateRows.Walk walk) {
        return jdbc.sql("""
                select count(*) as users, max(user_id) as page_end from (
                    select e.user_id from enrollment e
                    where e.user_id > :after and
                """ + FOLLOWED + """
                    order by e.user_id limit %d) page
                """.formatted(PAGE))
                .param("feature", walk.feature())
                .param("after", walk.position())
                .param("postedAt", Timestamps.of(walk.postedAt()))
                .query((row, n) -> new PageEnd(row.getLong("users"), row.getString("page_end")))
                .single();
    }

    private record SweptPage(long recipients, long owed, Update.Unmailed unmailed) {}

    private SweptPage owe(UpdateRows.Walk walk, String until, Instant now) {
        return jdbc.sql(pageSql(walk.kind()))
                .param("feature", walk.feature())
                .param("after", walk.position())
                .param("until", until)
                .param("postedAt", Timestamps.of(walk.postedAt()))
                .param("version", walk.featureVersion())
                .param("occasion", walk.kind().occasion(walk).toString())
                .param("update", walk.id())
                .param("now", Timestamps.of(now))
                .query((row, n) ->
                        new SweptPage(row.getLong("recipients"), row.getLong("owed"), UpdateRows.unmailed(row)))
                .single();
    }

    /** Owes the mails to the users on one page. */
    static String pageSql(UpdateKind kind) {
        return """
                with page as (
                """ + Outbox.enrolledUsers(MailTopic.UPDATES, RANGE) + """
                    where e.user_id > :after and e.user_id <= :until and
                """ + FOLLOWED + """
                ), mails as (
                    select user_id as recipient, cast(:occasion as text) as occasion,
                        cast(:feature as bigint) as feature_id, cast(:version as bigint) as feature_version,
                        cast(null as bigint) as launch_id, cast(:update as bigint) as update_id,
                        cast(:now as timestamptz) as owed_at, obstacle
                    from page
                ), owed as (
                """
                + Outbox.oweOrCancel(kind.mailType(), kind.recipients("mails")) + """
                    returning status
                )
                select count(*) as recipients,
                    (select count(*) from owed where status = 'owed') as owed,
                    count(*) filter (where obstacle = 'no-address') as no_address,
                    count(*) filter (where obstacle = 'suppressed') as suppressed,
                    count(*) filter (where obstacle = 'not-wanted') as not_wanted
                from mails
                """;
    }
}
