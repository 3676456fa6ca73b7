package dev.earlyaccess.privacy;

import dev.earlyaccess.mail.MailType;
import dev.earlyaccess.outbox.Occasion;
import dev.earlyaccess.shared.Timestamps;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Repository;

/** Deletes the rows about a person, and the person's name where others need the row. */
@Repository
class ErasedRows {

    private static final String IS_RECIPIENT = " (recipient = :user or recipient = any (:emails)) ";

    private final JdbcClient jdbc;

    ErasedRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private StatementSpec sql(String sql, DataSubject person) {
        return jdbc.sql(sql).param("user", person.id()).param("emails", person.addresses());
    }

    /** The keys of the features whose owner has an address of this person. */
    List<String> owned(DataSubject person) {
        return sql("select key from feature where lower(owner_email) = any (:emails) order by key", person)
                .query(String.class)
                .list();
    }

    long enrollments(DataSubject person) {
        return sql("delete from enrollment where user_id = :user", person).update();
    }

    long groupMemberships(DataSubject person) {
        return sql("delete from feedback_group_member where user_id = :user or email = any (:emails)", person)
                .update();
    }

    long managedFeatures(DataSubject person) {
        return sql("""
                update feature
                set managers = array(select m from unnest(managers) m where lower(m) <> all (:emails)), version = version + 1
                where exists (select from unnest(managers) m where lower(m) = any (:emails))
                """, person).update();
    }

    /**
     * Locks the feedback that the person gave or wrote, and mails of the team that reply to it.
     *
     * @return the ids
     */
    List<Long> lockFeedback(DataSubject person) {
        return sql("""
                with own as (
                    select id from feedback where user_id = :user
                    union select id from feedback where lower(sender_email) = any (:emails)
                )
                select id from feedback
                where id in (select id from own union select b.id from own join feedback b on b.team_reply_to = own.id)
                order by id for update
                """, person).query(Long.class).list();
    }

    /** The same ids, with those of mails of the team that reply to this feedback and were not sent. */
    List<Long> withRepliesOfTheTeam(List<Long> feedback) {
        return jdbc.sql("""
                select id from unnest(:ids) as own (id)
                union select b.id from unnest(:ids) as own (id) join feedback b on b.team_reply_to = own.id
                order by id
                """)
                .param("ids", feedback.toArray(Long[]::new))
                .query(Long.class)
                .list();
    }

    /** Deletes this feedback and all that hangs on it; of it remains that it was counted. */
    ErasedFeedback feedback(List<Long> ids) {
        Long[] feedback = ids.toArray(Long[]::new);
        jdbc.sql("delete from feedback_digest_answer where feedback_id = any (:ids)")
                .param("ids", feedback)
                .update();
        List<Long> replies = jdbc.sql("delete from feedback_reply where feedback_id = any (:ids) returning id")
                .param("ids", feedback)
                .query(Long.class)
                .list();
        deleteOwedMailsAbout(ids, replies);
        long messages = jdbc.sql("delete from webhook_message where feedback_id = any (:ids)")
                .param("ids", feedback)
                .update();
        jdbc.sql("""
                with gone as (
                    delete from feedback where id = any (:ids)
                    returning feature_id, received_at, rating, status, team_reply_to
                )
                insert into deleted_feedback as known (feature_id, day, number, ratings, stars)
                select feature_id, cast(received_at at time zone 'UTC' as date), count(*), count(rating),
                    coalesce(sum(rating), 0)
                from gone where feature_id is not null and status <> 'automatic' and team_reply_to is null
                group by 1, 2 order by 1, 2
                on conflict (feature_id, day) do update set number = known.number + excluded.number,
                    ratings = known.ratings + excluded.ratings, stars = known.stars + excluded.stars
                """).param("ids", feedback).update();
        return new ErasedFeedback(ids.size(), replies.size(), messages);
    }

    record ErasedFeedback(long entries, long replies, long webhookMessages) {}

    /** Mails of the team that have left already hold nothing about the person here. */
    private void deleteOwedMailsAbout(List<Long> feedback, List<Long> replies) {
        jdbc.sql("delete from delivery where status = 'owed' and occasion = any (:occasions)")
                .param(
                        "occasions",
                        Stream.of(
                                        feedback.stream().map(id -> Occasion.of(MailType.FEEDBACK_ANSWER, id)),
                                        feedback.stream().map(id -> Occasion.of(MailType.REPLY_CONFIRMATION, id)),
                                        replies.stream().map(id -> Occasion.of(MailType.FEEDBACK_REPLY, id)))
                                .flatMap(occasions -> occasions)
                                .map(Occasion::toString)
                                .toArray(String[]::new))
                .update();
    }

    /** Those that are still owed count as cancelled, so that the progress of a launch ends. */
    long deliveries(DataSubject person) {
        return sql("""
                with found as (
                    select id from delivery where
                """ + IS_RECIPIENT + """
                    order by id for update
                ), gone as (
                    delete from delivery d using found where d.id = found.id
                    returning d.status, d.launch_id, d.update_id
                ), of_launch as (
                    select launch_id as id, count(*) as mails from gone
                    where status = 'owed' and launch_id is not null group by launch_id
                ), held_launch as (
                    select id from launch where id in (select id from of_launch) order by id for update
                ), counted_launch as (
                    update launch l set cancelled = l.cancelled + n.mails
                    from of_launch n join held_launch using (id) where l.id = n.id
                ), of_update as (
                    select update_id as id, count(*) as mails from gone
                    where status = 'owed' and update_id is not null group by update_id
                ), held_update as (
                    select id from feature_update where id in (select id from of_update) order by id for update
                ), counted_update as (
                    update feature_update u set cancelled = u.cancelled + n.mails
                    from of_update n join held_update using (id) where u.id = n.id
                )
                select count(*) from gone
                """, person).query(Long.class).single();
    }

    long suppressions(DataSubject person) {
        sql("""
                update paused_sender set last_report = :blank
                where exists (select from unnest(:emails) email where strpos(lower(last_report), email) > 0)
                """, person).param("blank", ErasedText.BLANK).update();
        return sql("delete from suppressed_address where user_id = :user or lower(email) = any (:emails)", person)
                        .update()
                + sql("delete from withheld_report where email = any (:emails)", person)
                        .update();
    }

    /** The lines that say who the numbers in the audit trail are. */
    long auditNames(DataSubject person) {
        return sql(
                        "delete from audit_person where user_id = :user or user_id is null and lower(email) = any (:emails)",
                        person)
                .update();
    }

    /** What the person did for the company stays, by nobody in particular. */
    long authorships(DataSubject person) {
        return Stream.of(
                        "update feedback_reply set by_user = :blank, by_name = null where by_user = :user or by_user = any (:emails)",
                        "update stage_transition set by_user = :blank where by_user = :user",
                        "update feature_update set posted_by = :blank where posted_by = :user",
                        "update checklist_entry set recorded_by = :blank where recorded_by = :user",
                        "update checklist_entry set ended_by = :blank where ended_by = :user")
                .mapToLong(statement ->
                        sql(statement, person).param("blank", ErasedText.BLANK).update())
                .sum();
    }

    /** For 30 days, it is known of an id that it was erased, without knowing the id. */
    long profiles(DataSubject person, Instant now) {
        jdbc.sql("""
                insert into erased_user (digest, erased_at) values (sha256(:id), :now)
                on conflict (digest) do update set erased_at = excluded.erased_at
                """)
                .param("id", person.id().getBytes(StandardCharsets.UTF_8))
                .param("now", Timestamps.of(now))
                .update();
        return sql("delete from users where user_id = :user", person).update();
    }
}
