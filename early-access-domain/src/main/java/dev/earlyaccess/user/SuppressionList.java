package dev.earlyaccess.user;

import dev.earlyaccess.audit.AuditAction;
import dev.earlyaccess.audit.AuditSubject;
import dev.earlyaccess.audit.AuditTrail;
import dev.earlyaccess.audit.AuditValues;
import dev.earlyaccess.audit.KnownPerson;
import dev.earlyaccess.shared.KebabCase;
import dev.earlyaccess.shared.Timestamps;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * The addresses that do not exist, each with the report that says so. A user who had an address when it was
 * reported gets no mail there; a user who gets the address later does. Members of the feedback group get no
 * mail there until somebody asks for a retry, even if they become members later.
 */
@Repository
public class SuppressionList {

    /** An SQL condition: the user {@code u} has an address, and it is not suppressed for this user. */
    public static final String REACHABLE = " (" + MailObstacle.sql() + " is null) ";

    private static final int MOST_USERS = 100;

    private final JdbcClient jdbc;
    private final AuditTrail trail;

    SuppressionList(JdbcClient jdbc, AuditTrail trail) {
        this.jdbc = jdbc;
        this.trail = trail;
    }

    /**
     * Suppresses an address for the users who have it, in any spelling, and for the feedback group.
     *
     * @return whether that changed anything
     */
    public boolean suppress(UnreachableReport report, Instant at) {
        return jdbc.sql("""
                        insert into suppressed_address (email, user_id, reason, code, source, delivery_id, suppressed_at)
                        select address.email, address.user_id, :text, cast(:code as text), :source, cast(:delivery as bigint), :at
                        from (
                            select email, user_id from users where lower(email) = lower(:email)
                            union all select lower(:email), null) address
                        on conflict do nothing
                        """)
                        .param("email", report.address())
                        .param("text", report.text())
                        .param("code", report.code())
                        .param("source", report.source().code())
                        .param("delivery", report.delivery())
                        .param("at", Timestamps.of(at))
                        .update()
                > 0;
    }

    /** Sends mails to members of the feedback group with this address again, but not to a suppressed user. */
    public void retry(String email) {
        jdbc.sql("delete from suppressed_address where email = lower(:email) and user_id is null")
                .param("email", email)
                .update();
    }

    /**
     * Removes an address, in any spelling, for everybody.
     *
     * @throws NotSuppressed if it is not on the list
     */
    @Transactional
    public void remove(String email) {
        List<KnownPerson> suppressed = jdbc.sql(
                        "delete from suppressed_address where lower(email) = lower(:email) returning email, user_id")
                .param("email", email)
                .query((row, n) -> new KnownPerson(row.getString("user_id"), row.getString("email"), null))
                .list();
        if (suppressed.isEmpty()) {
            throw new NotSuppressed(email);
        }
        trail.record(
                AuditAction.SUPPRESSION_DELETED,
                AuditSubject.person(KnownPerson.at(email)),
                AuditValues.of("suppressed", suppressed.subList(0, Math.min(suppressed.size(), MOST_USERS))),
                AuditValues.NONE);
    }

    /** A page of addresses in alphabetical order, after the given address. Each has its oldest report. */
    public List<Suppression> after(String email, int limit) {
        return jdbc.sql("""
                select address, s.reason, s.code, s.source, s.delivery_id, s.suppressed_at,
                       array(select user_id from suppressed_address
                             where lower(email) = address and user_id is not null order by user_id limit %d) as users
                from (
                    select distinct lower(email) as address from suppressed_address
                    where lower(email) > :after order by address limit :limit) page
                cross join lateral (
                    select * from suppressed_address where lower(email) = address
                    order by suppressed_at, user_id nulls last limit 1) s
                order by address
                """.formatted(MOST_USERS))
                .param("after", email)
                .param("limit", limit)
                .query((row, n) -> read(row))
                .list();
    }

    /** The suppression of this user's address; empty if there is none. */
    public Optional<Suppression> of(UserId user) {
        return jdbc.sql("""
                select lower(s.email) as address, s.reason, s.code, s.source, s.delivery_id, s.suppressed_at,
                       array[s.user_id] as users
                from users u join suppressed_address s on s.email = u.email and s.user_id = u.user_id
                where u.user_id = :user
                """)
                .param("user", user.value())
                .query((row, n) -> read(row))
                .optional();
    }

    private static Suppression read(ResultSet row) throws SQLException {
        return new Suppression(
                row.getString("address"),
                Arrays.stream((String[]) row.getArray("users").getArray())
                        .map(UserId::new)
                        .toList(),
                row.getString("reason"),
                row.getString("code"),
                Optional.ofNullable(row.getString("source"))
                        .map(source -> KebabCase.require(ReportSource.class, source))
                        .orElse(null),
                row.getObject("delivery_id", Long.class),
                Timestamps.in(row, "suppressed_at"));
    }
}
