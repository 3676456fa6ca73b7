package dev.earlyaccess.webhook;

import dev.earlyaccess.launch.Launches;
import dev.earlyaccess.shared.KebabCase;
import dev.earlyaccess.shared.Timestamps;
import dev.earlyaccess.stage.EnrollmentStatus;
import dev.earlyaccess.tracing.Cause;
import dev.earlyaccess.tracing.Causes;
import dev.earlyaccess.webhook.AttemptResult.Next;
import java.net.URI;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * The messages that are still to be posted. Each endpoint, a webhook or a Slack channel, has a queue of its
 * own, in which messages about one feature stay in order. A message that has to wait holds up no other
 * feature's, and no other endpoint's.
 */
@Repository
@EnableConfigurationProperties(SlackSettings.class)
class WebhookQueue {

    private static final String SUBSCRIBES = " (e.channel is null and e.disabled_at is null"
            + " and (e.types is null and cast(:type as text) not like 'enrollment.%'"
            + " or cast(:type as text) = any(e.types))) ";

    private static final String OPEN = """
             (e.disabled_at is null and (e.rests_until is null or e.rests_until <= :now)
                and (e.channel is null or e.channel = any(:connected)))
            """;

    /**
     * The next message of endpoint {@code e}. Considers the first message of each feature. Of those that are
     * due, and whose audience has been counted, it returns the one with the fewest attempts. It reads one row
     * per feature. Messages about no feature come last in the index.
     */
    private static final String NEXT = """
            (with recursive queue_head (feature_id, id) as (
                (select feature_id, id from webhook_message
                 where endpoint_id = e.id and status = 'waiting' and feature_id is not null order by feature_id, id limit 1)
                union all
                select next.feature_id, next.id from queue_head cross join lateral (
                    select feature_id, id from webhook_message
                    where endpoint_id = e.id and status = 'waiting' and feature_id > queue_head.feature_id
                    order by feature_id, id limit 1) next
            ), head (id) as (
                select id from queue_head
                union all
                (select id from webhook_message
                 where endpoint_id = e.id and status = 'waiting' and feature_id is null order by feature_id, id limit 1)
            )
            select first.id from head join webhook_message first on first.id = head.id
            left join launch l on l.id = first.launch_id
            where first.due_at <= :now and
            """ + Launches.COUNTED + " order by first.tries, first.id limit 1)";

    private static final String TRIED = """
             status = :status, tries = tries + 1, due_at = :due,
             settled_at = case when :status = 'waiting' then null else cast(:now as timestamptz) end
            """;

    private final JdbcClient jdbc;
    private final SlackSettings slack;
    private final Causes causes;

    WebhookQueue(JdbcClient jdbc, SlackSettings slack, Causes causes) {
        this.jdbc = jdbc;
        this.slack = slack;
        this.causes = causes;
    }

    /** Whether there is a webhook that wants events of this type. */
    boolean hasSubscribers(EventType type) {
        return jdbc.sql("select exists (select from webhook_endpoint e where " + SUBSCRIBES + ")")
                .param("type", type.code())
                .query(Boolean.class)
                .single();
    }

    /** Queues a message for each webhook that wants events of this type. */
    void add(WebhookEvent event, String payload) {
        insert(event, SUBSCRIBES, "", payload, null);
    }

    /**
     * Queues a message for a Slack channel. The first message for a channel creates its endpoint; concurrent
     * transactions wait for that.
     */
    void add(WebhookEvent event, Channel channel, SlackMessage message) {
        jdbc.sql("""
                insert into webhook_endpoint (channel, created_at)
                select :channel, :at where not exists (select from webhook_endpoint where channel = :channel)
                on conflict (channel) do nothing
                """)
                .param("channel", channel.code())
                .param("at", Timestamps.of(event.at()))
                .update();
        insert(event, "e.channel = :channel", channel.code(), message.text(), message.inShort());
    }

    /**
     * Locks the queue of messages about this feature, or about none, until the transaction ends, so that messages are
     * queued in the order of the commits.
     */
    private void hold(@Nullable Long feature) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended(:messages, 0))")
                .param("messages", "webhook_message:" + feature)
                .query()
                .singleRow();
    }

    /** Takes the oldest of the changes that no message tells of. Nobody else takes any until the transaction ends. */
    List<EnrollmentChange> takeChanges(int most) {
        hold(null);
        return jdbc.sql("""
                with taken as (
                    delete from enrollment_change
                    where id = any (array(select id from enrollment_change order by id limit :most)) returning *
                )
                select taken.*, f.key from taken join feature f on f.id = taken.feature_id order by taken.id
                """)
                .param("most", most)
                .query((row, n) -> new EnrollmentChange(
                        row.getString("user_id"),
                        row.getString("key"),
                        KebabCase.require(EnrollmentStatus.class, row.getString("status")),
                        row.getString("origin"),
                        Timestamps.in(row, "since")))
                .list();
    }

    private void insert(
            WebhookEvent event, String endpoints, String channel, String payload, @Nullable String inShort) {
        @Nullable Cause cause = causes.current();
        hold(event.feature());
        jdbc.sql("""
                insert into webhook_message (endpoint_id, message_id, type, feature_id, launch_id, feedback_id, by_user, users,
                    payload, in_short, cause, queued_at, begun_at, due_at)
                select e.id, :message, :type, cast(:feature as bigint), cast(:launch as bigint),
                    cast(:feedback as bigint), cast(:by as text), cast(:users as text[]), :payload, cast(:inShort as text), cast(:cause as text),
                    :at, :at, :at
                from webhook_endpoint e where %s order by e.id for key share of e
                """.formatted(endpoints))
                .param("message", event.messageId())
                .param("type", event.type().code())
                .param("feature", event.feature())
                .param("launch", event.launch())
                .param("feedback", event.feedback())
                .param("by", event.by())
                .param("users", event.users() == null ? null : event.users().toArray(String[]::new))
                .param("channel", channel)
                .param("payload", payload)
                .param("inShort", inShort)
                .param("cause", cause == null ? null : cause.toString())
                .param("at", Timestamps.of(event.at()))
                .update();
    }

    /**
     * How many messages wait for Slack and for webhooks, counted up to 10,000 for each channel and webhook; without those for
     * webhooks that are disabled and for channels that are not connected any more.
     */
    Map<String, Long> waiting() {
        return byReceiver("""
                select e.channel is not null as slack, sum(waiting.number)
                from webhook_endpoint e cross join lateral (
                    select count(*) as number from (
                        select from webhook_message where endpoint_id = e.id and status = 'waiting' limit 10000) counted
                ) waiting
                where %s group by 1
                """);
    }

    /** How many Slack channels and webhooks did not take the latest message. */
    Map<String, Long> failing() {
        return byReceiver("""
                select e.channel is not null as slack, count(*) from webhook_endpoint e where e.failures > 0 and %s group by 1
                """);
    }

    private Map<String, Long> byReceiver(String select) {
        Map<String, Long> numbers = new HashMap<>();
        jdbc.sql(select.formatted("e.disabled_at is null and (e.channel is null or e.channel = any(:connected))"))
                .param("connected", connected())
                .query(row -> {
                    numbers.put(row.getBoolean(1) ? PostMetrics.SLACK : PostMetrics.WEBHOOK, row.getLong(2));
                });
        return numbers;
    }

    private String[] connected() {
        return Stream.of(Channel.values())
                .filter(channel -> slack.webhook(channel).isPresent())
                .map(Channel::code)
                .toArray(String[]::new);
    }

    /**
     * The endpoints that have a message to be posted now, without those for which a run is scheduled already.
     */
    List<Long> endpointsWithWork(Instant now) {
        return due("""
                select e.id from webhook_endpoint e
                where %s and exists %s
                    and not exists (select from webhook_task t where t.task_instance = cast(e.id as text))
                order by e.id
                """.formatted(OPEN, NEXT), now).query(Long.class).list();
    }

    /** The message to be posted next to an endpoint; empty if none is to be posted now. */
    Optional<OutgoingMessage> next(long endpoint, Instant now) {
        return due("""
                select m.id, e.id as endpoint, e.channel, e.failures, e.url, e.secret,
                    m.message_id, m.payload, m.in_short, m.tries, m.cause, l.ready
                from webhook_endpoint e cross join lateral %s next
                join webhook_message m on m.id = next.id left join launch l on l.id = m.launch_id
                where e.id = :endpoint and %s
                """.formatted(NEXT, OPEN), now)
                .param("endpoint", endpoint)
                .query((row, n) -> row.getString("channel") == null ? webhookMessage(row) : slackMessage(row))
                .optional();
    }

    private JdbcClient.StatementSpec due(String select, Instant now) {
        return jdbc.sql(select)
                .param("now", Timestamps.of(now))
                .param("uncounted", Timestamps.of(now.minus(Launches.COUNTED_WITHIN)))
                .param("connected", connected());
    }

    private static OutgoingMessage webhookMessage(ResultSet row) throws SQLException {
        return new OutgoingWebhookMessage(
                row.getLong("id"),
                row.getLong("endpoint"),
                new EndpointUrl(URI.create(row.getString("url"))),
                new WebhookSecret(row.getBytes("secret")),
                row.getString("message_id"),
                EventPayload.complete(row.getString("payload"), row.getObject("ready", Long.class)),
                row.getInt("tries"),
                cause(row));
    }

    private static @Nullable Cause cause(ResultSet row) throws SQLException {
        return Cause.parse(row.getString("cause")).orElse(null);
    }

    private OutgoingMessage slackMessage(ResultSet row) throws SQLException {
        Channel channel = KebabCase.require(Channel.class, row.getString("channel"));
        SlackMessage message = new SlackMessage(row.getString("payload"), row.getString("in_short"));
        Long audience = row.getObject("ready", Long.class);
        return new OutgoingSlackMessage(
                row.getLong("id"),
                row.getLong("endpoint"),
                channel,
                slack.webhook(channel).orElseThrow(),
                audience == null
                        ? message.text()
                        : message.plus(SlackStageFormat.audience(audience)).text(),
                message.text().equals(message.inShort()),
                row.getInt("failures"),
                cause(row));
    }

    /**
     * Records an attempt and what follows from it. Updates the endpoint before the message, as all code does,
     * so that no deadlock is possible.
     */
    @Transactional
    public void record(OutgoingMessage message, AttemptResult result, HttpOutcome outcome, Instant now) {
        recordOnEndpoint(message.endpoint(), result, now);
        if (message instanceof OutgoingSlackMessage) {
            recordOnSlackMessage(message.id(), result);
        } else {
            recordOnWebhookMessage(message.id(), result, outcome, now);
        }
    }

    /**
     * Records no more than that an attempt was made, and what follows from it: for a result that can't be
     * recorded as a whole. So the message is not posted for ever, and does not hold up those behind it. The
     * message comes first, and stays recorded even if its endpoint can't be.
     */
    void recordTry(OutgoingMessage message, AttemptResult result, Instant now) {
        if (message instanceof OutgoingSlackMessage) {
            recordOnSlackMessage(message.id(), result);
        } else {
            jdbc.sql("update webhook_message set " + TRIED + " where id = :id")
                    .param("id", message.id())
                    .param("status", status(result.next()).code())
                    .param("due", Timestamps.of(result.dueAt()))
                    .param("now", Timestamps.of(now))
                    .update();
        }
        recordOnEndpoint(message.endpoint(), result, now);
    }

    private void recordOnEndpoint(long endpoint, AttemptResult result, Instant now) {
        if (result.next() == Next.SHORTEN) {
            return;
        }
        boolean isDone = result.next() == Next.FINISH;
        jdbc.sql("""
                update webhook_endpoint
                set failures = case when :done then 0 else failures + 1 end, last_error = cast(:error as text),
                    rests_until = cast(:rests as timestamptz),
                    disabled_at = case when :disable then coalesce(disabled_at, cast(:now as timestamptz)) else disabled_at end,
                    disabled_reason = case when :disable then coalesce(disabled_reason, 'gone') else disabled_reason end
                where id = :endpoint and (not :done or failures > 0 or last_error is not null or rests_until is not null)
                """)
                .param("endpoint", endpoint)
                .param("done", isDone)
                .param("disable", result.next() == Next.DISABLE_ENDPOINT)
                .param("error", result.error())
                .param("now", Timestamps.of(now))
                .param(
                        "rests",
                        Optional.ofNullable(result.restsUntil())
                                .map(Timestamps::of)
                                .orElse(null))
                .update();
        if (result.next() == Next.DISABLE_ENDPOINT) {
            jdbc.sql("delete from enrollment_follower where endpoint_id = :endpoint")
                    .param("endpoint", endpoint)
                    .update();
        }
    }

    /** A message that Slack has accepted is deleted: nobody reads it here again. */
    private void recordOnSlackMessage(long id, AttemptResult result) {
        jdbc.sql(
                        switch (result.next()) {
                            case FINISH -> "delete from webhook_message where id = :id";
                            case SHORTEN -> "update webhook_message set payload = in_short where id = :id";
                            default -> "update webhook_message set tries = tries + 1 where id = :id";
                        })
                .param("id", id)
                .update();
    }

    private void recordOnWebhookMessage(long id, AttemptResult result, HttpOutcome outcome, Instant now) {
        Optional<HttpOutcome.Response> response =
                outcome instanceof HttpOutcome.Response given ? Optional.of(given) : Optional.empty();
        jdbc.sql("""
                with recorded as (
                    update webhook_message set """ + TRIED + """
                    where id = :id returning id
                )
                insert into webhook_attempt (message_id, at, status, error, response, took_millis)
                select id, :now, cast(:answer as int), cast(:error as text), cast(:response as text), :took from recorded
                """)
                .param("id", id)
                .param("status", status(result.next()).code())
                .param("due", Timestamps.of(result.dueAt()))
                .param("now", Timestamps.of(now))
                .param("answer", response.map(HttpOutcome.Response::status).orElse(null))
                .param("error", result.error())
                .param("response", response.map(HttpOutcome.Response::excerpt).orElse(null))
                .param("took", outcome.took().toMillis())
                .update();
    }

    private static MessageStatus status(Next next) {
        return switch (next) {
            case FINISH -> MessageStatus.DELIVERED;
            case GIVE_UP -> MessageStatus.FAILED;
            case RETRY, SHORTEN, DISABLE_ENDPOINT -> MessageStatus.WAITING;
        };
    }

    /** Gives up webhooks' messages that were queued or recovered before a time. */
    void giveUp(Instant before, Instant now) {
        jdbc.sql("""
                update webhook_message m set status = 'failed', settled_at = :now
                where status = 'waiting' and begun_at < :before
                    and exists (select from webhook_endpoint e where e.id = m.endpoint_id and e.channel is null)
                """)
                .param("before", Timestamps.of(before))
                .param("now", Timestamps.of(now))
                .update();
    }
}
