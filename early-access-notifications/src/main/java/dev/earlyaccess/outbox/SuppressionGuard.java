package dev.earlyaccess.outbox;

import dev.earlyaccess.mail.MailComposer;
import dev.earlyaccess.mail.MailType;
import dev.earlyaccess.user.SuppressionList;
import dev.earlyaccess.user.UnreachableReport;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Suppresses the addresses that reports say do not exist, unless there are too many of them: then something
 * else is wrong, for example a mail server with a broken list of users. In that case no address is suppressed,
 * and the mails of the sender are paused until an admin has looked.
 */
@Repository
class SuppressionGuard {

    private static final Logger log = LoggerFactory.getLogger(SuppressionGuard.class);

    /** How many mails in a row are looked at, in the order in which they were owed. */
    private static final int MAILS = 1_000;

    private static final int MOST_PERCENT = 5;

    /** Fewer reports are normal, whatever their share: of ten mails, one may go to a dead address. */
    private static final int FEWEST_REPORTS = 20;

    /** No more deliveries than this are read on each side of one, whatever their status. */
    private static final int FARTHEST = 10 * MAILS;

    private final JdbcClient jdbc;
    private final SuppressionList suppressions;
    private final PausedSenders senders;
    private final MailComposer composer;

    SuppressionGuard(JdbcClient jdbc, SuppressionList suppressions, PausedSenders senders, MailComposer composer) {
        this.jdbc = jdbc;
        this.suppressions = suppressions;
        this.senders = senders;
        this.composer = composer;
    }

    /**
     * Reports are counted one after another. To be called before the transaction locks anything else, so that
     * no deadlock is possible.
     */
    void lock() {
        senders.lock();
    }

    /**
     * Suppresses the address of a report, or pauses the sender.
     *
     * @param report about a delivery that is recorded as failed because its address is unknown
     * @param type of the delivery; null if the report is about no known delivery
     * @return whether that suppressed an address
     */
    boolean suppress(UnreachableReport report, @Nullable MailType type, Instant at) {
        if (report.delivery() == null || type == null) {
            return suppressions.suppress(report, at);
        }
        String sender = composer.senderAddress(type);
        if (senders.isPaused(sender)) {
            senders.withhold(sender, report, at);
            return false;
        }
        boolean isNew = suppressions.suppress(report, at);
        Reported reported = reportedNear(report.delivery(), sender);
        if (!reported.isTooMuch()) {
            return isNew;
        }
        log.warn(
                "{} of {} mails from {} went to addresses that do not exist: its mails are paused, and none of the addresses is suppressed",
                reported.reports(),
                reported.mails(),
                sender);
        senders.pause(sender, reported.reports(), reported.mails(), report, at);
        liftSuppressions(sender, reported);
        return false;
    }

    /**
     * How many of the mails from the first to the last of these deliveries went to addresses that do not
     * exist.
     */
    private record Reported(int reports, int mails, long first, long last) {

        boolean isTooMuch() {
            return reports >= FEWEST_REPORTS && reports * 100 > mails * MOST_PERCENT;
        }
    }

    /**
     * The most reports about 1,000 mails in a row from one sender, of which this is one; about all mails, if
     * there are fewer. Mails that are still owed, or were cancelled, do not count as mails.
     */
    private Reported reportedNear(long delivery, String sender) {
        return jdbc.sql("""
                with reported as (
                    select count(*) as reports from delivery
                    where address_unknown and id between :first and :last and kind = any (:kinds)
                ), near as (
                    (select id, address_unknown from delivery
                     where id <= :delivery and id >= :first and status in ('sent', 'failed') and kind = any (:kinds)
                        and (select reports from reported) >= :fewest
                     order by id desc limit %1$d)
                    union all
                    (select id, address_unknown from delivery
                     where id > :delivery and id <= :last and status in ('sent', 'failed') and kind = any (:kinds)
                        and (select reports from reported) >= :fewest
                     order by id limit %1$d - 1)
                ), row_of_mails as (
                    select id, first_value(id) over last_mails as first, count(*) over last_mails as mails,
                        count(*) filter (where address_unknown) over last_mails as reports
                    from near window last_mails as (order by id rows between %1$d - 1 preceding and current row)
                )
                select reports, mails, first, id as last from row_of_mails
                where id >= :delivery and mails = (select least(%1$d, count(*)) from near)
                order by reports desc, id limit 1
                """.formatted(MAILS))
                .param("delivery", delivery)
                .param("first", delivery - FARTHEST)
                .param("last", delivery + FARTHEST)
                .param("kinds", kinds(sender))
                .param("fewest", FEWEST_REPORTS)
                .query((row, n) -> new Reported(
                        row.getInt("reports"), row.getInt("mails"), row.getLong("first"), row.getLong("last")))
                .optional()
                .orElse(new Reported(0, 0, delivery, delivery));
    }

    /** The reports about these mails that were believed before become withheld ones. */
    private void liftSuppressions(String sender, Reported reported) {
        jdbc.sql("""
                with lifted as (
                    delete from suppressed_address where delivery_id in (
                        select id from delivery
                        where address_unknown and id between :first and :last and kind = any (:kinds))
                    returning email, reason, code, source, delivery_id, suppressed_at
                )
                insert into withheld_report (sender, email, reason, code, source, delivery_id, reported_at)
                select distinct on (lower(email)) :sender, lower(email), reason, code, source, delivery_id, suppressed_at
                from lifted
                on conflict do nothing
                """)
                .param("first", reported.first())
                .param("last", reported.last())
                .param("kinds", kinds(sender))
                .param("sender", sender)
                .update();
    }

    private String[] kinds(String sender) {
        return composer.typesFrom(sender).stream().map(MailType::code).toArray(String[]::new);
    }
}
