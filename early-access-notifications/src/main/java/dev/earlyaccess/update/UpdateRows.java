package dev.earlyaccess.update;

import dev.earlyaccess.feature.Feature;
import dev.earlyaccess.feature.FeatureKey;
import dev.earlyaccess.shared.KebabCase;
import dev.earlyaccess.shared.Timestamps;
import dev.earlyaccess.stage.Stage;
import dev.earlyaccess.tracing.Cause;
import dev.earlyaccess.tracing.Causes;
import dev.earlyaccess.user.UserId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table of all updates, with the progress of each. */
@Repository
class UpdateRows {

    private static final Logger log = LoggerFactory.getLogger(UpdateRows.class);

    private static final String SELECT = """
            select id, kind, subject, markdown, posted_by, posted_at, recipients, owed, sent, failed, cancelled,
                no_address, suppressed, not_wanted, finished_at
            from feature_update
            """;

    /** An SQL condition: the feature has changed stage again after the transition {@code t}. */
    private static final String OVERTAKEN = """
             exists (select from stage_transition later
                     where later.feature_id = t.feature_id and later.id > t.id
                         and later.from_stage is distinct from later.to_stage)
            """;

    private final JdbcClient jdbc;
    private final Causes causes;

    UpdateRows(JdbcClient jdbc, Causes causes) {
        this.jdbc = jdbc;
        this.causes = causes;
    }

    /** Adds an update and returns its id. */
    long add(Feature feature, UpdateKind kind, @Nullable UpdateText text, UserId by, Instant at) {
        return jdbc.sql("""
                insert into feature_update (feature_id, kind, subject, markdown, posted_by, posted_at, cause)
                values (:feature, :kind, :subject, :markdown, :by, :at, cast(:cause as text)) returning id
                """)
                .param("feature", feature.id())
                .param("cause", cause())
                .param("kind", kind.code())
                .param("subject", text == null ? null : text.subject())
                .param("markdown", text == null ? null : text.markdown())
                .param("by", by.value())
                .param("at", Timestamps.of(at))
                .query(Long.class)
                .single();
    }

    /** Adds an update that tells of this transition. */
    void addWithdrawal(Feature feature, long transition, UserId by, Instant at) {
        jdbc.sql("""
                insert into feature_update (feature_id, kind, transition_id, posted_by, posted_at, cause)
                values (:feature, :kind, :transition, :by, :at, cast(:cause as text))
                """)
                .param("feature", feature.id())
                .param("cause", cause())
                .param("kind", UpdateKind.PULLED_BACK.code())
                .param("transition", transition)
                .param("by", by.value())
                .param("at", Timestamps.of(at))
                .update();
    }

    private @Nullable String cause() {
        @Nullable Cause cause = causes.current();
        return cause == null ? null : cause.toString();
    }

    /**
     * A transition that took something from users.
     *
     * @param isLatest whether the feature is still where this transition led
     */
    record Withdrawal(Stage from, Stage to, boolean isLatest) {}

    /** The transition of this id. */
    Withdrawal withdrawal(long transition) {
        return jdbc.sql("select t.from_stage, t.to_stage, not" + OVERTAKEN + """
                 as is_latest from stage_transition t where t.id = :id
                """)
                .param("id", transition)
                .query((row, n) -> new Withdrawal(
                        KebabCase.require(Stage.class, row.getString("from_stage")),
                        KebabCase.require(Stage.class, row.getString("to_stage")),
                        row.getBoolean("is_latest")))
                .single();
    }

    /** The latest update with the same text about this feature since then, if there is one. */
    Optional<Update> sameSince(Feature feature, UpdateText text, Instant since) {
        return jdbc.sql(SELECT + """
                where feature_id = :feature and subject = :subject and markdown = :markdown and posted_at > :since
                order by id desc limit 1
                """)
                .param("feature", feature.id())
                .param("subject", text.subject())
                .param("markdown", text.markdown())
                .param("since", Timestamps.of(since))
                .query((row, n) -> update(row))
                .optional();
    }

    Optional<Update> find(Feature feature, long id) {
        return jdbc.sql(SELECT + "where feature_id = :feature and id = :id")
                .param("feature", feature.id())
                .param("id", id)
                .query((row, n) -> update(row))
                .optional();
    }

    /** A page of a feature's updates, the newest first, with ids smaller than the given id. */
    List<Update> newest(Feature feature, long before, int limit) {
        return jdbc.sql(SELECT + "where feature_id = :feature and id < :before order by id desc limit :limit")
                .param("feature", feature.id())
                .param("before", before)
                .param("limit", limit)
                .query((row, n) -> update(row))
                .list();
    }

    /** The text of this update, which an admin wrote. */
    UpdateText text(long id) {
        return jdbc.sql("select subject, markdown from feature_update where id = :id")
                .param("id", id)
                .query((row, n) -> new UpdateText(row.getString(1), row.getString(2)))
                .single();
    }

    /** The text of the latest update that an admin posted about this feature, if there is one. */
    Optional<UpdateText> latestText(Feature feature) {
        return jdbc.sql("""
                select subject, markdown from feature_update where feature_id = :feature and kind = 'update'
                order by id desc limit 1
                """)
                .param("feature", feature.id())
                .query((row, n) -> new UpdateText(row.getString(1), row.getString(2)))
                .optional();
    }

    /** When the oldest update was posted whose sweep has not ended. */
    Optional<Instant> oldestUnfinished() {
        return jdbc.sql("select min(posted_at) as posted_at from feature_update where finished_at is null")
                .query((row, n) -> Optional.ofNullable(Timestamps.inOrNull(row, "posted_at")))
                .single();
    }

    /** The ids of the features with updates to sweep that were posted by then. */
    List<Long> featuresToSweep(Instant postedBy) {
        return jdbc.sql("""
                select distinct feature_id from feature_update
                where finished_at is null and posted_at <= :postedBy order by feature_id
                """)
                .param("postedBy", Timestamps.of(postedBy))
                .query(Long.class)
                .list();
    }

    /**
     * The state of an update during its sweep.
     *
     * @param featureVersion the feature's version now
     * @param stage the feature's stage
     * @param transition the id of the transition that the update tells of, if it tells of one
     * @param isOvertaken whether the feature has changed stage again after that transition
     * @param position the last user that the sweep has processed
     * @param cause the request that posted it; null if it is not known
     */
    record Walk(
            long id,
            UpdateKind kind,
            long feature,
            FeatureKey key,
            long featureVersion,
            Stage stage,
            @Nullable Long transition,
            boolean isOvertaken,
            Instant postedAt,
            String position,
            @Nullable Cause cause) {

        /** Whether its mails are still to be sent. */
        boolean holds() {
            return kind.holdsIn(stage) && !isOvertaken;
        }
    }

    /** The oldest update of a feature that is not swept and was posted by then. */
    Optional<Walk> oldestToSweep(long feature, Instant postedBy) {
        return jdbc.sql("""
                select u.id, u.kind, f.key, f.version, f.stage, u.transition_id, u.posted_at, u.swept_to, u.cause,
                       t.id is not null and
                """ + OVERTAKEN + """
                       as is_overtaken
                from feature_update u join feature f on f.id = u.feature_id
                    left join stage_transition t on t.id = u.transition_id
                where u.feature_id = :feature and u.finished_at is null and u.posted_at <= :postedBy
                order by u.id limit 1
                """)
                .param("feature", feature)
                .param("postedBy", Timestamps.of(postedBy))
                .query((row, n) -> new Walk(
                        row.getLong("id"),
                        KebabCase.require(UpdateKind.class, row.getString("kind")),
                        feature,
                        new FeatureKey(row.getString("key")),
                        row.getLong("version"),
                        KebabCase.require(Stage.class, row.getString("stage")),
                        row.getObject("transition_id", Long.class),
                        row.getBoolean("is_overtaken"),
                        Timestamps.in(row, "posted_at"),
                        row.getString("swept_to"),
                        Cause.parse(row.getString("cause")).orElse(null)))
                .optional();
    }

    /** Records that the sweep has processed more recipients, and owed mails to some of them. */
    void advance(long id, String position, long recipients, long owed, Update.Unmailed unmailed) {
        jdbc.sql("""
                update feature_update
                set swept_to = :position, recipients = recipients + :recipients, owed = owed + :owed,
                    no_address = no_address + :noAddress, suppressed = suppressed + :suppressed,
                    not_wanted = not_wanted + :notWanted
                where id = :id
                """)
                .param("id", id)
                .param("position", position)
                .param("recipients", recipients)
                .param("owed", owed)
                .param("noAddress", unmailed.noAddress())
                .param("suppressed", unmailed.suppressed())
                .param("notWanted", unmailed.notWanted())
                .update();
    }

    void finish(long id, Instant at) {
        jdbc.sql("update feature_update set finished_at = :at where id = :id returning recipients, owed")
                .param("id", id)
                .param("at", Timestamps.of(at))
                .query(row -> {
                    log.info(
                            "Update {} has {} recipients and owes {} mails",
                            id,
                            row.getLong("recipients"),
                            row.getLong("owed"));
                });
    }

    private static Update update(ResultSet row) throws SQLException {
        return new Update(
                row.getLong("id"),
                KebabCase.require(UpdateKind.class, row.getString("kind")),
                text(row),
                new UserId(row.getString("posted_by")),
                Timestamps.in(row, "posted_at"),
                row.getLong("recipients"),
                new Update.UpdateMails(
                        row.getLong("owed"), row.getLong("sent"), row.getLong("failed"), row.getLong("cancelled")),
                unmailed(row),
                Timestamps.inOrNull(row, "finished_at"));
    }

    /** Reads the users who are owed no mail. */
    static Update.Unmailed unmailed(ResultSet row) throws SQLException {
        return new Update.Unmailed(row.getLong("no_address"), row.getLong("suppressed"), row.getLong("not_wanted"));
    }

    private static @Nullable UpdateText text(ResultSet row) throws SQLException {
        String subject = row.getString("subject");
        return subject == null ? null : new UpdateText(subject, row.getString("markdown"));
    }
}
