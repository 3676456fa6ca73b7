package dev.earlyaccess.outbox;

import dev.earlyaccess.audit.AuditAction;
import dev.earlyaccess.audit.AuditSubject;
import dev.earlyaccess.audit.AuditTrail;
import dev.earlyaccess.audit.AuditValues;
import dev.earlyaccess.audit.KnownPerson;
import dev.earlyaccess.mail.MailComposer;
import dev.earlyaccess.mail.MailType;
import dev.earlyaccess.shared.Timestamps;
import dev.earlyaccess.user.UnreachableReport;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * The senders whose mails are paused. Each address has its own pause: all types of mail from this address
 * wait, on all instances, and stay owed.
 */
@Repository
public class PausedSenders {

    private final JdbcClient jdbc;
    private final AuditTrail trail;
    private final MailComposer composer;

    PausedSenders(JdbcClient jdbc, AuditTrail trail, MailComposer composer) {
        this.jdbc = jdbc;
        this.trail = trail;
        this.composer = composer;
    }

    /** All paused senders. */
    public List<PausedSender> all() {
        return jdbc.sql("""
                select address, paused_at, reports, mails, last_report,
                       (select count(*) from withheld_report where sender = address) as withheld
                from paused_sender order by address
                """)
                .query((row, n) -> new PausedSender(
                        row.getString("address"),
                        Timestamps.in(row, "paused_at"),
                        row.getInt("reports"),
                        row.getInt("mails"),
                        row.getLong("withheld"),
                        row.getString("last_report")))
                .list();
    }

    /** How many senders are paused. */
    public long count() {
        return jdbc.sql("select count(*) from paused_sender").query(Long.class).single();
    }

    /** The types of mail that are paused. */
    public Set<MailType> types() {
        Set<MailType> types = EnumSet.noneOf(MailType.class);
        jdbc.sql("select address from paused_sender")
                .query(String.class)
                .list()
                .forEach(sender -> types.addAll(composer.typesFrom(sender)));
        return types;
    }

    boolean isPaused(String sender) {
        return jdbc.sql("select exists (select from paused_sender where address = :sender)")
                .param("sender", sender)
                .query(Boolean.class)
                .single();
    }

    /** One transaction at a time counts reports, pauses or resumes. */
    void lock() {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended('paused_sender', 0))")
                .query()
                .singleRow();
    }

    /** Pauses a sender that is not paused. */
    void pause(String sender, int reports, int mails, UnreachableReport last, Instant at) {
        jdbc.sql("""
                insert into paused_sender (address, paused_at, reports, mails, last_report)
                values (:sender, :at, :reports, :mails, :text)
                """)
                .param("sender", sender)
                .param("at", Timestamps.of(at))
                .param("reports", reports)
                .param("mails", mails)
                .param("text", last.text())
                .update();
    }

    /** Keeps a report about a mail of a paused sender, without suppressing its address. */
    void withhold(String sender, UnreachableReport report, Instant at) {
        jdbc.sql("""
                insert into withheld_report (sender, email, reason, code, source, delivery_id, reported_at)
                values (:sender, lower(:email), :text, :code, :source, :delivery, :at)
                on conflict do nothing
                """)
                .param("sender", sender)
                .param("email", report.address())
                .param("text", report.text())
                .param("code", report.code())
                .param("source", report.source().code())
                .param("delivery", report.delivery())
                .param("at", Timestamps.of(at))
                .update();
    }

    /**
     * Sends the mails of a paused sender again. The reports that led to the pause no longer count.
     *
     * @param suppress whether these reports were right, so that their addresses are suppressed now. If they
     *     were wrong, the mails that were cancelled because of them are owed again.
     * @throws SenderNotPaused if its mails are not paused
     */
    @Transactional
    public void resume(String address, boolean suppress, Instant now) {
        lock();
        String sender = address.toLowerCase(Locale.ROOT);
        if (!isPaused(sender)) {
            throw new SenderNotPaused(address);
        }
        if (suppress) {
            suppressWithheld(sender);
        } else {
            oweSuppressedAgain(sender, now);
        }
        jdbc.sql("update delivery set address_unknown = false where address_unknown and kind = any (:kinds)")
                .param(
                        "kinds",
                        composer.typesFrom(sender).stream().map(MailType::code).toArray(String[]::new))
                .update();
        jdbc.sql("delete from paused_sender where address = :sender")
                .param("sender", sender)
                .update();
        trail.record(
                AuditAction.SENDER_RESUMED,
                AuditSubject.person(KnownPerson.at(sender)),
                AuditValues.of("paused", true),
                AuditValues.of("paused", false).with("suppress", suppress));
    }

    private void suppressWithheld(String sender) {
        jdbc.sql("""
                insert into suppressed_address (email, user_id, reason, code, source, delivery_id, suppressed_at)
                select address.email, address.user_id, r.reason, r.code, r.source, r.delivery_id, r.reported_at
                from withheld_report r cross join lateral (
                    select email, user_id from users where lower(email) = r.email
                    union all select r.email, null) address
                where r.sender = :sender
                on conflict do nothing
                """).param("sender", sender).update();
    }

    /**
     * Owes the mails again that were cancelled while the withheld reports were believed. As for every
     * delivery, whether it still holds is decided when it is due. An update no longer counts a user as
     * suppressed whom its sweep counted so; such a delivery was cancelled without an error.
     */
    private void oweSuppressedAgain(String sender, Instant now) {
        jdbc.sql("""
                with reported as (
                    select email, reported_at from withheld_report where sender = :sender
                ), named as (
                    select user_id, lower(email) as email from users where lower(email) in (select email from reported)
                ), recipient as (
                    select email as id, reported_at from reported
                    union all select named.user_id, reported.reported_at from reported join named on named.email = reported.email
                ), suppressed as (
                    select d.id, d.last_error is null as is_swept
                    from recipient join delivery d on d.recipient = recipient.id
                    where d.status = 'cancelled' and d.reason = 'suppressed' and d.settled_at >= recipient.reported_at
                ), again as (
                    update delivery d
                    set status = 'owed', reason = null, owed_at = :now, due_at = :now, attempts = 0, last_error = null,
                        claimed_by = null, claimed_until = null, settled_at = null, settled_version = null
                    from suppressed where d.id = suppressed.id and d.status = 'cancelled'
                    returning d.launch_id, d.update_id, suppressed.is_swept
                ), of_launch as (
                    select launch_id as id, count(*) as mails from again where launch_id is not null group by launch_id
                ), held_launch as (
                    select id from launch where id in (select id from of_launch) order by id for update
                ), counted_launch as (
                    update launch l set owed = l.owed + n.mails
                    from of_launch n join held_launch using (id) where l.id = n.id
                ), of_update as (
                    select update_id as id, count(*) as mails, count(*) filter (where is_swept) as swept
                    from again where update_id is not null group by update_id
                ), held_update as (
                    select id from feature_update where id in (select id from of_update) order by id for update
                ), counted_update as (
                    update feature_update u set owed = u.owed + n.mails, suppressed = u.suppressed - n.swept
                    from of_update n join held_update using (id) where u.id = n.id
                )
                select count(*) from again
                """)
                .param("sender", sender)
                .param("now", Timestamps.of(now))
                .query()
                .singleRow();
    }
}
