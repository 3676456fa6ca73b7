package dev.earlyaccess.sending;

import dev.earlyaccess.mail.MailId;
import dev.earlyaccess.mail.MailType;
import dev.earlyaccess.outbox.ClaimedDelivery;
import dev.earlyaccess.outbox.Occasion;
import dev.earlyaccess.outbox.Outbox;
import dev.earlyaccess.outbox.PausedSenders;
import dev.earlyaccess.shared.KebabCase;
import dev.earlyaccess.shared.Timestamps;
import dev.earlyaccess.tracing.Cause;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The deliveries of the {@link Outbox} that are due, and who is about to send them. A claim is a lease by the
 * database's clock, not an open transaction. An instance that is killed loses its claims when the lease ends.
 */
@Repository
public class DeliveryQueue {

    /** The occasions of all mails that are owed, and {@code null}. It reads one row for each. */
    private static final String QUEUES = """
            with recursive queue (occasion) as (
                (select min(occasion) from delivery where status = 'owed')
                union all
                select (select min(occasion) from delivery where status = 'owed' and occasion > queue.occasion)
                from queue where queue.occasion is not null
            )
            """;

    private static final String NOT_PAUSED = " not exists (select from launch l join feature f on f.id = l.feature_id"
            + " where l.paused and queue.occasion =" + Occasion.sql(MailType.LAUNCH, "f.key") + ") ";

    static final String OLDEST_DUE = QUEUES + """
            select split_part(queue.occasion, ':', 1) as kind, min(first.due_at) as due_at
            from queue cross join lateral (
                select due_at from delivery
                where status = 'owed' and occasion = queue.occasion and due_at <= :now
                order by due_at limit 1) first
            where""" + NOT_PAUSED + " group by 1";

    private final JdbcClient jdbc;
    private final PausedSenders paused;

    DeliveryQueue(JdbcClient jdbc, PausedSenders paused) {
        this.jdbc = jdbc;
        this.paused = paused;
    }

    /**
     * Claims deliveries of these types that are due, as {@link QueueShares} distributes them; within an
     * occasion those that have been due for the longest time. Deliveries that another instance is claiming
     * are skipped, and so are the mails of a paused launch or of a paused sender.
     */
    List<ClaimedDelivery> claim(
            String owner, Duration lease, int limit, Set<MailType> wanted, QueueProgress progress, Instant now) {
        if (wanted.isEmpty() || limit == 0) {
            return List.of();
        }
        Set<MailType> types = EnumSet.copyOf(wanted);
        types.removeAll(paused.types());
        if (types.isEmpty()) {
            return List.of();
        }
        List<ClaimedDelivery> claimed = claimShares(owner, lease, progress.occasionsOf(types), limit, progress, now);
        if (!claimed.isEmpty()) {
            return claimed;
        }
        progress.keepOccasions(occasions(types, now), types);
        return claimShares(owner, lease, progress.occasionsOf(types), limit, progress, now);
    }

    private List<ClaimedDelivery> claimShares(
            String owner, Duration lease, List<String> occasions, int limit, QueueProgress progress, Instant now) {
        List<String> shuffled = new ArrayList<>(occasions);
        Collections.shuffle(shuffled);
        QueueShares shares = QueueShares.of(shuffled);
        List<ClaimedDelivery> claimed = new ArrayList<>(claim(owner, lease, shares.first(), limit, progress, now));
        int share = shares.share(limit - claimed.size());
        shares.perType().values().forEach(ofType -> claimed.addAll(claim(owner, lease, ofType, share, progress, now)));
        claimed.addAll(claim(owner, lease, shares.perOccasion(), limit - claimed.size(), progress, now));
        return claimed;
    }

    /**
     * The occasions of these types with mails that are due. It reads two rows for each occasion, no matter
     * how many mails are owed. Mails of a type that this version does not know, for example after a
     * downgrade, stay owed.
     */
    private List<String> occasions(Set<MailType> types, Instant now) {
        return jdbc.sql(QUEUES + """
                select occasion from queue
                where split_part(queue.occasion, ':', 1) in (:types)
                    and exists (
                        select from delivery d
                        where d.status = 'owed' and d.occasion = queue.occasion and d.due_at <= :now)
                    and""" + NOT_PAUSED)
                .param("types", types.stream().map(MailType::code).toList())
                .param("now", Timestamps.of(now))
                .query(String.class)
                .list();
    }

    /**
     * Since when the oldest mail of each type has been due; without the types of which no mail is due. It reads as few rows as
     * the search for occasions.
     */
    Map<MailType, Instant> oldestDue(Instant now) {
        Map<MailType, Instant> oldest = new EnumMap<>(MailType.class);
        Set<MailType> pausedTypes = paused.types();
        jdbc.sql(OLDEST_DUE).param("now", Timestamps.of(now)).query(row -> {
            Instant dueAt = Timestamps.in(row, "due_at");
            KebabCase.find(MailType.class, row.getString("kind"))
                    .filter(type -> !pausedTypes.contains(type))
                    .ifPresent(type -> oldest.put(type, dueAt));
        });
        return oldest;
    }

    /** The limits are literals in the statement, because the planner has to know that they are small. */
    private List<ClaimedDelivery> claim(
            String owner, Duration lease, List<String> occasions, int limit, QueueProgress progress, Instant now) {
        if (occasions.isEmpty() || limit <= 0) {
            return List.of();
        }
        int share = (limit + occasions.size() - 1) / occasions.size();
        List<QueueProgress.Position> positions =
                occasions.stream().map(progress::positionIn).toList();
        return jdbc.sql("""
                with due as (
                    select d.id from unnest(:occasions, cast(:dueAts as timestamptz[]), :ids) as queue (occasion, due_at, id)
                    cross join lateral (
                        select id from delivery
                        where status = 'owed' and occasion = queue.occasion and due_at <= :now
                            and (due_at, id) > (queue.due_at, queue.id)
                            and (claimed_until is null or claimed_until < clock_timestamp())
                        order by due_at, id limit %d
                        for update skip locked) d
                    limit %d
                )
                update delivery d set claimed_by = :owner, claimed_until = clock_timestamp() + make_interval(secs => :lease)
                from due where d.id = due.id
                returning d.id, d.recipient, d.occasion, d.feature_id, d.due_at, d.attempts, d.message_token, d.claimed_by,
                    coalesce((select cause from launch where id = d.launch_id),
                        (select cause from feature_update where id = d.update_id)) as cause
                """.formatted(share, limit))
                .param("occasions", occasions.toArray(String[]::new))
                .param(
                        "dueAts",
                        positions.stream()
                                .map(position -> position.dueAt().toString())
                                .toArray(String[]::new))
                .param("ids", positions.stream().map(QueueProgress.Position::id).toArray(Long[]::new))
                .param("now", Timestamps.of(now))
                .param("owner", owner)
                .param("lease", lease.toSeconds())
                .query((row, n) -> {
                    progress.advance(
                            row.getString("occasion"),
                            new QueueProgress.Position(
                                    row.getObject("due_at", OffsetDateTime.class), row.getLong("id")));
                    return claimed(row);
                })
                .list();
    }

    private static ClaimedDelivery claimed(ResultSet row) throws SQLException {
        return new ClaimedDelivery(
                new MailId(row.getLong("id"), row.getObject("message_token", UUID.class)),
                row.getString("recipient"),
                Occasion.parse(row.getString("occasion")),
                row.getObject("feature_id", Long.class),
                row.getInt("attempts"),
                row.getString("claimed_by"),
                Cause.parse(row.getString("cause")).orElse(null));
    }

    /**
     * Renews the lease of these deliveries. Returns the ids of those that the owner still holds. Rows are
     * locked in the order of their ids, as in every statement that finishes several deliveries, so that no
     * two of them wait for each other.
     */
    Set<Long> renew(String owner, Collection<Long> ids, Duration lease) {
        return new HashSet<>(jdbc.sql("""
                with held as (
                    select id from delivery where id = any (:ids) and claimed_by = :owner and status = 'owed' order by id for update
                )
                update delivery d set claimed_until = clock_timestamp() + make_interval(secs => :lease)
                from held where d.id = held.id
                returning d.id
                """)
                .param("lease", lease.toSeconds())
                .param("ids", ids.toArray(Long[]::new))
                .param("owner", owner)
                .query(Long.class)
                .list());
    }

    /** Gives back those of these deliveries that the owner still holds. */
    void release(String owner, Collection<Long> ids) {
        jdbc.sql("""
                update delivery set claimed_by = null, claimed_until = null
                where id = any (:ids) and claimed_by = :owner and status = 'owed'
                """)
                .param("ids", ids.toArray(Long[]::new))
                .param("owner", owner)
                .update();
    }
}
