package dev.earlyaccess.outbox;

import dev.earlyaccess.audit.AuditAction;
import dev.earlyaccess.audit.AuditSubject;
import dev.earlyaccess.audit.AuditTrail;
import dev.earlyaccess.audit.AuditValues;
import dev.earlyaccess.audit.KnownPerson;
import dev.earlyaccess.feature.Feature;
import dev.earlyaccess.mail.MailComposer;
import dev.earlyaccess.mail.MailId;
import dev.earlyaccess.mail.MailType;
import dev.earlyaccess.shared.KebabCase;
import dev.earlyaccess.shared.Timestamps;
import dev.earlyaccess.user.MailObstacle;
import dev.earlyaccess.user.UserId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The deliveries in the outbox as an admin reads them. An admin may retry those that failed. */
@Repository
public class Deliveries {

    private static final String SELECT = """
            select d.id, d.kind, d.recipient, d.occasion, f.key as feature, d.status, d.reason, d.attempts, d.last_error, d.owed_at,
                   d.due_at, d.sent_at, d.settled_at, d.message_token
            from delivery d left join feature f on f.id = d.feature_id
            """;

    private final JdbcClient jdbc;
    private final AuditTrail trail;
    private final MailComposer composer;

    Deliveries(JdbcClient jdbc, AuditTrail trail, MailComposer composer) {
        this.jdbc = jdbc;
        this.trail = trail;
        this.composer = composer;
    }

    /**
     * Which deliveries to list.
     *
     * @param feature that they are about; null for any
     * @param recipient a user id, or a mail address in any spelling; null for any
     */
    public record Filter(
            @Nullable Feature feature, @Nullable String recipient, Set<MailType> types, Set<DeliveryStatus> statuses) {}

    /** A page of these deliveries, the newest first, with ids below the given one. */
    public List<Delivery> newest(Filter filter, long beforeId, int limit) {
        Feature feature = filter.feature();
        return jdbc.sql(newestSql(filter))
                .param("before", beforeId)
                .param(
                        "statuses",
                        filter.statuses().stream().map(DeliveryStatus::code).toList())
                .param("feature", feature == null ? null : feature.id())
                .param("recipient", filter.recipient())
                .param("limit", limit)
                .query((row, n) -> read(row))
                .list();
    }

    /** The deliveries to this user, and to the address that the user has now, the newest first. */
    public List<Delivery> to(UserId user, @Nullable String email, int limit) {
        return jdbc.sql(SELECT + "where d.recipient in (:user, lower(:email)) order by d.id desc limit :limit")
                .param("user", user.value())
                .param("email", email)
                .param("limit", limit)
                .query((row, n) -> read(row))
                .list();
    }

    /** A page of the deliveries to one of these user ids and addresses, the newest first, with ids below the given one. */
    public List<Delivery> toAny(Collection<String> recipients, long beforeId, int limit) {
        return jdbc.sql(SELECT
                        + "where d.recipient = any (:recipients) and d.id < :before order by d.id desc limit :limit")
                .param("recipients", recipients.toArray(String[]::new))
                .param("before", beforeId)
                .param("limit", limit)
                .query((row, n) -> read(row))
                .list();
    }

    /**
     * The types are literals in the statement, because only then can the planner use the index
     * {@code delivery_of_rare_kind}, which holds all types but the most frequent ones.
     */
    static String newestSql(Filter filter) {
        String types = filter.types().stream()
                .sorted()
                .map(type -> "'" + type.code() + "'")
                .collect(Collectors.joining(", "));
        return SELECT + "where d.id < :before and d.status in (:statuses)"
                + (filter.types().size() == MailType.values().length ? "" : " and d.kind in (" + types + ")")
                + (filter.feature() == null ? "" : " and d.feature_id = :feature")
                + (filter.recipient() == null ? "" : " and d.recipient in (:recipient, lower(:recipient))")
                + " order by d.id desc limit :limit";
    }

    /**
     * The delivery with this id.
     *
     * @throws UnknownDelivery if there is none
     */
    public Delivery require(long id) {
        return jdbc.sql(SELECT + "where d.id = :id")
                .param("id", id)
                .query((row, n) -> read(row))
                .optional()
                .orElseThrow(() -> new UnknownDelivery(id));
    }

    /**
     * Owes a failed delivery again, with all its attempts. Its occasion, its launch or update, and the time
     * when it was first owed stay the same.
     *
     * @throws UnknownDelivery if there is none with this id
     * @throws DeliveryNotFailed if it has not failed
     */
    @Transactional
    public Delivery retry(long id, Instant now) {
        long owed = jdbc.sql("""
                with retried as (
                    update delivery
                    set status = 'owed', due_at = :now, attempts = 0, last_error = null, address_unknown = false, claimed_by = null,
                        claimed_until = null, settled_at = null, settled_version = null
                    where id = :id and status = 'failed'
                    returning launch_id, update_id
                ), counted as (
                    update launch l set failed = l.failed - 1 from retried where l.id = retried.launch_id
                ), counted_update as (
                    update feature_update u set failed = u.failed - 1 from retried where u.id = retried.update_id
                )
                select count(*) from retried
                """)
                .param("id", id)
                .param("now", Timestamps.of(now))
                .query(Long.class)
                .single();
        Delivery delivery = require(id);
        if (owed == 0) {
            throw new DeliveryNotFailed(delivery);
        }
        trail.record(
                AuditAction.DELIVERY_RETRIED,
                new AuditSubject(delivery.feature(), "delivery:" + id, audited(delivery)),
                AuditValues.of("status", DeliveryStatus.FAILED),
                AuditValues.of("status", DeliveryStatus.OWED));
        return delivery;
    }

    private static KnownPerson audited(Delivery delivery) {
        String recipient = delivery.recipient();
        return delivery.type().audience().isEnrolled() || !recipient.contains("@")
                ? KnownPerson.user(recipient)
                : KnownPerson.at(recipient);
    }

    private Delivery read(ResultSet row) throws SQLException {
        MailType type = KebabCase.require(MailType.class, row.getString("kind"));
        MailObstacle reason = Optional.ofNullable(row.getString("reason"))
                .map(code -> KebabCase.require(MailObstacle.class, code))
                .orElse(null);
        @Nullable String lastError = row.getString("last_error");
        return new Delivery(
                row.getLong("id"),
                type,
                row.getString("recipient"),
                row.getString("occasion"),
                row.getString("feature"),
                KebabCase.require(DeliveryStatus.class, row.getString("status")),
                reason,
                row.getInt("attempts"),
                lastError == null && reason != null ? reason.sentence() : lastError,
                Timestamps.inOrNull(row, "owed_at"),
                Timestamps.inOrNull(row, "due_at"),
                Timestamps.inOrNull(row, "sent_at"),
                Timestamps.inOrNull(row, "settled_at"),
                composer.messageId(type, new MailId(row.getLong("id"), row.getObject("message_token", UUID.class))));
    }
}
