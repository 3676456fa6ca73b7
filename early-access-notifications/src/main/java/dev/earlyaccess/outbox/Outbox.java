package dev.earlyaccess.outbox;

import dev.earlyaccess.mail.MailId;
import dev.earlyaccess.mail.MailType;
import dev.earlyaccess.shared.KebabCase;
import dev.earlyaccess.shared.Timestamps;
import dev.earlyaccess.usage.UsageCounts;
import dev.earlyaccess.user.MailObstacle;
import dev.earlyaccess.user.MailTopic;
import dev.earlyaccess.user.ReportSource;
import dev.earlyaccess.user.UnreachableReport;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Every mail that was ever owed, with its result. Only the owner of a claimed delivery writes its result. The
 * counts that a launch's progress shows are increased in the same transaction, so no row is ever counted.
 */
@Repository
public class Outbox {

    /**
     * Ends every insert of deliveries: a cancelled delivery is owed again, or cancelled again for another
     * reason; any other stays as it is. So no sweep can owe a second mail for the same occasion.
     */
    private static final String UNLESS_OWED_BEFORE = """
            on conflict (recipient, occasion) do update
            set status = excluded.status, reason = excluded.reason, owed_at = excluded.owed_at, due_at = excluded.due_at,
                launch_id = excluded.launch_id, update_id = excluded.update_id, attempts = 0, last_error = null,
                claimed_by = null, claimed_until = null, settled_at = excluded.settled_at,
                settled_version = excluded.settled_version
            where delivery.status = 'cancelled'
            """;

    /**
     * An SQL condition: the launch mails about one feature that were cancelled before a version of it. The
     * placeholders are expressions for the feature's id and the version.
     */
    public static final String LAUNCH_MAILS_CANCELLED_BEFORE =
            " feature_id = %s and kind = 'launch' and status = 'cancelled' and settled_version < %s ";

    private static final String IF_STILL_OWNED = """
             where id = :id and claimed_by = :owner and status = 'owed'
            """;

    /** Keeps what {@link SendRate} needs to know about the mails of a launch. */
    private static final String RATE = """
            , mailing_since = coalesce(c.mailing_since, :now),
            recent_at = greatest(c.recent_at, :now),
            recent = n.mails + c.recent * exp(
                -least(600, greatest(0, coalesce(extract(epoch from :now - c.recent_at), 0))) / %d)
            """.formatted(SendRate.SECONDS);

    private static final String BY_MESSAGE_ID =
            "select id, kind from delivery where id = :delivery and message_token = :token";

    private static final String LATEST_TO_ADDRESS = """
            select id, kind from delivery
            where sent_at is not null and recipient in (
                select user_id from users where lower(email) = lower(:address) union all select lower(:address))
            order by sent_at desc limit 1
            """;

    private static final String NO_LONGER_SENT = ", sent = c.sent - n.mails";

    /**
     * Counts mails to enrolled users as usage of the feature, but neither mails to the team nor its replies.
     */
    private static final String COUNT_MAILS = ", mailed as ("
            + UsageCounts.INTO
            + "select feature_id, cast(:now at time zone 'UTC' as date), 'mail'," + UsageCounts.ANY_SLOT
            + """
            , count(*) from finished
            where feature_id is not null and kind in (%s)
            group by feature_id order by feature_id
            """.formatted(Stream.of(MailType.values())
                    .filter(type -> type.audience().isEnrolled())
                    .map(type -> "'" + type.code() + "'")
                    .collect(Collectors.joining(", ")))
            + UsageCounts.ADDED
            + ")";

    private final JdbcClient jdbc;
    private final SuppressionGuard guard;
    private final TransactionOperations transaction;
    private final DeliveryMetrics metrics;

    Outbox(JdbcClient jdbc, SuppressionGuard guard, TransactionOperations transaction, DeliveryMetrics metrics) {
        this.jdbc = jdbc;
        this.metrics = metrics;
        this.guard = guard;
        this.transaction = transaction;
    }

    /**
     * An SQL select for sweeps, without its conditions: the {@code user_id} and the {@code feature_id} of each
     * enrollment {@code e}, and the {@code obstacle} that keeps mails about this topic from the user. It joins
     * enrollments and users by the user's id, so that a database that distributes both by user can join them
     * on each machine.
     *
     * @param range an SQL condition that holds for all these users' ids, where {@code %1$s} stands for the
     *     table: it lets the database read a page of each table, instead of looking up each user
     */
    public static String enrolledUsers(MailTopic topic, String range) {
        return "select e.user_id, e.feature_id," + MailObstacle.sql(topic) + """
                as obstacle
                from enrollment e left join users u on u.user_id = e.user_id and %s
                """.formatted(range.formatted("u"))
                + MailObstacle.SUPPRESSION + "and " + range.formatted("s") + "\n";
    }

    /**
     * An SQL statement for sweeps, without an end: it owes a mail to each user whom a select returns. A user
     * with an obstacle is owed no mail; that delivery is written as cancelled, with the obstacle as reason, and
     * is owed again like any other cancelled one. It needs the parameter {@code :now}, and can return the
     * status of each delivery that it wrote.
     *
     * @param users a select of these columns, in any order: {@code recipient}, {@code occasion},
     *     {@code feature_id}, {@code feature_version}, {@code launch_id}, {@code update_id}, {@code owed_at}, and
     *     {@code obstacle}, of {@link #enrolledUsers}
     */
    public static String oweOrCancel(MailType type, String users) {
        return """
                insert into delivery (kind, recipient, occasion, feature_id, launch_id, update_id, owed_at, due_at, status,
                    reason, settled_at, settled_version)
                select '%s', recipient, occasion, feature_id, launch_id, update_id, owed_at, :now,
                    case when obstacle is null then 'owed' else 'cancelled' end, obstacle,
                    case when obstacle is not null then cast(:now as timestamptz) end,
                    case when obstacle is not null then feature_version end
                from (%s) mail
                """.formatted(type.code(), users) + UNLESS_OWED_BEFORE;
    }

    /**
     * Owes mails for one occasion, in the transaction that causes them.
     *
     * @param recipients user ids or mail addresses, depending on the type; each of them gets one mail
     * @param feature the id of the feature that the mails are about, if they are about one
     */
    public void owe(Occasion occasion, Collection<String> recipients, @Nullable Long feature, Instant now) {
        jdbc.sql("""
                insert into delivery (kind, recipient, occasion, feature_id, owed_at, due_at)
                select :type, recipient, :occasion, :feature, :now, :now from unnest(:recipients) as owed (recipient)
                """ + UNLESS_OWED_BEFORE)
                .param("type", occasion.type().code())
                .param("occasion", occasion.toString())
                .param("recipients", recipients.toArray(String[]::new))
                .param("feature", feature)
                .param("now", Timestamps.of(now))
                .update();
    }

    /**
     * A page of cancelled mails.
     *
     * @param found the number of mails on the page
     * @param owed how many of them are owed again
     */
    public record OwedAgain(int found, int owed) {}

    /**
     * Owes the launch mails about a feature again that were cancelled before this version of the feature, as
     * mails of this launch: at most {@code limit} of them. Those with an obstacle stay cancelled, at this
     * version.
     */
    public OwedAgain oweLaunchMailsAgain(long feature, long launch, long beforeVersion, Instant now, int limit) {
        return jdbc.sql(oweAgainSql(limit))
                .param("feature", feature)
                .param("launch", launch)
                .param("version", beforeVersion)
                .param("now", Timestamps.of(now))
                .query((row, n) -> new OwedAgain(row.getInt("found"), row.getInt("owed")))
                .single();
    }

    /**
     * Its plan does not depend on the planner's statistics. The order makes it read the index of these mails,
     * instead of the whole table up to the first of them. A full join is always a hash join (or a merge join);
     * any other join may compare each mail with each user of the page.
     */
    static String oweAgainSql(int limit) {
        return """
                with page as (
                    select id, recipient from delivery
                    where""" + LAUNCH_MAILS_CANCELLED_BEFORE.formatted(":feature", ":version") + """
                    order by settled_version limit %d
                ), known as (
                    select u.user_id,""".formatted(limit)
                + MailObstacle.sql(MailTopic.LAUNCHES) + """
                    as obstacle from users u
                    """ + MailObstacle.SUPPRESSION + """
                    where u.user_id in (select recipient from page)
                ), mail as materialized (
                    select page.id, case when known.user_id is null then 'no-address' else known.obstacle end as obstacle
                    from page full join known on known.user_id = page.recipient
                ), again as (
                    update delivery d
                    set status = case when mail.obstacle is null then 'owed' else 'cancelled' end, reason = mail.obstacle,
                        owed_at = :now, due_at = :now, launch_id = :launch, attempts = 0, last_error = null,
                        claimed_by = null, claimed_until = null,
                        settled_at = case when mail.obstacle is not null then cast(:now as timestamptz) end,
                        settled_version = case when mail.obstacle is not null then cast(:version as bigint) end
                    from mail
                    where d.id = mail.id and d.status = 'cancelled'
                    returning d.status
                )
                select count(*) as found, count(*) filter (where status = 'owed') as owed from again
                """;
    }

    /**
     * Records the results of claimed deliveries, of those that their owner still holds. All that were sent
     * are recorded in one statement, and so are all that were cancelled.
     */
    public void record(List<? extends DeliveryResult> results, Instant now) {
        sent(only(DeliveryResult.Sent.class, results), now);
        cancelled(only(DeliveryResult.Cancelled.class, results), now);
        only(DeliveryResult.Failed.class, results).forEach(failed -> failed(failed, now));
        only(DeliveryResult.Retried.class, results).forEach(this::retried);
        only(DeliveryResult.Postponed.class, results).forEach(this::postponed);
        results.forEach(metrics::count);
    }

    private static <S extends DeliveryResult> List<S> only(Class<S> type, List<? extends DeliveryResult> results) {
        return results.stream().filter(type::isInstance).map(type::cast).toList();
    }

    /**
     * One statement, which does not wait for the disk. If the database itself crashes in the next moment,
     * these mails are owed again and sent again with the same Message-ID, which at-least-once delivery
     * allows.
     */
    private void sent(List<DeliveryResult.Sent> sent, Instant now) {
        if (sent.isEmpty()) {
            return;
        }
        jdbc.sql("""
                with result as (
                    select * from unnest(:ids, :owners) as result (id, owner) order by id
                ), finished as (
                    update delivery d
                    set status = 'sent', sent_at = :now, settled_at = :now, attempts = attempts + 1, last_error = null,
                        claimed_by = null, claimed_until = null
                    from result where d.id = result.id and d.claimed_by = result.owner and d.status = 'owed'
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
            if (failed.unreachable() != null) {
                guard.lock();
            }
            boolean isWritten = write(
                                    failed.delivery(),
                                    """
                            with finished as (
                                update delivery
                                set status = 'failed', settled_at = :now, attempts = attempts + 1, last_error = :reason,
                                    address_unknown = :unknown, claimed_by = null, claimed_until = null
                            """ + IF_STILL_OWNED + "returning launch_id, update_id)" + counted("failed")
                                            + "select count(*) from finished")
                            .param("reason", failed.reason())
                            .param("unknown", failed.unreachable() != null)
                            .param("now", Timestamps.of(now))
                            .query(Long.class)
                            .single()
                    > 0;
            if (failed.unreachable() != null && isWritten) {
                guard.suppress(
                        refusal(failed.delivery(), failed.unreachable(), failed.reason()),
                        failed.delivery().type(),
                        now);
            }
        });
    }

    private static UnreachableReport refusal(ClaimedDelivery delivery, String address, String reason) {
        return new UnreachableReport(
                address,
                reason,
                EnhancedStatus.in(reason).map(EnhancedStatus::code).orElse(null),
                ReportSource.SMTP,
                delivery.id());
    }

    /** A delivery whose mail was sent. */
    record SentMail(long delivery, MailType type) {}

    /**
     * Records that a mail came back: it has failed after all. If the report names no mail, it is the latest
     * one to this address. A mail that has failed before, and a mail that is sent again, stay as they are.
     *
     * @return the mail, if there is one
     */
    Optional<SentMail> bounced(UndeliveredMail report, Instant now) {
        MailId mail = report.mail();
        return jdbc.sql("with reported as (" + (mail == null ? LATEST_TO_ADDRESS : BY_MESSAGE_ID) + """
                ), finished as (
                    update delivery d
                    set status = 'failed', settled_at = :now, last_error = :reason, address_unknown = :unknown
                    from reported where d.id = reported.id and d.status = 'sent'
                    returning d.launch_id, d.update_id
                )
                """
                        + counted("launch", "launch_id", "failed", NO_LONGER_SENT)
                        + counted("feature_update", "update_id", "failed", NO_LONGER_SENT)
                        + "select id, kind from reported")
                .param("address", report.address())
                .param("delivery", mail == null ? null : mail.delivery())
                .param("token", mail == null ? null : mail.token())
                .param("reason", report.text())
                .param("unknown", report.isAddressUnknown())
                .param("now", Timestamps.of(now))
                .query((row, n) ->
                        new SentMail(row.getLong("id"), KebabCase.require(MailType.class, row.getString("kind"))))
                .optional();
    }

    private void retried(DeliveryResult.Retried retried) {
        write(retried.delivery(), """
                update delivery set claimed_by = null, claimed_until = null, due_at = :at,
                    attempts = attempts + 1, last_error = :reason
                """ + IF_STILL_OWNED)
                .param("reason", retried.reason())
                .param("at", Timestamps.of(retried.at()))
                .update();
    }

    private void postponed(DeliveryResult.Postponed postponed) {
        write(
                        postponed.delivery(),
                        "update delivery set claimed_by = null, claimed_until = null, due_at = :until" + IF_STILL_OWNED)
                .param("until", Timestamps.of(postponed.until()))
                .update();
    }

    /**
     * Where a feedback request is cancelled, the user's enrollment is no longer settled for feedback, so that
     * the feedback sweep finds it when it is due again. Enrollments are written before deliveries, as in the
     * sweep.
     */
    private void cancelled(List<DeliveryResult.Cancelled> cancelled, Instant now) {
        if (cancelled.isEmpty()) {
            return;
        }
        transaction.executeWithoutResult(status -> {
            unsettle(cancelled.stream()
                    .filter(result -> result.delivery().type() == MailType.FEEDBACK_REQUEST)
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
                from unnest(:ids, :owners) as result (id, owner)
                join delivery d on d.id = result.id and d.claimed_by = result.owner and d.status = 'owed'
                where e.user_id = d.recipient and e.feature_id = d.feature_id and e.status = 'opted-in'
                """)
                .param("ids", ids(cancelled))
                .param("owners", owners(cancelled))
                .update();
    }

    private void cancel(List<DeliveryResult.Cancelled> cancelled, Instant now) {
        jdbc.sql("""
                with result as (
                    select * from unnest(:ids, :owners, :versions, :reasons, :obstacles)
                        as result (id, owner, version, reason, obstacle) order by id
                ), finished as (
                    update delivery d
                    set status = 'cancelled', reason = result.obstacle, settled_at = :now, settled_version = result.version,
                        last_error = result.reason, claimed_by = null, claimed_until = null
                    from result where d.id = result.id and d.claimed_by = result.owner and d.status = 'owed'
                    returning d.launch_id, d.update_id
                )
                """ + counted("cancelled") + "select count(*) from finished")
                .param("ids", ids(cancelled))
                .param("owners", owners(cancelled))
                .param(
                        "versions",
                        cancelled.stream()
                                .map(DeliveryResult.Cancelled::featureVersion)
                                .toArray(Long[]::new))
                .param(
                        "reasons",
                        cancelled.stream().map(DeliveryResult.Cancelled::reason).toArray(String[]::new))
                .param(
                        "obstacles",
                        cancelled.stream()
                                .map(result -> result.obstacle() == null
                                        ? null
                                        : result.obstacle().code())
                                .toArray(String[]::new))
                .param("now", Timestamps.of(now))
                .query(Long.class)
                .single();
    }

    /**
     * Continues a statement that has {@code finished}: increases a counter of the launches and updates that
     * owed those mails.
     */
    private static String counted(String counter) {
        return counted("launch", "launch_id", counter, "") + counted("feature_update", "update_id", counter, "");
    }

    /** Rows are locked in the order of their ids, so that no two instances wait for each other. */
    private static String counted(String table, String column, String counter, String more) {
        return """
                , mails_of_%1$s as (
                    select %2$s as id, count(*) as mails from finished where %2$s is not null group by %2$s
                ), held_%1$s as (
                    select id from %1$s where id in (select id from mails_of_%1$s) order by id for update
                ), counted_%1$s as (
                    update %1$s c set %3$s = c.%3$s + n.mails%4$s
                    from mails_of_%1$s n join held_%1$s using (id) where c.id = n.id
                )
                """.formatted(table, column, counter, more);
    }

    private static Long[] ids(List<? extends DeliveryResult> results) {
        return results.stream().map(result -> result.delivery().id()).toArray(Long[]::new);
    }

    private static String[] owners(List<? extends DeliveryResult> results) {
        return results.stream().map(result -> result.delivery().owner()).toArray(String[]::new);
    }

    private JdbcClient.StatementSpec write(ClaimedDelivery delivery, String sql) {
        return jdbc.sql(sql).param("id", delivery.id()).param("owner", delivery.owner());
    }
}
