package dev.earlyaccess.sending;

import dev.earlyaccess.mail.MailId;
import dev.earlyaccess.mail.MailType;
import dev.earlyaccess.outbox.ClaimedDelivery;
import dev.earlyaccess.outbox.Occasion;
import dev.earlyaccess.outbox.Outbox;
import dev.earlyaccess.shared.Timestamps;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * What of the {@link Outbox} is due, and who is about to send it. A claim is a lease by the database's clock, never an open
 * transaction: whoever dies with it loses it.
 */
@Repository
public class DeliveryQueue {

    private final JdbcClient jdbc;

    DeliveryQueue(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Claims deliveries that are due: first those that go ahead, then of each lane the longest due first and of all lanes
     * alike. Those that others are claiming are left to them, and those of a paused launch lie.
     */
    List<ClaimedDelivery> claim(
            String owner, Duration lease, int limit, Set<MailType> kinds, QueueProgress progress, Instant now) {
        if (kinds.isEmpty() || limit == 0) {
            return List.of();
        }
        List<ClaimedDelivery> claims = shares(owner, lease, progress.occasionsOf(kinds), limit, progress, now);
        if (!claims.isEmpty()) {
            return claims;
        }
        progress.found(occasions(kinds, now), kinds);
        return shares(owner, lease, progress.occasionsOf(kinds), limit, progress, now);
    }

    private List<ClaimedDelivery> shares(
            String owner, Duration lease, List<String> occasions, int limit, QueueProgress progress, Instant now) {
        List<String> shuffled = new ArrayList<>(occasions);
        Collections.shuffle(shuffled);
        QueueShares lanes = QueueShares.of(shuffled);
        List<ClaimedDelivery> claims = new ArrayList<>(claim(owner, lease, lanes.ahead(), limit, progress, now));
        int share = lanes.share(limit - claims.size());
        lanes.shared().values().forEach(shared -> claims.addAll(claim(owner, lease, shared, share, progress, now)));
        claims.addAll(claim(owner, lease, lanes.single(), limit - claims.size(), progress, now));
        return claims;
    }

    /** The occasions with something due. However many rows there are, this looks at two for each occasion. */
    private List<String> occasions(Set<MailType> kinds, Instant now) {
        return jdbc
                .sql("""
                with recursive lane (occasion) as (
                    (select min(occasion) from delivery where status = 'owed')
                    union all
                    select (select min(occasion) from delivery where status = 'owed' and occasion > lane.occasion)
                    from lane where lane.occasion is not null
                )
                select occasion from lane
                where lane.occasion is not null
                    and not exists (
                        select from launch l join feature f on f.id = l.feature_id
                        where l.paused and lane.occasion =""" + Occasion.sql(MailType.LAUNCH, "f.key") + """
                    )
                    and exists (
                        select from delivery d
                        where d.status = 'owed' and d.occasion = lane.occasion and d.due_at <= :now)
                """)
                .param("now", Timestamps.of(now))
                .query(String.class)
                .list()
                .stream()
                .filter(occasion -> kinds.contains(Occasion.parse(occasion).type()))
                .toList();
    }

    /** The share of each lane is written into the statement: the planner has to know that it is small. */
    private List<ClaimedDelivery> claim(
            String owner, Duration lease, List<String> lanes, int limit, QueueProgress progress, Instant now) {
        if (lanes.isEmpty() || limit <= 0) {
            return List.of();
        }
        int share = (limit + lanes.size() - 1) / lanes.size();
        List<QueueProgress.Position> positions =
                lanes.stream().map(progress::in).toList();
        return jdbc.sql("""
                with due as (
                    select d.id from unnest(:lanes, cast(:dueAts as timestamptz[]), :ids) as lane (occasion, due_at, id)
                    cross join lateral (
                        select id from delivery
                        where status = 'owed' and occasion = lane.occasion and due_at <= :now
                            and (due_at, id) > (lane.due_at, lane.id)
                            and (claimed_until is null or claimed_until < clock_timestamp())
                        order by due_at, id limit %d
                        for update skip locked) d
                    limit %d
                )
                update delivery d set claimed_by = :owner, claimed_until = clock_timestamp() + make_interval(secs => :lease)
                from due where d.id = due.id
                returning d.id, d.recipient, d.occasion, d.feature_id, d.due_at, d.attempts, d.message_token,
                    d.claimed_by
                """.formatted(share, limit))
                .param("lanes", lanes.toArray(String[]::new))
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
                    progress.reached(
                            row.getString("occasion"),
                            new QueueProgress.Position(
                                    row.getObject("due_at", OffsetDateTime.class), row.getLong("id")));
                    return claim(row);
                })
                .list();
    }

    private static ClaimedDelivery claim(ResultSet row) throws SQLException {
        return new ClaimedDelivery(
                new MailId(row.getLong("id"), row.getObject("message_token", UUID.class)),
                row.getString("recipient"),
                Occasion.parse(row.getString("occasion")),
                row.getObject("feature_id", Long.class),
                row.getInt("attempts"),
                row.getString("claimed_by"));
    }

    /**
     * Starts the lease of these claims anew. Returns those that nobody else holds by now. Like whatever settles several, it
     * goes by their ids in order, so that none of them waits for another that waits for it.
     */
    Set<Long> renew(String owner, Collection<Long> claims, Duration lease) {
        return new HashSet<>(jdbc.sql("""
                with held as (
                    select id from delivery where id = any (:ids) and claimed_by = :owner and status = 'owed' order by id for update
                )
                update delivery d set claimed_until = clock_timestamp() + make_interval(secs => :lease)
                from held where d.id = held.id
                returning d.id
                """)
                .param("lease", lease.toSeconds())
                .param("ids", claims.toArray(Long[]::new))
                .param("owner", owner)
                .query(Long.class)
                .list());
    }

    /** Gives back those of these claims that are still held. */
    void release(String owner, Collection<Long> claims) {
        jdbc.sql("""
                update delivery set claimed_by = null, claimed_until = null
                where id = any (:ids) and claimed_by = :owner and status = 'owed'
                """)
                .param("ids", claims.toArray(Long[]::new))
                .param("owner", owner)
                .update();
    }
}
