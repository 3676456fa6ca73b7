package dev.earlyaccess.privacy;

import dev.earlyaccess.shared.Timestamps;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Repository;

/** What the service keeps about a person, apart from what other rooms already show. */
@Repository
public class PersonalFile {

    /** What a person did for the company, from all tables that say by whom something was done. */
    private static final String WORK = """
            select * from (
                select 'stage-transition' as kind, t.id, f.key as feature, t.at, t.reason as text
                from stage_transition t join feature f on f.id = t.feature_id where t.by_user = :user
                union all
                select 'checklist-item', c.id, f.key, c.recorded_at, c.item || ': ' || c.evidence
                from checklist_entry c join feature f on f.id = c.feature_id where c.recorded_by = :user
                union all
                select 'checklist-item-withdrawn', c.id, f.key, c.ended_at, c.item
                from checklist_entry c join feature f on f.id = c.feature_id where c.ended_by = :user
                union all
                select 'update', p.id, f.key, p.posted_at, p.subject
                from feature_update p join feature f on f.id = p.feature_id where p.posted_by = :user
                union all
                select 'feedback-reply', r.id, f.key, r.at, r.text
                from feedback_reply r join feedback b on b.id = r.feedback_id left join feature f on f.id = b.feature_id
                where r.by_user = :user or r.by_user = any (:emails)) work
            order by at, kind, id offset :skip limit :limit
            """;

    private final JdbcClient jdbc;

    PersonalFile(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private StatementSpec sql(String sql, DataSubject person) {
        return jdbc.sql(sql).param("user", person.id()).param("emails", person.addresses());
    }

    /**
     * A choice about a feature, as it is stored.
     *
     * @param interestedSince when the user registered the interest that the launch turned into an opt-in; else null
     * @param isAsked whether the user was asked for feedback since, or is not to be asked
     */
    public record StoredEnrollment(
            String feature,
            String status,
            String origin,
            Instant since,
            @Nullable Instant interestedSince,
            boolean isAsked) {}

    /** All choices, in the order of the features' keys. */
    public List<StoredEnrollment> enrollments(DataSubject person) {
        return sql("""
                select f.key, e.* from enrollment e join feature f on f.id = e.feature_id
                where e.user_id = :user order by f.key
                """, person)
                .query((row, n) -> new StoredEnrollment(
                        row.getString("key"),
                        row.getString("status"),
                        row.getString("origin"),
                        Timestamps.in(row, "since"),
                        Timestamps.inOrNull(row, "interested_since"),
                        row.getBoolean("feedback_settled")))
                .list();
    }

    /**
     * An address that gets no mails.
     *
     * @param text what the mail server said
     */
    public record StoredSuppression(
            String email, String text, @Nullable String source, Instant since) {}

    /** The person's addresses that get no mails. */
    public List<StoredSuppression> suppressions(DataSubject person) {
        return sql("""
                select email, reason, source, suppressed_at as since from suppressed_address
                where user_id = :user or lower(email) = any (:emails)
                union all
                select email, reason, source, reported_at from withheld_report where email = any (:emails)
                order by since, email
                """, person)
                .query((row, n) -> new StoredSuppression(
                        row.getString("email"),
                        row.getString("reason"),
                        row.getString("source"),
                        Timestamps.in(row, "since")))
                .list();
    }

    /** What was chosen for an address in the feedback group. */
    public record StoredMembership(String email, String mails, boolean seesAll, Instant changedAt) {}

    /** The person's memberships of the feedback group, by address. */
    public List<StoredMembership> memberships(DataSubject person) {
        return sql("""
                select email, delivery, sees_all, changed_at from feedback_group_member
                where user_id = :user or email = any (:emails) order by email
                """, person)
                .query((row, n) -> new StoredMembership(
                        row.getString("email"),
                        row.getString("delivery"),
                        row.getBoolean("sees_all"),
                        Timestamps.in(row, "changed_at")))
                .list();
    }

    /** The keys of the features that the person owns. */
    public List<String> ownedFeatures(DataSubject person) {
        return sql("select key from feature where lower(owner_email) = any (:emails) order by key", person)
                .query(String.class)
                .list();
    }

    /** The keys of the features that the person manages. */
    public List<String> managedFeatures(DataSubject person) {
        return sql("""
                select key from feature where exists (select from unnest(managers) m where lower(m) = any (:emails))
                order by key
                """, person).query(String.class).list();
    }

    /** A page of the ids of feedback that the person gave or wrote, the newest first, below the given id. */
    public List<Long> feedback(DataSubject person, long beforeId, int limit) {
        return sql("""
                select id from (
                    select id from feedback where user_id = :user
                    union select id from feedback where lower(sender_email) = any (:emails)) own
                where id < :before order by id desc limit :limit
                """, person)
                .param("before", beforeId)
                .param("limit", limit)
                .query(Long.class)
                .list();
    }

    /**
     * Something that the person did for the company.
     *
     * @param kind stage-transition, checklist-item, checklist-item-withdrawn, update or feedback-reply
     * @param text what the person wrote
     */
    public record Work(
            String kind,
            long id,
            @Nullable String feature,
            Instant at,
            @Nullable String text) {}

    /** A page of what the person did for the company, the oldest first. */
    public List<Work> work(DataSubject person, int skip, int limit) {
        return sql(WORK, person)
                .param("skip", skip)
                .param("limit", limit)
                .query((row, n) -> new Work(
                        row.getString("kind"),
                        row.getLong("id"),
                        row.getString("feature"),
                        Timestamps.in(row, "at"),
                        row.getString("text")))
                .list();
    }

    /**
     * A message to a webhook or to Slack that names the person.
     *
     * @param body what is or was posted
     */
    public record NamingMessage(String type, String status, Instant queuedAt, String body) {}

    /**
     * A page of the messages about the person's feedback, enrollments, and about features that the person moved, the oldest
     * first. Of a message about the enrollments of many users, only what is about the person.
     */
    public List<NamingMessage> messages(DataSubject person, int skip, int limit) {
        return sql("""
                with own as (
                    select id from feedback where user_id = :user
                    union select id from feedback where lower(sender_email) = any (:emails)
                )
                select m.* from webhook_message m
                where m.by_user = :user or m.users @> array[cast(:user as text)] or m.feedback_id in (select id from own)
                order by m.id offset :skip limit :limit
                """, person)
                .param("skip", skip)
                .param("limit", limit)
                .query((row, n) -> new NamingMessage(
                        row.getString("type"),
                        row.getString("status"),
                        Timestamps.in(row, "queued_at"),
                        row.getArray("users") == null
                                ? row.getString("payload")
                                : EnrollmentMessages.about(person, row.getString("payload"))))
                .list();
    }
}
