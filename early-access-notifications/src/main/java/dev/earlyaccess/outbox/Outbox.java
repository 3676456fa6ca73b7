package dev.earlyaccess.outbox;

import dev.earlyaccess.shared.Timestamps;
import dev.earlyaccess.usage.UsageCounts;
import dev.earlyaccess.user.SuppressionList;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Every mail that was ever owed, with its result. Only the owner of a claimed delivery writes its result. The counts that a
 * launch's progress shows are increased in the same transaction, so no row is ever counted.
 */
@Repository
public class Outbox {

    /**
     * Ends every insert of deliveries: one that was cancelled is owed again, any other stays as it is. So no sweep can owe a
     * second mail for the same reason.
     */
    public static final String UNLESS_OWED_BEFORE = """
            on conflict (recipient, occasion) do update
            set status = 'owed', owed_at = excluded.owed_at, due_at = excluded.due_at, launch_id = excluded.launch_id,
                update_id = excluded.update_id, attempts = 0, last_error = null, claimed_by = null, claimed_until = null, settled_at = null,
                settled_version = null
            where delivery.status = 'cancelled'
            """;

    private static final String SETTLE = """
            update delivery set claimed_by = null, claimed_until = null, settled_at = :now,
            """;

    private static final String IF_OURS = """
             where id = :id and claimed_by = :owner and status = 'owed'
            """;

    /** Of a launch's mails, so much is remembered that it can be told how many a second it is; see {@code Launches}. */
    private static final String RATE = """
            , mailing_since = coalesce(c.mailing_since, :now),
            recent_at = greatest(c.recent_at, :now),
            recent = n.letters + c.recent * exp(
                -least(600, greatest(0, coalesce(extract(epoch from :now - c.recent_at), 0))) / %d)
            """.formatted(SendRate.SECONDS);

    private static final String SENT_NO_MORE = ", sent = c.sent - n.letters";

    /** Counted as use are mails to users who are enrolled; those to the team and its replies are not. */
    private static final String COUNT_MAILS = ", mailed as ("
            + UsageCounts.INTO
            + "select feature_id, cast(:now at time zone 'UTC' as date), 'mail'," + UsageCounts.ANY_SLOT + """
            , count(*) from settled
            where feature_id is not null and kind in ('launch', 'feedback-request', 'update', 'general-availability')
            group by feature_id order by feature_id
            """
            + UsageCounts.ADDED
            + ")";

    private final JdbcClient jdbc;
    private final SuppressionList suppressions;
    private final TransactionOperations transaction;

    Outbox(JdbcClient jdbc, SuppressionList suppressions, TransactionOperations transaction) {
        this.jdbc = jdbc;
        this.suppressions = suppressions;
        this.transaction = transaction;
    }

    /**
     * Owes mails about one event, in the transaction that it is part of.
     *
     * @param event what tells it apart from all others of the kind
     * @param recipients user ids or mail addresses, whichever the kind is owed to; each of them gets one mail
     * @param feature the id of the feature that it is about, if it is about one
     */
    public void owe(MailType kind, Object event, Collection<String> recipients, @Nullable Long feature, Instant now) {
        jdbc.sql("""
                insert into delivery (kind, recipient, occasion, feature_id, owed_at, due_at)
                select :kind, recipient, :occasion, :feature, :now, :now from unnest(:recipients) as owed (recipient)
                """ + UNLESS_OWED_BEFORE)
                .param("kind", kind.code())
                .param("occasion", kind.occasion(event))
                .param("recipients", recipients.toArray(String[]::new))
                .param("feature", feature)
                .param("now", Timestamps.of(now))
                .update();
    }

    /**
     * Owes the mails of this occasion again, for this launch, that were cancelled before this version of the feature.
     * Returns how many it owed, at most so many.
     */
    public int oweAgain(String occasion, long launch, long beforeVersion, Instant now, int limit) {
        return jdbc.sql("""
                update delivery
                set status = 'owed', owed_at = :now, due_at = :now, launch_id = :launch, attempts = 0, last_error = null,
                    claimed_by = null, claimed_until = null, settled_at = null, settled_version = null
                where status = 'cancelled' and id in (
                    select id from delivery
                    where occasion = :occasion and status = 'cancelled' and settled_version < :version
                    limit :limit)
                """)
                .param("occasion", occasion)
                .param("launch", launch)
                .param("version", beforeVersion)
                .param("now", Timestamps.of(now))
                .param("limit", limit)
                .update();
    }

    /** Records what became of deliveries: what was sent, and what no longer held, in one go. */
    public void settle(List<? extends DeliveryResult> settlements, Instant now) {
        sent(only(DeliveryResult.Sent.class, settlements), now);
        cancelled(only(DeliveryResult.Cancelled.class, settlements), now);
        only(DeliveryResult.Failed.class, settlements).forEach(failed -> failed(failed, now));
        only(DeliveryResult.Retried.class, settlements).forEach(this::retried);
        only(DeliveryResult.Postponed.class, settlements).forEach(this::putOff);
    }

    private static <S extends DeliveryResult> List<S> only(Class<S> type, List<? extends DeliveryResult> settlements) {
        return settlements.stream().filter(type::isInstance).map(type::cast).toList();
    }

    /**
     * One statement, and it does not wait for the disk: should the database itself crash in the next instant, these mails
     * are owed again and sent again under the same Message-ID. That is all that mail promises anyhow.
     */
    private void sent(List<DeliveryResult.Sent> sent, Instant now) {
        if (sent.isEmpty()) {
            return;
        }
        jdbc.sql("""
                with letter as (
                    select * from unnest(:ids, :owners) as letter (id, owner) order by id
                ), settled as (
                    update delivery d
                    set status = 'sent', sent_at = :now, settled_at = :now, attempts = attempts + 1, last_error = null,
                        claimed_by = null, claimed_until = null
                    from letter where d.id = letter.id and d.claimed_by = letter.owner and d.status = 'owed'
                    returning d.launch_id, d.update_id, d.feature_id, d.kind
                )
                """ + counted("launch", "launch_id", "sent", RATE) + counted("feature_update", "update_id", "sent", "")
                        + COUNT_MAILS + " select set_config('synchronous_commit', 'off', true)")
                .param("ids", ids(sent))
                .param("owners", owners(sent))
                .param("now", Timestamps.of(now))
                .query()
                .listOfRows();
    }

    private void failed(DeliveryResult.Failed failed, Instant now) {
        transaction.executeWithoutResult(status -> {
            write(
                            failed.claim(),
                            "with settled as (" + SETTLE
                                    + "status = 'failed', attempts = attempts + 1, last_error = :reason" + IF_OURS
                                    + "returning launch_id, update_id)"
                                    + counted("failed")
                                    + "select count(*) from settled")
                    .param("reason", failed.reason())
                    .param("now", Timestamps.of(now))
                    .query(Long.class)
                    .single();
            if (failed.unreachable() != null) {
                suppressions.suppress(failed.unreachable(), failed.reason(), now);
            }
        });
    }

    /** The latest mail that was sent to this address has failed after all. */
    void cameBack(String address, String reason, Instant now) {
        jdbc.sql("""
                with latest as (
                    select id from delivery
                    where status = 'sent' and recipient in (
                        select user_id from users where lower(email) = lower(:address) union all select lower(:address))
                    order by sent_at desc limit 1
                ), settled as (
                    update delivery d set status = 'failed', settled_at = :now, last_error = :reason
                    from latest where d.id = latest.id and d.status = 'sent'
                    returning d.launch_id, d.update_id
                )
                """ + counted("launch", "launch_id", "failed", SENT_NO_MORE)
                        + counted("feature_update", "update_id", "failed", SENT_NO_MORE)
                        + "select count(*) from settled")
                .param("address", address)
                .param("reason", reason)
                .param("now", Timestamps.of(now))
                .query(Long.class)
                .single();
    }

    private void retried(DeliveryResult.Retried retried) {
        write(retried.claim(), """
                update delivery set claimed_by = null, claimed_until = null, due_at = :at,
                    attempts = attempts + 1, last_error = :reason
                """ + IF_OURS)
                .param("reason", retried.reason())
                .param("at", Timestamps.of(retried.at()))
                .update();
    }

    private void putOff(DeliveryResult.Postponed putOff) {
        write(putOff.claim(), "update delivery set claimed_by = null, claimed_until = null, due_at = :until" + IF_OURS)
                .param("until", Timestamps.of(putOff.until()))
                .update();
    }

    /**
     * For a feedback request the user's enrollment is to be asked about again, so that the sweep finds it once it is due
     * anew. The enrollments come first, as they do in the sweep.
     */
    private void cancelled(List<DeliveryResult.Cancelled> cancelled, Instant now) {
        if (cancelled.isEmpty()) {
            return;
        }
        transaction.executeWithoutResult(status -> {
            unsettle(cancelled.stream()
                    .filter(one -> one.claim().kind() == MailType.FEEDBACK_REQUEST)
                    .toList());
            cancel(cancelled, now);
        });
    }

    private void unsettle(List<DeliveryResult.Cancelled> cancelled) {
        if (cancelled.isEmpty()) {
            return;
        }
        jdbc.sql("""
                update enrollment e set feedback_settled = false
                from unnest(:ids, :owners) as letter (id, owner)
                join delivery d on d.id = letter.id and d.claimed_by = letter.owner and d.status = 'owed'
                where e.user_id = d.recipient and e.feature_id = d.feature_id and e.status = 'opted-in'
                """)
                .param("ids", ids(cancelled))
                .param("owners", owners(cancelled))
                .update();
    }

    private void cancel(List<DeliveryResult.Cancelled> cancelled, Instant now) {
        jdbc.sql("""
                with letter as (
                    select * from unnest(:ids, :owners, :versions, :reasons) as letter (id, owner, version, reason) order by id
                ), settled as (
                    update delivery d
                    set status = 'cancelled', settled_at = :now, settled_version = letter.version,
                        last_error = letter.reason, claimed_by = null, claimed_until = null
                    from letter where d.id = letter.id and d.claimed_by = letter.owner and d.status = 'owed'
                    returning d.launch_id, d.update_id
                )
                """ + counted("cancelled") + "select count(*) from settled")
                .param("ids", ids(cancelled))
                .param("owners", owners(cancelled))
                .param(
                        "versions",
                        cancelled.stream()
                                .map(DeliveryResult.Cancelled::version)
                                .toArray(Long[]::new))
                .param(
                        "reasons",
                        cancelled.stream().map(DeliveryResult.Cancelled::reason).toArray(String[]::new))
                .param("now", Timestamps.of(now))
                .query(Long.class)
                .single();
    }

    /** Continues a statement with {@code settled}: counts that up on the launches and updates that owed it. */
    private static String counted(String counter) {
        return counted("launch", "launch_id", counter, "") + counted("feature_update", "update_id", counter, "");
    }

    /** Rows are held in order, so that no two instances wait for each other. */
    private static String counted(String table, String column, String counter, String more) {
        return """
                , letters_of_%1$s as (
                    select %2$s as id, count(*) as letters from settled where %2$s is not null group by %2$s
                ), held_%1$s as (
                    select id from %1$s where id in (select id from letters_of_%1$s) order by id for update
                ), counted_%1$s as (
                    update %1$s c set %3$s = c.%3$s + n.letters%4$s
                    from letters_of_%1$s n join held_%1$s using (id) where c.id = n.id
                )
                """.formatted(table, column, counter, more);
    }

    private static Long[] ids(List<? extends DeliveryResult> settlements) {
        return settlements.stream().map(one -> one.claim().id()).toArray(Long[]::new);
    }

    private static String[] owners(List<? extends DeliveryResult> settlements) {
        return settlements.stream().map(one -> one.claim().owner()).toArray(String[]::new);
    }

    private JdbcClient.StatementSpec write(ClaimedDelivery claim, String sql) {
        return jdbc.sql(sql).param("id", claim.id()).param("owner", claim.owner());
    }
}
