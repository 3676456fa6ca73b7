package dev.earlyaccess.launch;

import dev.earlyaccess.delivery.Kind;
import dev.earlyaccess.delivery.Ledger;
import dev.earlyaccess.feature.FeatureKey;
import dev.earlyaccess.sweep.Sweeper;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Writes down what the transition to beta has already made true: whoever was interested is opted in, and is owed a mail. It
 * finds its work by the state of the rows, so it can stop anywhere and run as often as it likes.
 */
@Component
public class LaunchSweep {

    private static final int PAGE = 1_000;

    private final JdbcClient jdbc;
    private final Sweeper sweeper;
    private final Launches launches;
    private final Ledger ledger;
    private final Clock clock;

    LaunchSweep(JdbcClient jdbc, Sweeper sweeper, Launches launches, Ledger ledger, Clock clock) {
        this.jdbc = jdbc;
        this.sweeper = sweeper;
        this.launches = launches;
        this.ledger = ledger;
        this.clock = clock;
    }

    /** Sweeps every beta that has somebody left to enroll or to tell. */
    public void run() {
        sweeper.each(jdbc.sql("""
                        select f.id from feature f
                        left join lateral (select * from launch where feature_id = f.id order by id desc limit 1) l on true
                        where f.stage = 'beta' and (
                            l.finished_at is null and l.id is not null
                            or exists (select from enrollment e where e.feature_id = f.id and e.status = 'interested')
                            or exists (select from delivery d where d.occasion = 'launch:' || f.key
                                       and d.status = 'cancelled' and d.settled_version < l.feature_version))
                        order by f.id
                        """).query(Long.class).list(), this::sweep);
    }

    void sweep(long feature) {
        sweeper.pages("launch", feature, () -> page(feature));
    }

    private boolean page(long feature) {
        return beta(feature).map(key -> page(feature, key, clock.instant())).orElse(false);
    }

    private Optional<FeatureKey> beta(long feature) {
        return jdbc.sql("select key from feature where id = :feature and stage = 'beta'")
                .param("feature", feature)
                .query((row, n) -> new FeatureKey(row.getString("key")))
                .optional();
    }

    private boolean page(long feature, FeatureKey key, Instant now) {
        Enrolled enrolled = enroll(feature, key, now);
        int owedAgain = launches.latestVersion(feature)
                .map(version -> ledger.oweAgain(Kind.LAUNCH.occasion(key), version, now, PAGE))
                .orElse(0);
        if (enrolled.found() == 0 && owedAgain == 0) {
            launches.finish(feature, now);
            return false;
        }
        launches.count(feature, enrolled.enrolled(), enrolled.owed() + owedAgain);
        return true;
    }

    private record Enrolled(long found, long enrolled, long owed) {}

    /** Nothing is held between finding a row and writing it: one that has changed in between is no longer ours to write. */
    private Enrolled enroll(long feature, FeatureKey key, Instant now) {
        return jdbc.sql("""
                with beta as (
                    select stage_since from feature where id = :feature and stage = 'beta'
                ), page as (
                    select user_id from enrollment
                    where feature_id = :feature and status = 'interested' and exists (select from beta)
                    order by user_id limit :limit
                ), enrolled as (
                    update enrollment e
                    set status = 'opted-in', origin = 'launch', since = beta.stage_since, feedback_settled = false
                    from beta
                    where e.feature_id = :feature and e.status = 'interested' and e.user_id in (select user_id from page)
                    returning e.user_id
                ), owed as (
                    insert into delivery (kind, recipient, occasion, feature_id, owed_at, due_at)
                    select 'launch', u.user_id, :occasion, :feature, greatest(:now, beta.stage_since), :now
                    from enrolled join users u on u.user_id = enrolled.user_id cross join beta
                    where u.email is not null
                """ + Ledger.UNLESS_OWED_BEFORE + """
                    returning id
                )
                select (select count(*) from page) as found, (select count(*) from enrolled) as enrolled,
                       (select count(*) from owed) as owed
                """)
                .param("feature", feature)
                .param("occasion", Kind.LAUNCH.occasion(key))
                .param("limit", PAGE)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .query((row, n) -> new Enrolled(row.getLong("found"), row.getLong("enrolled"), row.getLong("owed")))
                .single();
    }
}
