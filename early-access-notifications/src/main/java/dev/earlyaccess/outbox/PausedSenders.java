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
     * @param suppress whether these reports were right, so that their addresses are suppressed now
     * @throws SenderNotPaused if its mails are not paused
     */
    @Transactional
    public void resume(String address, boolean suppress) {
        lock();
        String sender = address.toLowerCase(Locale.ROOT);
        if (!isPaused(sender)) {
            throw new SenderNotPaused(address);
        }
        if (suppress) {
            suppressWithheld(sender);
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
}
