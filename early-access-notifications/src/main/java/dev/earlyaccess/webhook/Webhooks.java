package dev.earlyaccess.webhook;

import dev.earlyaccess.audit.AuditAction;
import dev.earlyaccess.audit.AuditTrail;
import dev.earlyaccess.audit.AuditValues;
import dev.earlyaccess.shared.KebabCase;
import dev.earlyaccess.shared.Timestamps;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * The webhooks that admins have created. Slack's channels are no webhooks in this sense: the settings define
 * them.
 */
@Repository
@Transactional
public class Webhooks {

    private final JdbcClient jdbc;
    private final AuditTrail trail;

    Webhooks(JdbcClient jdbc, AuditTrail trail) {
        this.jdbc = jdbc;
        this.trail = trail;
    }

    /**
     * What a webhook receives, and where.
     *
     * @param types the event types that it receives; null for all, including future ones, apart from those of enrollments
     */
    public record Subscription(
            EndpointUrl url,
            @Nullable String description,
            @Nullable Collection<EventType> types) {}

    /** What a webhook becomes by a change. */
    public record ChangedWebhook(Subscription subscription, boolean disabled) {}

    /** Creates a webhook. It receives the events that happen from now on. */
    public Webhook create(Subscription subscription, WebhookSecret secret, Instant at) {
        Webhook created = require(jdbc.sql("""
                insert into webhook_endpoint (url, description, types, secret, created_at)
                values (:url, :description, :types, :secret, :at) returning id
                """)
                .param("url", subscription.url().uri().toString())
                .param("description", subscription.description())
                .param("types", codes(subscription.types()))
                .param("secret", secret.key())
                .param("at", Timestamps.of(at))
                .query(Long.class)
                .single());
        follow(created.id());
        trail.record(AuditAction.WEBHOOK_CREATED, created.audited(), AuditValues.NONE, created.auditedValues());
        return created;
    }

    /**
     * Changes a webhook. Waiting messages go to the new address. While a webhook is disabled, nothing is
     * posted to it and nothing new is queued for it; its waiting messages are posted as soon as it is
     * enabled.
     *
     * <p>Of two changes at the same time the second waits for the first, and is applied to its result.
     *
     * @param change maps the webhook as it is to the webhook as it shall be
     * @throws UnknownWebhook if there is none
     */
    public Webhook change(long id, Function<Webhook, ChangedWebhook> change, Instant at) {
        hold(id);
        Webhook before = require(id);
        ChangedWebhook changed = change.apply(before);
        Subscription subscription = changed.subscription();
        jdbc.sql("update webhook_endpoint set url = :url, description = :description, types = :types where id = :id")
                .param("id", id)
                .param("url", subscription.url().uri().toString())
                .param("description", subscription.description())
                .param("types", codes(subscription.types()))
                .update();
        boolean isDisabled = before.disabledAt() != null;
        if (changed.disabled() && !isDisabled) {
            disable(id, at);
        } else if (!changed.disabled() && isDisabled) {
            enable(id, at);
        }
        follow(id);
        Webhook after = require(id);
        trail.record(AuditAction.WEBHOOK_CHANGED, after.audited(), before.auditedValues(), after.auditedValues());
        return after;
    }

    /**
     * Locks the row before anything else, so that no deadlock is possible. Queueing a message takes a weaker
     * lock and goes on.
     */
    private void hold(long id) {
        if (jdbc.sql("select id from webhook_endpoint where id = :id and channel is null for no key update")
                .param("id", id)
                .query(Long.class)
                .list()
                .isEmpty()) {
            throw new UnknownWebhook(id);
        }
    }

    /** Has changes of enrollments written as long as this webhook is enabled and asks for them. */
    private void follow(long id) {
        jdbc.sql("""
                with follower as (
                    select id from webhook_endpoint
                    where id = :id and disabled_at is null
                        and exists (select from unnest(types) as one (type) where one.type like 'enrollment.%')
                ), gone as (
                    delete from enrollment_follower where endpoint_id = :id and not exists (select from follower)
                )
                insert into enrollment_follower (endpoint_id) select id from follower on conflict do nothing
                """).param("id", id).update();
    }

    private void disable(long id, Instant at) {
        jdbc.sql("""
                update webhook_endpoint set disabled_at = :at, disabled_reason = 'admin'
                where id = :id and disabled_at is null
                """).param("id", id).param("at", Timestamps.of(at)).update();
    }

    private void enable(long id, Instant at) {
        jdbc.sql("""
                update webhook_endpoint set disabled_at = null, disabled_reason = null, rests_until = null where id = :id
                """).param("id", id).update();
        restart(id, List.of(MessageStatus.WAITING), at);
    }

    /**
     * Has all failed and waiting messages posted again, at once and in order.
     *
     * @throws UnknownWebhook if there is none
     */
    public Webhook recover(long id, Instant at) {
        hold(id);
        jdbc.sql("update webhook_endpoint set rests_until = null where id = :id")
                .param("id", id)
                .update();
        restart(id, List.of(MessageStatus.WAITING, MessageStatus.FAILED), at);
        Webhook webhook = require(id);
        trail.record(AuditAction.WEBHOOK_RECOVERED, webhook.audited());
        return webhook;
    }

    private void restart(long id, List<MessageStatus> statuses, Instant at) {
        jdbc.sql("""
                update webhook_message set status = 'waiting', tries = 0, begun_at = :at, due_at = :at, settled_at = null
                where endpoint_id = :id and status = any(:statuses)
                """)
                .param("id", id)
                .param("at", Timestamps.of(at))
                .param("statuses", statuses.stream().map(MessageStatus::code).toArray(String[]::new))
                .update();
    }

    /**
     * Deletes a webhook with all its messages. The messages go first, so that a transaction that queues
     * another one waits only for the end of this.
     *
     * @throws UnknownWebhook if there is none
     */
    public void delete(long id) {
        hold(id);
        Webhook webhook = require(id);
        jdbc.sql("delete from webhook_message where endpoint_id = :id")
                .param("id", id)
                .update();
        jdbc.sql("delete from webhook_endpoint where id = :id").param("id", id).update();
        trail.record(AuditAction.WEBHOOK_DELETED, webhook.audited(), webhook.auditedValues(), AuditValues.NONE);
    }

    /**
     * The webhook of this id.
     *
     * @throws UnknownWebhook if there is none
     */
    @Transactional(readOnly = true)
    public Webhook require(long id) {
        return page("e.id = :id", id, 1).findFirst().orElseThrow(() -> new UnknownWebhook(id));
    }

    /** The secret that signs the messages of this webhook. */
    @Transactional(readOnly = true)
    public WebhookSecret secretOf(long id) {
        return new WebhookSecret(jdbc.sql("select secret from webhook_endpoint where id = :id and channel is null")
                .param("id", id)
                .query((row, n) -> row.getBytes(1))
                .optional()
                .orElseThrow(() -> new UnknownWebhook(id)));
    }

    /** A page of all webhooks in the order of their creation: those after the one with this id. */
    @Transactional(readOnly = true)
    public List<Webhook> after(long id, int limit) {
        return page("e.id > :id", id, limit).toList();
    }

    private Stream<Webhook> page(String which, long id, int limit) {
        return jdbc
                .sql("""
                select e.*,
                       (select count(*) from webhook_message m where m.endpoint_id = e.id and m.status = 'waiting') as waiting,
                       (select count(*) from webhook_message m where m.endpoint_id = e.id and m.status = 'failed') as failed
                from webhook_endpoint e where e.channel is null and %s order by e.id limit :limit
                """.formatted(which))
                .param("id", id)
                .param("limit", limit)
                .query((row, n) -> webhook(row))
                .list()
                .stream();
    }

    private static Webhook webhook(ResultSet row) throws SQLException {
        return new Webhook(
                row.getLong("id"),
                row.getString("url"),
                row.getString("description"),
                types(row.getArray("types")),
                Timestamps.in(row, "created_at"),
                Timestamps.inOrNull(row, "disabled_at"),
                Optional.ofNullable(row.getString("disabled_reason"))
                        .map(reason -> KebabCase.require(DisabledReason.class, reason))
                        .orElse(null),
                Timestamps.inOrNull(row, "rests_until"),
                row.getLong("waiting"),
                row.getLong("failed"));
    }

    private static @Nullable List<EventType> types(@Nullable Array types) throws SQLException {
        return types == null
                ? null
                : Stream.of((String[]) types.getArray()).map(EventType::require).toList();
    }

    private static String @Nullable [] codes(@Nullable Collection<EventType> types) {
        return types == null
                ? null
                : types.stream().distinct().sorted().map(EventType::code).toArray(String[]::new);
    }
}
