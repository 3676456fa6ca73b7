package dev.earlyaccess.launch;

import dev.earlyaccess.audit.AuditAction;
import dev.earlyaccess.audit.AuditSubject;
import dev.earlyaccess.audit.AuditTrail;
import dev.earlyaccess.audit.AuditValues;
import dev.earlyaccess.feature.Feature;
import dev.earlyaccess.outbox.SendRate;
import dev.earlyaccess.shared.Timestamps;
import dev.earlyaccess.tracing.Cause;
import dev.earlyaccess.tracing.Causes;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** All launches (transitions from concept to beta), with the progress of their enrollments and mails. */
@Repository
public class Launches {

    private static final Logger log = LoggerFactory.getLogger(Launches.class);

    /**
     * An SQL condition for a message that tells the size of a launch's initial audience. True if the users of
     * the launch {@code l} are counted, if the message belongs to no launch (its id is in
     * {@code first.launch_id}), or if the message was queued (at {@code first.queued_at}) before
     * {@code :uncounted}, so that it does not wait for ever.
     */
    public static final String COUNTED =
            " (first.launch_id is null or l.ready is not null or first.queued_at <= :uncounted) ";

    /** How long a message waits for the count: much longer than counting takes. */
    public static final Duration COUNTED_WITHIN = Duration.ofMinutes(10);

    private static final String LATEST = "(select max(id) from launch where feature_id = :feature)";

    /** No finish time is estimated below this rate. */
    private static final double SLOWEST = 0.01;

    private final JdbcClient jdbc;
    private final AuditTrail trail;
    private final Causes causes;
    private final Clock clock;

    Launches(JdbcClient jdbc, AuditTrail trail, Causes causes, Clock clock) {
        this.jdbc = jdbc;
        this.trail = trail;
        this.causes = causes;
        this.clock = clock;
    }

    /** The progress of the latest launch of this feature; empty before the first one. */
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
        @Nullable Instant finishedAt = Timestamps.inOrNull(row, "finished_at");
        long toEnroll = finishedAt == null ? subscribers - enrolled : 0;
        long toCome =
                toEnroll + row.getLong("owed") - row.getLong("sent") - row.getLong("failed") - row.getLong("cancelled");
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
                finishedAt);
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
     * Pauses or resumes the mails of this feature's latest launch. Mails that are being sent are not stopped.
     *
     * @return false if the feature was never launched
     */
    @Transactional
    public boolean pause(Feature feature, boolean paused) {
        Optional<Boolean> before = jdbc.sql(
                        "update launch l set paused = :paused from (select id, paused from launch where id = " + LATEST
                                + " for update) before where l.id = before.id returning before.paused")
                .param("feature", feature.id())
                .param("paused", paused)
                .query(Boolean.class)
                .optional();
        before.ifPresent(was -> trail.record(
                paused ? AuditAction.LAUNCH_PAUSED : AuditAction.LAUNCH_RESUMED,
                AuditSubject.feature(feature.key().value()),
                AuditValues.of("paused", was),
                AuditValues.of("paused", paused)));
        return before.isPresent();
    }

    /** A new launch is not paused, even if the previous one was. */
    void begin(Feature feature, Instant at) {
        jdbc.sql("update launch set paused = false where feature_id = :feature and paused")
                .param("feature", feature.id())
                .update();
        @Nullable Cause cause = causes.current();
        jdbc.sql("""
                insert into launch (feature_id, feature_version, started_at, cause)
                values (:feature, :version, :at, cast(:cause as text))
                """)
                .param("cause", cause == null ? null : cause.toString())
                .param("feature", feature.id())
                .param("version", feature.version())
                .param("at", Timestamps.of(at))
                .update();
    }

    /** Ends the launch together with the beta, even if users are left to enroll. */
    void end(Feature feature, Instant at) {
        jdbc.sql("update launch set finished_at = :at where finished_at is null and id = " + LATEST)
                .param("feature", feature.id())
                .param("at", Timestamps.of(at))
                .update();
    }

    /**
     * Resumes the launch of a feature that was rolled back to beta: users who got no launch mail before get
     * it now. If all users were enrolled before, the launch stays finished.
     */
    void resume(Feature feature) {
        jdbc.sql("""
                update launch
                set feature_version = :version,
                    finished_at = case when not exists (
                        select from enrollment where feature_id = :feature and status = 'interested') then finished_at end
                where id =\s""" + LATEST)
                .param("feature", feature.id())
                .param("version", feature.version())
                .update();
    }

    /**
     * A launch.
     *
     * @param version the feature's version at its beginning
     * @param cause the request that began it; null if it is not known
     */
    record Launch(long id, long version, @Nullable Cause cause) {}

    Optional<Launch> latest(long feature) {
        return jdbc.sql("select id, feature_version, cause from launch where id = " + LATEST)
                .param("feature", feature)
                .query((row, n) -> new Launch(
                        row.getLong("id"),
                        row.getLong("feature_version"),
                        Cause.parse(row.getString("cause")).orElse(null)))
                .optional();
    }

    /** The id of this feature's latest launch; empty before the first one. */
    public Optional<Long> idOfLatest(Feature feature) {
        return latest(feature.id()).map(Launch::id);
    }

    /** When the oldest of the launches began that are not finished; a feature's earlier launches do not count. */
    Optional<Instant> oldestUnfinished() {
        return jdbc.sql("""
                select min(l.started_at) as began from launch l join feature f on f.id = l.feature_id
                where l.finished_at is null and f.stage = 'beta'
                    and not exists (select from launch later where later.feature_id = l.feature_id and later.id > l.id)
                """)
                .query((row, n) -> Optional.ofNullable(Timestamps.inOrNull(row, "began")))
                .single();
    }

    /** The launches whose initial audience is not counted yet. */
    List<Long> uncounted() {
        return jdbc.sql("select id from launch where ready is null order by id")
                .query(Long.class)
                .list();
    }

    /**
     * Counts the users who had the beta from its beginning: users who were interested then, and users who
     * were opted in during an earlier beta. A stored count is kept. No lock is held while counting, because
     * the sweep updates the same row.
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

    /** Counts the users to enroll, when it is called for the first time. */
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

    /** Users who were counted but not enrolled have withdrawn their interest by then. */
    void finish(long feature, Instant at) {
        jdbc.sql("update launch set finished_at = :at, subscribers = enrolled where finished_at is null and id = "
                        + LATEST + " returning id, enrolled, owed")
                .param("feature", feature)
                .param("at", Timestamps.of(at))
                .query(row -> {
                    log.info(
                            "Launch {} has enrolled {} users and owes {} mails",
                            row.getLong("id"),
                            row.getLong("enrolled"),
                            row.getLong("owed"));
                });
    }
}
