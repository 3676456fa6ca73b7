package dev.earlyaccess.launch;

import dev.earlyaccess.feature.Feature;
import dev.earlyaccess.outbox.SendRate;
import dev.earlyaccess.shared.Timestamps;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Every time that a concept became a beta, and how many were enrolled and told: counted up as it happens. */
@Repository
public class Launches {

    /**
     * Whether the users of a launch {@code l} are counted, or it is no matter of one (the id in {@code first.launch_id}), or
     * is since {@code first.queued_at} before {@code :uncounted}: what tells how many they are waits for that, but not for ever.
     */
    public static final String COUNTED =
            " (first.launch_id is null or l.ready is not null or first.queued_at <= :uncounted) ";

    /** How long to wait until they are counted: far longer than it takes. */
    public static final Duration COUNTED_WITHIN = Duration.ofMinutes(10);

    private static final String LATEST = "(select max(id) from launch where feature_id = :feature)";

    /** Slower than that, nobody can say when it will be done. */
    private static final double SLOWEST = 0.01;

    private final JdbcClient jdbc;
    private final Clock clock;

    Launches(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** How far the latest launch of this feature is; empty before the first. */
    public Optional<LaunchProgress> latest(Feature feature) {
        return jdbc.sql("""
                select started_at, finished_at, enrolled, owed, sent, failed, cancelled, paused, recent, recent_at, mailing_since,
                       coalesce(subscribers, enrolled + (
                           select count(*) from enrollment e join feature f on f.id = e.feature_id
                           where e.feature_id = :feature and e.status = 'interested' and f.stage = 'beta')) as subscribers
                from launch where id =\s""" + LATEST)
                .param("feature", feature.id())
                .query((row, n) -> progress(row, clock.instant()))
                .optional();
    }

    private static LaunchProgress progress(ResultSet row, Instant now) throws SQLException {
        long enrolled = row.getLong("enrolled");
        long subscribers = Math.max(enrolled, row.getLong("subscribers"));
        long toCome = subscribers
                - enrolled
                + row.getLong("owed")
                - row.getLong("sent")
                - row.getLong("failed")
                - row.getLong("cancelled");
        boolean paused = row.getBoolean("paused");
        double rate = rate(row, now);
        return new LaunchProgress(
                subscribers,
                enrolled,
                new LaunchProgress.LaunchMails(row.getLong("owed"), row.getLong("sent"), row.getLong("failed")),
                paused,
                rate,
                paused || toCome <= 0 || rate < SLOWEST ? null : now.plusSeconds(Math.round(toCome / rate)),
                Timestamps.in(row, "started_at"),
                Timestamps.inOrNull(row, "finished_at"));
    }

    private static double rate(ResultSet row, Instant now) throws SQLException {
        Instant latest = Timestamps.inOrNull(row, "recent_at");
        Instant first = Timestamps.inOrNull(row, "mailing_since");
        if (latest == null || first == null) {
            return 0;
        }
        double rate = SendRate.perSecond(
                row.getDouble("recent"), Duration.between(latest, now), Duration.between(first, now));
        return Math.round(rate * 100) / 100.0;
    }

    /**
     * Holds back the mails of this feature's latest launch, or lets them go on. Those that are just being sent still are.
     *
     * @return false if it was never launched
     */
    public boolean pause(Feature feature, boolean paused) {
        return jdbc.sql("update launch set paused = :paused where id = " + LATEST)
                        .param("feature", feature.id())
                        .param("paused", paused)
                        .update()
                == 1;
    }

    /** A launch anew is not paused, whatever the one before was. */
    void begin(Feature feature, Instant at) {
        jdbc.sql("update launch set paused = false where feature_id = :feature and paused")
                .param("feature", feature.id())
                .update();
        jdbc.sql("insert into launch (feature_id, feature_version, started_at) values (:feature, :version, :at)")
                .param("feature", feature.id())
                .param("version", feature.version())
                .param("at", Timestamps.of(at))
                .update();
    }

    /** The beta has ended, whoever was still to be enrolled. */
    void end(Feature feature, Instant at) {
        jdbc.sql("update launch set finished_at = :at where finished_at is null and id = " + LATEST)
                .param("feature", feature.id())
                .param("at", Timestamps.of(at))
                .update();
    }

    /** The feature was rolled back to a beta: who was not told before is to be told after all. */
    void resume(Feature feature) {
        jdbc.sql("update launch set feature_version = :version, finished_at = null where id = " + LATEST)
                .param("feature", feature.id())
                .param("version", feature.version())
                .update();
    }

    /** A launch, and the feature's version with which it began. */
    record Launch(long id, long version) {}

    Optional<Launch> latest(long feature) {
        return jdbc.sql("select id, feature_version from launch where id = " + LATEST)
                .param("feature", feature)
                .query((row, n) -> new Launch(row.getLong(1), row.getLong(2)))
                .optional();
    }

    /** The id of this feature's latest launch; empty before the first. */
    public Optional<Long> idOfLatest(Feature feature) {
        return latest(feature.id()).map(Launch::id);
    }

    /** The launches of which nobody has counted yet how many users had the beta from its first moment. */
    List<Long> uncounted() {
        return jdbc.sql("select id from launch where ready is null order by id")
                .query(Long.class)
                .list();
    }

    /**
     * Counts how many users had the beta from its first moment: whoever was interested then, and whoever was in since an earlier
     * beta. What was counted once stays. It holds no lock while it counts: the sweep counts up the same row.
     */
    void countReady(long launch) {
        long ready = jdbc.sql("""
                select coalesce(l.subscribers, l.enrolled + (
                           select count(*) from enrollment e where e.feature_id = l.feature_id and e.status = 'interested'))
                     + case when exists (select from stage_transition t
                                         where t.feature_id = l.feature_id and t.to_stage = 'beta' and t.at < l.started_at)
                       then (select count(*) from enrollment e
                             where e.feature_id = l.feature_id and e.status = 'opted-in' and e.since < l.started_at)
                       else 0 end
                from launch l where l.id = :launch
                """).param("launch", launch).query(Long.class).single();
        jdbc.sql("update launch set ready = :ready where id = :launch and ready is null")
                .param("launch", launch)
                .param("ready", ready)
                .update();
    }

    /** Counts who is to be enrolled, the first time that it is asked to. */
    void countSubscribers(long feature) {
        jdbc.sql("""
                update launch set subscribers = enrolled + (
                    select count(*) from enrollment where feature_id = :feature and status = 'interested')
                where subscribers is null and id =\s""" + LATEST).param("feature", feature).update();
    }

    void count(long feature, long enrolled, long owed) {
        jdbc.sql("update launch set enrolled = enrolled + :enrolled, owed = owed + :owed where id = " + LATEST)
                .param("feature", feature)
                .param("enrolled", enrolled)
                .param("owed", owed)
                .update();
    }

    /** By then, who was counted and not enrolled had taken the interest back. */
    void finish(long feature, Instant at) {
        jdbc.sql("""
                update launch set finished_at = :at, subscribers = enrolled where finished_at is null and id =\s""" + LATEST)
                .param("feature", feature)
                .param("at", Timestamps.of(at))
                .update();
    }
}
