package dev.earlyaccess.webhook;

import dev.earlyaccess.audit.AuditAction;
import dev.earlyaccess.audit.AuditTrail;
import dev.earlyaccess.audit.AuditValues;
import dev.earlyaccess.shared.KebabCase;
import dev.earlyaccess.shared.Timestamps;
import dev.earlyaccess.webhook.WebhookMessage.Attempt;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The messages of webhooks, which are kept for a while after they were accepted or given up. */
@Repository
@Transactional
public class WebhookMessages {

    private static final String SELECT = """
            select m.*, f.key, l.ready from webhook_message m
            left join feature f on f.id = m.feature_id left join launch l on l.id = m.launch_id
            """;

    private static final int MOST_ATTEMPTS = 10;

    private final JdbcClient jdbc;
    private final AuditTrail trail;

    WebhookMessages(JdbcClient jdbc, AuditTrail trail) {
        this.jdbc = jdbc;
        this.trail = trail;
    }

    /**
     * A page of a webhook's messages in these statuses, the newest first: those before the one with this id.
     */
    @Transactional(readOnly = true)
    public List<WebhookMessage> newest(Webhook webhook, Collection<MessageStatus> statuses, long beforeId, int limit) {
        return read(jdbc.sql(SELECT + """
                        where m.endpoint_id = :webhook and m.id < :before and m.status = any(:statuses)
                        order by m.id desc limit :limit
                        """)
                .param("webhook", webhook.id())
                .param("before", beforeId)
                .param("limit", limit)
                .param("statuses", statuses.stream().map(MessageStatus::code).toArray(String[]::new)));
    }

    /**
     * The message of this {@code webhook-id}.
     *
     * @throws UnknownWebhookMessage if this webhook has none
     */
    @Transactional(readOnly = true)
    public WebhookMessage require(Webhook webhook, String messageId) {
        return read(jdbc.sql(SELECT + " where m.endpoint_id = :webhook and m.message_id = :message")
                        .param("webhook", webhook.id())
                        .param("message", messageId))
                .stream()
                .findFirst()
                .orElseThrow(() -> new UnknownWebhookMessage(webhook.id(), messageId));
    }

    /**
     * Has a message posted again, at once and under the same id, whatever its status, and even if the
     * endpoint rests.
     *
     * @throws UnknownWebhookMessage if this webhook has none of this id
     */
    public WebhookMessage redeliver(Webhook webhook, String messageId, Instant at) {
        jdbc.sql("update webhook_endpoint set rests_until = null where id = :webhook")
                .param("webhook", webhook.id())
                .update();
        jdbc.sql("""
                update webhook_message set status = 'waiting', tries = 0, begun_at = :at, due_at = :at, settled_at = null
                where endpoint_id = :webhook and message_id = :message
                """)
                .param("webhook", webhook.id())
                .param("message", messageId)
                .param("at", Timestamps.of(at))
                .update();
        WebhookMessage message = require(webhook, messageId);
        trail.record(
                AuditAction.WEBHOOK_MESSAGE_REDELIVERED,
                webhook.audited(),
                AuditValues.NONE,
                AuditValues.of("message", messageId));
        return message;
    }

    private List<WebhookMessage> read(JdbcClient.StatementSpec statement) {
        List<WebhookMessage> messages =
                statement.query((row, n) -> message(row)).list();
        Map<Long, List<Attempt>> attempts =
                attempts(messages.stream().map(WebhookMessage::id).toList());
        return messages.stream()
                .map(message -> message.with(attempts.getOrDefault(message.id(), List.of())))
                .toList();
    }

    private static WebhookMessage message(ResultSet row) throws SQLException {
        return new WebhookMessage(
                row.getLong("id"),
                row.getString("message_id"),
                EventType.require(row.getString("type")),
                row.getString("key"),
                EventPayload.complete(row.getString("payload"), row.getObject("ready", Long.class)),
                KebabCase.require(MessageStatus.class, row.getString("status")),
                row.getInt("tries"),
                Timestamps.in(row, "queued_at"),
                Timestamps.in(row, "due_at"),
                Timestamps.inOrNull(row, "settled_at"),
                List.of());
    }

    private Map<Long, List<Attempt>> attempts(List<Long> messages) {
        return jdbc
                .sql("""
                select * from (
                    select a.message_id, a.at, a.status, a.error, a.took_millis, a.response, row_number() over (partition by a.message_id order by a.id desc) as nth
                    from webhook_attempt a where a.message_id = any(:messages)) last
                where nth <= :most order by message_id, nth
                """)
                .param("messages", messages.toArray(Long[]::new))
                .param("most", MOST_ATTEMPTS)
                .query((row, n) -> Map.entry(row.getLong("message_id"), attempt(row)))
                .list()
                .stream()
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
    }

    private static Attempt attempt(ResultSet row) throws SQLException {
        return new Attempt(
                Timestamps.in(row, "at"),
                row.getObject("status", Integer.class),
                row.getString("error"),
                row.getLong("took_millis"),
                row.getString("response"));
    }
}
