package dev.earlyaccess.privacy;

import dev.earlyaccess.audit.AuditPruning;
import dev.earlyaccess.mail.FeedbackSettings;
import dev.earlyaccess.mail.MailType;
import dev.earlyaccess.scheduling.RetentionSettings;
import dev.earlyaccess.shared.Timestamps;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** Deletes what is older than the settings say, a page at a time. A failure with one kind never stops the others. */
@Component
class Retention {

    private static final Logger log = LoggerFactory.getLogger(Retention.class);

    private static final int PAGE = 500;

    /** How many ids of deliveries are looked at at once. */
    private static final int RANGE = 10_000;

    private static final Duration ERASED_KNOWN = Duration.ofDays(30);

    /**
     * The occasions of these mails can arise again, because a feature can be launched again. All others have an event
     * of their own: an update, a transition, a day, a month, or an entry of feedback.
     */
    private static final Set<MailType> RECURRING =
            EnumSet.of(MailType.LAUNCH, MailType.FEEDBACK_REQUEST, MailType.GENERAL_AVAILABILITY);

    private static final String IS_RECURRING = " kind in ("
            + RECURRING.stream().map(type -> "'" + type.code() + "'").collect(Collectors.joining(", ")) + ") ";

    private final RetentionSettings settings;
    private final FeedbackSettings requests;
    private final AuditPruning audit;
    private final ErasedRows rows;
    private final JdbcClient jdbc;
    private final TransactionOperations transaction;

    Retention(
            RetentionSettings settings,
            FeedbackSettings requests,
            AuditPruning audit,
            ErasedRows rows,
            JdbcClient jdbc,
            TransactionOperations transaction) {
        this.settings = settings;
        this.requests = requests;
        this.audit = audit;
        this.rows = rows;
        this.jdbc = jdbc;
        this.transaction = transaction;
    }

    /** Deletes what is too old by now. */
    void run(Instant now) {
        Instant auditEnd = RetentionSettings.end(settings.auditEntries(), now);
        pages("audit entries", () -> audit.prune(auditEnd, PAGE) == PAGE);
        Instant messagesEnd = RetentionSettings.end(settings.webhookMessages(), now);
        pages("webhook messages", () -> webhookMessages(messagesEnd));
        if (settings.feedback() != null) {
            Instant end = RetentionSettings.end(settings.feedback(), now);
            pages("feedback", () -> inTransaction(() -> feedback(end)));
        }
        if (settings.deliveries() != null) {
            deliveries(RetentionSettings.end(settings.deliveries(), now), now.minus(requests.delay()));
        }
        pages("erased ids", () -> erasedIds(now.minus(ERASED_KNOWN)));
    }

    private boolean inTransaction(BooleanSupplier page) {
        return Boolean.TRUE.equals(transaction.execute(status -> page.getAsBoolean()));
    }

    /** @param page deletes one page; returns whether there may be more */
    private static void pages(String what, BooleanSupplier page) {
        try {
            boolean more = true;
            while (more && !Thread.currentThread().isInterrupted()) {
                more = page.getAsBoolean();
            }
        } catch (RuntimeException ex) { // one kind never stops the others
            log.error("Deleting old {} failed; the next run tries again", what, ex);
        }
    }

    private boolean webhookMessages(Instant end) {
        return jdbc.sql("""
                        delete from webhook_message where id in (
                            select id from webhook_message where status <> 'waiting' and settled_at < :end
                            order by settled_at limit :page)
                        """)
                        .param("end", Timestamps.of(end))
                        .param("page", PAGE)
                        .update()
                == PAGE;
    }

    /** Handled feedback, with the replies to it and the mails of the team that were not sent. */
    private boolean feedback(Instant end) {
        List<Long> page = jdbc.sql("""
                select id from feedback where status <> 'unread' and received_at < :end
                order by received_at limit :page for update skip locked
                """)
                .param("end", Timestamps.of(end))
                .param("page", PAGE)
                .query(Long.class)
                .list();
        rows.feedback(rows.withRepliesOfTheTeam(page));
        return page.size() == PAGE;
    }

    /** Walks over all deliveries by their ids, because the order of their times costs an index that each mail would fill. */
    private void deliveries(Instant end, Instant askedEnd) {
        Long last = jdbc.sql("select coalesce(max(id), 0) from delivery")
                .query(Long.class)
                .single();
        long[] from = {0};
        pages("deliveries", () -> {
            deleteDeliveries(from[0], end);
            reduceDeliveries(from[0], end, askedEnd);
            from[0] += RANGE;
            return from[0] <= last;
        });
    }

    /** An update that is still swept would owe the mail again. */
    private void deleteDeliveries(long from, Instant end) {
        jdbc.sql("""
                delete from delivery d
                where id >= :from and id < :until and status <> 'owed' and settled_at < :end
                    and not
                """ + IS_RECURRING + """
                    and not exists (select from feature_update u where u.id = d.update_id and u.finished_at is null)
                """)
                .param("from", from)
                .param("until", from + RANGE)
                .param("end", Timestamps.of(end))
                .update();
    }

    /**
     * What remains says that the recipient had this mail, so that it is never owed again; of a cancelled mail also the
     * version of the feature, so that a later launch owes it. A feedback request waits for the time of the launch mail.
     */
    private void reduceDeliveries(long from, Instant end, Instant askedEnd) {
        jdbc.sql("""
                update delivery
                set attempts = 0, last_error = null, reason = null, address_unknown = false, launch_id = null,
                    update_id = null, owed_at = null, due_at = null, sent_at = null, settled_at = null,
                    message_token = gen_random_uuid()
                where id >= :from and id < :until and status <> 'owed' and settled_at < :end
                    and (kind <> 'launch' or settled_at < :askedEnd) and
                """ + IS_RECURRING + """
                    and not exists (select from feature_update u where u.id = update_id and u.finished_at is null)
                """)
                .param("from", from)
                .param("until", from + RANGE)
                .param("end", Timestamps.of(end))
                .param("askedEnd", Timestamps.of(askedEnd))
                .update();
    }

    private boolean erasedIds(Instant end) {
        jdbc.sql("delete from erased_user where erased_at < :end")
                .param("end", Timestamps.of(end))
                .update();
        return false;
    }
}
