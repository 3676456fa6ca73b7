package dev.earlyaccess.delivery;

import dev.earlyaccess.stage.KebabCase;
import dev.earlyaccess.user.UserId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * Every mail that was ever owed, and what became of it. A claim is a lease by the database's clock, never an open
 * transaction; what became of a delivery is written only by whoever holds its claim.
 */
@Repository
public class Ledger {

    /**
     * Ends every insert of deliveries: one that was cancelled is owed again, any other stays as it is. So no sweep can owe a
     * second mail for the same reason.
     */
    public static final String UNLESS_OWED_BEFORE = """
            on conflict (recipient, occasion) do update
            set status = 'owed', owed_at = excluded.owed_at, due_at = excluded.due_at, attempts = 0, last_error = null,
                claimed_by = null, claimed_until = null, settled_at = null, settled_version = null
            where delivery.status = 'cancelled'
            """;

    private static final String SETTLE = """
            update delivery set claimed_by = null, claimed_until = null, settled_at = :now,
            """;

    private static final String IF_OURS = """
             where id = :id and claimed_by = :owner and status = 'owed'
            """;

    private static final List<String> KINDS =
            Arrays.stream(Kind.values()).map(Kind::code).toList();

    private final JdbcClient jdbc;

    Ledger(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Owes the mails of this occasion again that were cancelled before this version of the feature. Returns how many it
     * owed, at most so many.
     */
    public int oweAgain(String occasion, long beforeVersion, Instant now, int limit) {
        return jdbc.sql("""
                update delivery
                set status = 'owed', owed_at = :now, due_at = :now, attempts = 0, last_error = null,
                    claimed_by = null, claimed_until = null, settled_at = null, settled_version = null
                where status = 'cancelled' and id in (
                    select id from delivery
                    where occasion = :occasion and status = 'cancelled' and settled_version < :version
                    limit :limit)
                """)
                .param("occasion", occasion)
                .param("version", beforeVersion)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("limit", limit)
                .update();
    }

    /** Claims deliveries that are due, the longest due first; those that others are claiming are left to them. */
    List<Claim> claim(String owner, Duration lease, int limit, Instant now) {
        return jdbc.sql("""
                with due as (
                    select id from delivery
                    where status = 'owed' and due_at <= :now and kind in (:kinds)
                        and (claimed_until is null or claimed_until < clock_timestamp())
                    order by due_at, id limit :limit
                    for update skip locked
                )
                update delivery d set claimed_by = :owner, claimed_until = clock_timestamp() + make_interval(secs => :lease)
                from due where d.id = due.id
                returning d.id, d.kind, d.recipient, d.attempts, d.message_token, d.claimed_by
                """)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("kinds", KINDS)
                .param("limit", limit)
                .param("owner", owner)
                .param("lease", lease.toSeconds())
                .query((row, n) -> claim(row))
                .list();
    }

    private static Claim claim(ResultSet row) throws SQLException {
        return new Claim(
                row.getLong("id"),
                KebabCase.require(Kind.class, row.getString("kind")),
                new UserId(row.getString("recipient")),
                row.getInt("attempts"),
                row.getObject("message_token", UUID.class),
                row.getString("claimed_by"));
    }

    /** Starts the lease anew, so that a whole one is left. False if somebody else holds the delivery by now. */
    boolean renew(Claim claim, Duration lease) {
        return write(
                                claim,
                                "update delivery set claimed_until = clock_timestamp() + make_interval(secs => :lease)"
                                        + IF_OURS)
                        .param("lease", lease.toSeconds())
                        .update()
                == 1;
    }

    void sent(Claim claim, Instant now) {
        write(claim, SETTLE + "status = 'sent', sent_at = :now, attempts = attempts + 1, last_error = null" + IF_OURS)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    void failed(Claim claim, String error, Instant now) {
        write(claim, SETTLE + "status = 'failed', attempts = attempts + 1, last_error = :error" + IF_OURS)
                .param("error", error)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    /** Counts an attempt, and tries again then. */
    void retry(Claim claim, String error, Instant at) {
        write(claim, """
                update delivery set claimed_by = null, claimed_until = null, due_at = :at,
                    attempts = attempts + 1, last_error = :error
                """ + IF_OURS)
                .param("error", error)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
    }

    /** Leaves it owed until then; that is no attempt. */
    void putOff(Claim claim, Instant until) {
        write(claim, "update delivery set claimed_by = null, claimed_until = null, due_at = :until" + IF_OURS)
                .param("until", until.atOffset(ZoneOffset.UTC))
                .update();
    }

    /**
     * Settles a delivery that no longer holds. For a feedback request the user's enrollment is to be asked about again, so
     * that the sweep finds it once it is due anew. The enrollment comes first, as it does in the sweep.
     */
    @Transactional
    void cancel(Case judged, String reason, Instant now) {
        if (judged.claim().kind() == Kind.FEEDBACK_REQUEST) {
            unsettle(judged);
        }
        write(
                        judged.claim(),
                        SETTLE + "status = 'cancelled', settled_version = :version, last_error = :reason" + IF_OURS)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("version", judged.version())
                .param("reason", reason)
                .update();
    }

    private void unsettle(Case judged) {
        jdbc.sql("""
                update enrollment e set feedback_settled = false
                where e.user_id = :user and e.feature_id = :feature and e.status = 'opted-in' and exists (
                    select from delivery where id = :id and claimed_by = :owner and status = 'owed')
                """)
                .param("user", judged.claim().recipient().value())
                .param("feature", judged.feature())
                .param("id", judged.claim().id())
                .param("owner", judged.claim().owner())
                .update();
    }

    /** Gives back those of these claims that are still held. */
    void release(List<Claim> claims) {
        if (claims.isEmpty()) {
            return;
        }
        jdbc.sql("""
                update delivery set claimed_by = null, claimed_until = null
                where id in (:ids) and claimed_by = :owner and status = 'owed'
                """)
                .param("ids", claims.stream().map(Claim::id).toList())
                .param("owner", claims.get(0).owner())
                .update();
    }

    private JdbcClient.StatementSpec write(Claim claim, String sql) {
        return jdbc.sql(sql).param("id", claim.id()).param("owner", claim.owner());
    }
}
