package dev.earlyaccess.launch;

import dev.earlyaccess.enrollment.EnrollmentChanges;
import dev.earlyaccess.feature.FeatureKey;
import dev.earlyaccess.mail.MailType;
import dev.earlyaccess.outbox.Occasion;
import dev.earlyaccess.outbox.Outbox;
import dev.earlyaccess.scheduling.Sweeper;
import dev.earlyaccess.scheduling.SweptWork;
import dev.earlyaccess.shared.Timestamps;
import dev.earlyaccess.tracing.Causes;
import dev.earlyaccess.usage.UsageCounts;
import dev.earlyaccess.user.MailTopic;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Writes what the transition to beta has already made true: interested users are opted in, and each of them
 * is owed a mail. The sweep finds its work by the state of the rows, so it can stop anywhere and can be
 * repeated.
 */
@Component
public class LaunchSweep implements SweptWork {

    private static final int PAGE = 500;

    private static final String RANGE = "%1$s.user_id > :after and %1$s.user_id <= :until";

    /**
     * The enrolled users of the page. PostgreSQL makes no join of a condition in this form: it looks up each
     * user in a hash table, whatever its statistics say.
     */
    private static final String RECIPIENTS = """
            select page.user_id as recipient, cast(:occasion as text) as occasion, cast(:feature as bigint) as feature_id,
                beta.version as feature_version, cast(:launch as bigint) as launch_id, cast(null as bigint) as update_id,
                greatest(:now, beta.stage_since) as owed_at, page.obstacle
            from page cross join beta
            where (page.user_id in (select user_id from enrolled)) is true
            """;

    /** Enrolls one page of users, and owes them their mails. */
    static final String PAGE_SQL = """
            with beta as (
                select stage_since, version from feature where id = :feature and stage = 'beta'
            ), page as (
            """ + Outbox.enrolledUsers(MailTopic.LAUNCHES, RANGE) + """
                where e.feature_id = :feature and e.status = 'interested' and e.user_id > :after and e.user_id <= :until
            ), enrolled as (
                update enrollment e
                set status = 'opted-in', origin = 'launch', since = beta.stage_since, interested_since = e.since,
                    feedback_settled = false
                from beta
                where e.feature_id = :feature and e.status = 'interested' and e.user_id > :after and e.user_id <= :until
                returning e.user_id, e.status, e.origin, e.since
            ), """
            + EnrollmentChanges.notedFrom("enrolled") + """
            , owed as (
            """
            + Outbox.oweOrCancel(MailType.LAUNCH, RECIPIENTS) + """
                returning status
            ), counted as (
            """ + UsageCounts.INTO + """
                select :feature, cast(beta.stage_since at time zone 'UTC' as date), 'opt-in-launch', 0, count(*)
                from enrolled cross join beta group by beta.stage_since
            """
            + UsageCounts.ADDED + """
            )
            select (select count(*) from enrolled) as enrolled, (select count(*) from owed where status = 'owed') as owed
            """;

    private final JdbcClient jdbc;
    private final Sweeper sweeper;
    private final Launches launches;
    private final Outbox outbox;
    private final Causes causes;
    private final Clock clock;

    LaunchSweep(JdbcClient jdbc, Sweeper sweeper, Launches launches, Outbox outbox, Causes causes, Clock clock) {
        this.jdbc = jdbc;
        this.sweeper = sweeper;
        this.launches = launches;
        this.outbox = outbox;
        this.causes = causes;
        this.clock = clock;
    }

    @Override
    public String sweep() {
        return "launch";
    }

    /** Since when the oldest launch has been going on. */
    @Override
    public Optional<Instant> oldestDue() {
        return launches.oldestUnfinished();
    }

    /** Sweeps every beta with users left to enroll or to tell. */
    public void run() {
        sweeper.each(
                jdbc.sql("""
                        select f.id from feature f
                        left join lateral (select * from launch where feature_id = f.id order by id desc limit 1) l on true
                        where f.stage = 'beta' and (
                            l.finished_at is null and l.id is not null
                            or exists (select from enrollment e where e.feature_id = f.id and e.status = 'interested')
                            or exists (select from delivery where
                        """ + Outbox.LAUNCH_MAILS_CANCELLED_BEFORE.formatted("f.id", "l.feature_version") + """
                            ))
                        order by f.id
                        """)
                        .query(Long.class)
                        .list(),
                this::sweep);
    }

    void sweep(long feature) {
        SweepPosition position = new SweepPosition();
        sweeper.pages("launch", feature, () -> page(feature, position));
    }

    /** The position of a sweep in the order of user ids, so that no range is searched twice. */
    private static final class SweepPosition {
        private String after = "";
    }

    private boolean page(long feature, SweepPosition position) {
        return beta(feature)
                .map(key -> page(feature, key, position, clock.instant()))
                .orElse(false);
    }

    private Optional<FeatureKey> beta(long feature) {
        return jdbc.sql("select key from feature where id = :feature and stage = 'beta'")
                .param("feature", feature)
                .query((row, n) -> new FeatureKey(row.getString("key")))
                .optional();
    }

    private boolean page(long feature, FeatureKey key, SweepPosition position, Instant now) {
        Optional<Launches.Launch> launch = launches.latest(feature);
        return causes.follow(
                launch.map(Launches.Launch::cause).orElse(null),
                "launch sweep",
                () -> page(feature, key, launch, position, now));
    }

    private boolean page(
            long feature, FeatureKey key, Optional<Launches.Launch> launch, SweepPosition position, Instant now) {
        launches.countSubscribers(feature);
        Optional<String> until = endOfPage(feature, position.after);
        if (until.isPresent()) {
            Enrolled enrolled = enroll(feature, key, launch, position.after, until.get(), now);
            launches.count(feature, enrolled.enrolled(), enrolled.owed());
            position.after = until.get();
            return true;
        }
        if (!position.after.isEmpty()) {
            position.after = ""; // whose interest arrived behind its back
            return true;
        }
        Outbox.OwedAgain again = launch.map(
                        latest -> outbox.oweLaunchMailsAgain(feature, latest.id(), latest.version(), now, PAGE))
                .orElse(new Outbox.OwedAgain(0, 0));
        if (again.found() == 0) {
            launches.finish(feature, now);
            return false;
        }
        launches.count(feature, 0, again.owed());
        return true;
    }

    /** The last user of the page that begins after this user; empty if no user is left. */
    private Optional<String> endOfPage(long feature, String after) {
        return jdbc.sql("""
                select max(user_id) from (
                    select user_id from enrollment
                    where feature_id = :feature and status = 'interested' and user_id > :after
                    order by user_id limit %d) page
                """.formatted(PAGE))
                .param("feature", feature)
                .param("after", after)
                .query((row, n) -> Optional.ofNullable(row.getString(1)))
                .single();
    }

    private record Enrolled(long enrolled, long owed) {}

    /**
     * No lock is held between finding a row and writing it: a row that has changed in between is not written.
     * Opt-ins are counted on the day on which they began.
     */
    private Enrolled enroll(
            long feature, FeatureKey key, Optional<Launches.Launch> launch, String after, String until, Instant now) {
        return jdbc.sql(PAGE_SQL)
                .param("feature", feature)
                .param("launch", launch.map(Launches.Launch::id).orElse(null))
                .param("occasion", Occasion.of(MailType.LAUNCH, key).toString())
                .param("after", after)
                .param("until", until)
                .param("now", Timestamps.of(now))
                .query((row, n) -> new Enrolled(row.getLong("enrolled"), row.getLong("owed")))
                .single();
    }
}
