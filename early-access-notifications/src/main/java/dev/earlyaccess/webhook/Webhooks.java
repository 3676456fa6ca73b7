package dev.earlyaccess.webhook;

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

/** Who is told of news over HTTP: as many endpoints as an admin makes, each with a queue of its own. */
@Repository
@Transactional
public class Webhooks {

    private final JdbcClient jdbc;

    Webhooks(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * What an admin says about a webhook.
     *
     * @param types the news that it is to hear of; null for all, also for those that there will be one day
     */
    public record Wanted(
            EndpointUrl url,
            @Nullable String description,
            @Nullable Collection<EventType> types) {}

    /** What an admin makes of a webhook that there is. */
    public record Changed(Wanted wanted, boolean disabled) {}

    /** Makes a webhook, which hears of all that happens from now on. */
    public Webhook make(Wanted wanted, WebhookSecret secret, Instant at) {
        return require(jdbc.sql("""
                insert into webhook_endpoint (url, description, types, secret, created_at)
                values (:url, :description, :types, :secret, :at) returning id
                """)
                .param("url", wanted.url().uri().toString())
                .param("description", wanted.description())
                .param("types", codes(wanted.types()))
                .param("secret", secret.key())
                .param("at", Timestamps.of(at))
                .query(Long.class)
                .single());
    }

    /**
     * Says something else about a webhook. What waits goes to the new address. To one that is disabled nothing is posted, nothing
     * new is kept for it, and what waits goes on waiting; once it is enabled, that is posted at once.
     *
     * <p>Of two changes at the same time the second waits, and changes what the first left.
     *
     * @param change makes of the webhook as it is what it is to be
     * @throws UnknownWebhook if there is none
     */
    public Webhook change(long id, Function<Webhook, Changed> change, Instant at) {
        hold(id);
        Webhook before = require(id);
        Changed changed = change.apply(before);
        Wanted wanted = changed.wanted();
        jdbc.sql("update webhook_endpoint set url = :url, description = :description, types = :types where id = :id")
                .param("id", id)
                .param("url", wanted.url().uri().toString())
                .param("description", wanted.description())
                .param("types", codes(wanted.types()))
                .update();
        boolean isDisabled = before.disabledAt() != null;
        if (changed.disabled() && !isDisabled) {
            disable(id, at);
        } else if (!changed.disabled() && isDisabled) {
            enable(id, at);
        }
        return require(id);
    }

    /** First of all, so that no two wait for each other. Who queues another message is not held up: its lock is a weaker one. */
    private void hold(long id) {
        if (jdbc.sql("select id from webhook_endpoint where id = :id for no key update")
                .param("id", id)
                .query(Long.class)
                .list()
                .isEmpty()) {
            throw new UnknownWebhook(id);
        }
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
        beginAnew(id, List.of(MessageStatus.WAITING), at);
    }

    /**
     * Posts all again that has failed or waits, at once and in order.
     *
     * @throws UnknownWebhook if there is none
     */
    public Webhook recover(long id, Instant at) {
        hold(id);
        jdbc.sql("update webhook_endpoint set rests_until = null where id = :id")
                .param("id", id)
                .update();
        beginAnew(id, List.of(MessageStatus.WAITING, MessageStatus.FAILED), at);
        return require(id);
    }

    private void beginAnew(long id, List<MessageStatus> statuses, Instant at) {
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
     * Forgets a webhook and all that it was or is to be told. Its messages go first: whoever queues another one in the meantime waits
     * for the end alone.
     *
     * @throws UnknownWebhook if there is none
     */
    public void delete(long id) {
        hold(id);
        jdbc.sql("delete from webhook_message where endpoint_id = :id")
                .param("id", id)
                .update();
        jdbc.sql("delete from webhook_endpoint where id = :id").param("id", id).update();
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

    /** A page of all, in the order in which they were made: those after the one with this id. */
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
                from webhook_endpoint e where %s order by e.id limit :limit
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
