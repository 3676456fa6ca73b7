package dev.earlyaccess.feedback;

import dev.earlyaccess.feature.FeatureKey;
import dev.earlyaccess.feature.Features;
import dev.earlyaccess.shared.KebabCase;
import dev.earlyaccess.shared.Timestamps;
import dev.earlyaccess.stage.Stage;
import dev.earlyaccess.user.SuppressionList;
import dev.earlyaccess.user.UserId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Repository;

/** The table of all feedback. */
@Repository
class FeedbackRows {

    /**
     * A reply goes to the sender of the mail; for feedback in the app to the user, unless the address is
     * suppressed.
     */
    private static final String SELECT = """
            select b.id, b.feature_id, f.key, f.name, b.user_id, u.name as user_name, b.sender_email, b.sender_name,
                   b.sender_is_user, b.source, b.subject, b.text, b.rating, b.status, b.attachments, b.message_id,
                   b.mail_references, b.received_at, b.stage, b.team_reply_to,
                   coalesce(b.sender_email,
                       case when
            """ + SuppressionList.REACHABLE + """
                       then u.email end) as reply_to
            from feedback b left join feature f on f.id = b.feature_id left join users u on u.user_id = b.user_id
            """;

    private static final String SEEN_BY_OWNER = " and " + Features.OWNED;

    /** The feature's stage when the feedback arrived. A clock may have been ahead of the first transition. */
    private static final String STAGE_THEN = """
            coalesce(
                (select t.to_stage from stage_transition t where t.feature_id = :feature and t.at <= received_at
                 order by t.at desc, t.id desc limit 1),
                (select t.to_stage from stage_transition t where t.feature_id = :feature order by t.id limit 1))
            """;

    private static final String PEOPLE_IN_TIME = """
            b.team_reply_to is null and b.status <> 'automatic' and b.received_at >= :from and b.received_at < :until
            """;

    private final JdbcClient jdbc;

    FeedbackRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Map<Long, Long> unread(Collection<Long> features) {
        Map<Long, Long> counts = new HashMap<>();
        jdbc.sql("""
                select feature_id, count(*) from feedback
                where feature_id = any (:features) and status = 'unread' group by feature_id
                """).param("features", features.toArray(Long[]::new)).query(row -> {
            counts.put(row.getLong("feature_id"), row.getLong("count"));
        });
        return counts;
    }

    /** How many entries nobody has read, counted up to 10,000. */
    long unread() {
        return jdbc.sql("select count(*) from (select from feedback where status = 'unread' limit 10000) unread")
                .query(Long.class)
                .single();
    }

    /** Stores feedback and returns its id; empty if the mail is stored already. */
    Optional<Long> add(NewFeedback feedback, Instant at) {
        @Nullable UserId user = feedback.match().user();
        return jdbc.sql("""
                insert into feedback (feature_id, user_id, sender_email, sender_name, sender_is_user, source, subject, text,
                    rating, status, attachments, message_id, mail_references, received_at, stage,
                    team_reply_to, original, delivery_id)
                values (:feature, :user, :senderEmail, :senderName,
                    :source = 'app' or exists (
                        select from users where user_id = :user and lower(email) = lower(:senderEmail)),
                    :source, :subject, :text, :rating, :status, :attachments, :messageId, :references, :at,
                    (select stage from feature where id = :feature), :teamReplyTo, :original, :delivery)
                on conflict (message_id) where message_id is not null do nothing
                returning id
                """)
                .param("feature", feedback.match().feature())
                .param("user", user == null ? null : user.value())
                .param("teamReplyTo", feedback.match().teamReplyTo())
                .param("senderEmail", feedback.sender().email())
                .param("senderName", feedback.sender().name())
                .param("source", feedback.source().code())
                .param("subject", feedback.content().subject())
                .param("text", feedback.content().text())
                .param("rating", feedback.content().rating())
                .param(
                        "status",
                        (feedback.sender().isMachine() ? FeedbackStatus.AUTOMATIC : FeedbackStatus.UNREAD).code())
                .param("attachments", feedback.content().attachments().toArray(String[]::new))
                .param("messageId", feedback.mail().messageId())
                .param("references", feedback.mail().references())
                .param("original", feedback.mail().original())
                .param("delivery", feedback.mail().delivery())
                .param("at", Timestamps.of(at))
                .query(Long.class)
                .optional();
    }

    /**
     * All statements of this transaction see the same snapshot. It must be the first statement. As an attribute of
     * {@code @Transactional}, the driver would set it for the session: behind a pooler, that is another session.
     */
    void seeOneSnapshot() {
        jdbc.sql("set transaction isolation level repeatable read").update();
    }

    /** Holds a lock until the transaction ends, so that feedback of one user is stored one after another. */
    void awaitOthersOf(UserId user) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended('feedback:' || :user, 0))")
                .param("user", user.value())
                .query()
                .singleRow();
    }

    /** The same feedback in the app by the same user about the same feature since then, if there is one. */
    Optional<Long> repeated(NewFeedback said, Instant since) {
        return jdbc.sql("""
                select id from feedback
                where source = 'app' and user_id = :user and received_at > :since and feature_id = :feature
                    and text = :text and rating is not distinct from :rating
                order by id desc limit 1
                """)
                .param("user", Objects.requireNonNull(said.match().user()).value())
                .param("since", Timestamps.of(since))
                .param("feature", said.match().feature())
                .param("text", said.content().text())
                .param("rating", said.content().rating())
                .query(Long.class)
                .optional();
    }

    /** Time of the user's n-th most recent in-app feedback. */
    Optional<Instant> latestButFor(int many, UserId user) {
        return jdbc.sql("""
                select received_at from feedback where source = 'app' and user_id = :user
                order by received_at desc offset :many limit 1
                """)
                .param("user", user.value())
                .param("many", many)
                .query((row, n) -> Timestamps.in(row, "received_at"))
                .optional();
    }

    /**
     * Whether more mails than the maximum arrived since then as replies to the same mail of ours; for a mail that
     * replies to none, from the same address.
     */
    boolean isFlood(NewFeedback mail, int most, Instant since) {
        @Nullable Long delivery = mail.mail().delivery();
        String same = delivery != null
                ? "delivery_id = :delivery"
                : "delivery_id is null and source <> 'app' and lower(sender_email) = lower(:sender)";
        return jdbc.sql("select count(*) > :most from (select from feedback where " + same
                        + " and status <> 'automatic' and received_at > :since limit :most + 1) lately")
                .param("delivery", delivery)
                .param("sender", mail.sender().email())
                .param("most", most)
                .param("since", Timestamps.of(since))
                .query(Boolean.class)
                .single();
    }

    /** The whole mail as plain text; empty for feedback in the app. */
    Optional<String> original(long id) {
        return jdbc.sql("select original from feedback where id = :id and original is not null")
                .param("id", id)
                .query(String.class)
                .optional();
    }

    /** Locks the row until the transaction ends, if there is one. */
    void lock(long id) {
        jdbc.sql("select id from feedback where id = :id for update")
                .param("id", id)
                .query(Long.class)
                .optional();
    }

    void assign(long id, long feature) {
        jdbc.sql("update feedback set feature_id = :feature, stage = " + STAGE_THEN + " where id = :id")
                .param("feature", feature)
                .param("id", id)
                .update();
    }

    void mark(long id, FeedbackStatus status) {
        jdbc.sql("update feedback set status = :status where id = :id")
                .param("status", status.code())
                .param("id", id)
                .update();
    }

    List<Feedback> beginnings(Collection<Long> ids, int longest) {
        return jdbc.sql(SELECT.replace(" b.text,", " left(b.text, :longest) as text,") + "where b.id = any (:ids)")
                .param("longest", longest)
                .param("ids", ids.toArray(Long[]::new))
                .query((row, n) -> read(row))
                .list();
    }

    Optional<Feedback> find(long id, FeedbackReaders readers) {
        return jdbc.sql(SELECT + "where b.id = :id" + (readers.owner() == null ? "" : SEEN_BY_OWNER))
                .param("id", id)
                .param("owner", readers.owner())
                .query((row, n) -> read(row))
                .optional();
    }

    /** Those of these ids whose feedback the readers may see. */
    List<Long> visible(Collection<Long> ids, FeedbackReaders readers) {
        return jdbc.sql("select b.id from feedback b left join feature f on f.id = b.feature_id where b.id = any (:ids)"
                        + (readers.owner() == null ? "" : SEEN_BY_OWNER))
                .param("ids", ids.toArray(Long[]::new))
                .param("owner", readers.owner())
                .query(Long.class)
                .list();
    }

    /** The feedback with these ids, the newest first. */
    List<Feedback> newestFirst(List<Long> ids) {
        return jdbc.sql(SELECT + "where b.id = any (:ids) order by b.id desc")
                .param("ids", ids.toArray(Long[]::new))
                .query((row, n) -> read(row))
                .list();
    }

    /** The feedback of one user, the newest first. */
    List<Feedback> of(UserId user, int limit) {
        return jdbc.sql(SELECT + "where b.user_id = :user order by b.id desc limit :limit")
                .param("user", user.value())
                .param("limit", limit)
                .query((row, n) -> read(row))
                .list();
    }

    List<Feedback> between(@Nullable Long feature, Instant from, Instant until, int limit) {
        String aboutIt = feature == null ? "where b.feature_id is null and " : "where b.feature_id = :feature and ";
        return in(
                        from,
                        until,
                        SELECT + aboutIt + PEOPLE_IN_TIME + " order by b.received_at desc, b.id desc limit :limit")
                .param("feature", feature)
                .param("limit", limit)
                .query((row, n) -> read(row))
                .list();
    }

    List<FeedbackTally> tallies(Instant from, Instant until) {
        return in(from, until, """
                select b.feature_id, f.key, f.name, count(*), avg(b.rating)::float8 as rating
                from feedback b left join feature f on f.id = b.feature_id
                where
                """ + PEOPLE_IN_TIME + " group by b.feature_id, f.key, f.name order by f.name, f.key")
                .query((row, n) ->
                        new FeedbackTally(about(row), row.getLong("count"), row.getObject("rating", Double.class)))
                .list();
    }

    private StatementSpec in(Instant from, Instant until, String sql) {
        return jdbc.sql(sql).param("from", Timestamps.of(from)).param("until", Timestamps.of(until));
    }

    private static Feedback read(ResultSet row) throws SQLException {
        return new Feedback(
                row.getLong("id"),
                about(row),
                stage(row),
                author(row),
                KebabCase.require(FeedbackSource.class, row.getString("source")),
                row.getString("subject"),
                row.getString("text"),
                row.getObject("rating", Integer.class),
                KebabCase.require(FeedbackStatus.class, row.getString("status")),
                List.of((String[]) row.getArray("attachments").getArray()),
                thread(row),
                row.getObject("team_reply_to", Long.class),
                Timestamps.in(row, "received_at"));
    }

    private static Feedback.@Nullable FeatureReference about(ResultSet row) throws SQLException {
        @Nullable String key = row.getString("key");
        return key == null
                ? null
                : new Feedback.FeatureReference(row.getLong("feature_id"), new FeatureKey(key), row.getString("name"));
    }

    private static @Nullable Stage stage(ResultSet row) throws SQLException {
        @Nullable String stage = row.getString("stage");
        return stage == null ? null : KebabCase.require(Stage.class, stage);
    }

    private static Feedback.Author author(ResultSet row) throws SQLException {
        @Nullable String user = row.getString("user_id");
        return new Feedback.Author(
                user == null ? null : new UserId(user),
                row.getString("user_name"),
                row.getString("sender_email"),
                row.getString("sender_name"),
                row.getBoolean("sender_is_user"),
                row.getString("reply_to"));
    }

    private static Feedback.@Nullable MailThread thread(ResultSet row) throws SQLException {
        @Nullable String messageId = row.getString("message_id");
        return messageId == null ? null : new Feedback.MailThread(messageId, row.getString("mail_references"));
    }
}
