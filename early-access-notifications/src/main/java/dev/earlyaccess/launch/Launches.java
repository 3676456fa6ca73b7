package dev.earlyaccess.launch;

import dev.earlyaccess.delivery.Kind;
import dev.earlyaccess.feature.Feature;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Every time that a concept became a beta, and how many were enrolled and told. */
@Repository
public class Launches {

    private static final String LATEST = "(select max(id) from launch where feature_id = :feature)";

    private final JdbcClient jdbc;

    Launches(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** How far the latest launch of this feature is; empty before the first. */
    public Optional<LaunchProgress> latest(Feature feature) {
        return jdbc.sql("""
                select l.started_at, l.finished_at, l.enrolled, l.owed,
                       (select count(*) from enrollment e join feature f on f.id = e.feature_id
                        where e.feature_id = :feature and e.status = 'interested' and f.stage = 'beta') as waiting,
                       count(d.id) filter (where d.status = 'sent') as sent,
                       count(d.id) filter (where d.status = 'failed') as failed
                from launch l left join delivery d
                    on d.occasion = :occasion and d.status in ('sent', 'failed') and d.owed_at >= l.started_at
                where l.id =\s""" + LATEST + " group by l.id")
                .param("feature", feature.id())
                .param("occasion", Kind.LAUNCH.occasion(feature.key()))
                .query((row, n) -> progress(row))
                .optional();
    }

    private static LaunchProgress progress(ResultSet row) throws SQLException {
        long enrolled = row.getLong("enrolled");
        @Nullable OffsetDateTime finishedAt = row.getObject("finished_at", OffsetDateTime.class);
        return new LaunchProgress(
                enrolled + row.getLong("waiting"),
                enrolled,
                new LaunchProgress.Mails(row.getLong("owed"), row.getLong("sent"), row.getLong("failed")),
                row.getObject("started_at", OffsetDateTime.class).toInstant(),
                finishedAt == null ? null : finishedAt.toInstant());
    }

    void begin(Feature feature, Instant at) {
        jdbc.sql("insert into launch (feature_id, feature_version, started_at) values (:feature, :version, :at)")
                .param("feature", feature.id())
                .param("version", feature.version())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
    }

    /** The feature's version with which its latest launch began; empty before the first. */
    Optional<Long> latestVersion(long feature) {
        return jdbc.sql("select feature_version from launch where id = " + LATEST)
                .param("feature", feature)
                .query(Long.class)
                .optional();
    }

    void count(long feature, long enrolled, long owed) {
        jdbc.sql("update launch set enrolled = enrolled + :enrolled, owed = owed + :owed where id = " + LATEST)
                .param("feature", feature)
                .param("enrolled", enrolled)
                .param("owed", owed)
                .update();
    }

    void finish(long feature, Instant at) {
        jdbc.sql("update launch set finished_at = :at where finished_at is null and id = " + LATEST)
                .param("feature", feature)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
    }
}
