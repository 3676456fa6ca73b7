package dev.earlyaccess.webhook;

import dev.earlyaccess.launch.Launches;
import dev.earlyaccess.shared.Timestamps;
import java.net.URI;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * What endpoints are still to be told. Each has a queue of its own, in which messages about one feature come in order; one
 * that has to wait holds up no other feature's, and no other endpoint's. Who posts to an endpoint holds it by a lease, as the
 * database's clock has it: one poster at a time, however many instances run.
 */
@Repository
class WebhookQueue {

    private static final String HEARS =
            " e.disabled_at is null and (e.types is null or cast(:type as text) = any(e.types)) ";

    /**
     * The message that endpoint {@code e} is to be told next: of the first about each feature that are due and counted, the
     * oldest. However many wait, this looks at one about each feature. Those about none come last in the index.
     */
    private static final String NEXT = """
            (with recursive lane (feature_id, id) as (
                (select feature_id, id from webhook_message
                 where endpoint_id = e.id and status = 'waiting' and feature_id is not null order by feature_id, id limit 1)
                union all
                select next.feature_id, next.id from lane cross join lateral (
                    select feature_id, id from webhook_message
                    where endpoint_id = e.id and status = 'waiting' and feature_id > lane.feature_id
                    order by feature_id, id limit 1) next
            ), head (id) as (
                select id from lane
                union all
                (select id from webhook_message
                 where endpoint_id = e.id and status = 'waiting' and feature_id is null order by feature_id, id limit 1)
            )
            select first.id from head join webhook_message first on first.id = head.id
            left join launch l on l.id = first.launch_id
            where first.due_at <= :now and
            """ + Launches.COUNTED + " order by first.id limit 1)";

    private static final int LONGEST_RESPONSE = 500;

    private final JdbcClient jdbc;

    WebhookQueue(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Whether anybody is to hear of such news. */
    boolean anybodyHears(EventType type) {
        return jdbc.sql("select exists (select from webhook_endpoint e where " + HEARS + ")")
                .param("type", type.code())
                .query(Boolean.class)
                .single();
    }

    /**
     * Queues a message for each endpoint that is to hear of it. Until the transaction ends, others about the same feature wait:
     * whoever is told first is committed first.
     *
     * @param feature the id of the feature that it is about; null for none
     * @param launch the id of the launch whose number of users the payload is to tell; null for none
     */
    void add(EventType type, @Nullable Long feature, @Nullable Long launch, String payload, Instant at) {
        awaitOthers(feature);
        jdbc.sql("""
                insert into webhook_message (endpoint_id, message_id, type, feature_id, launch_id, payload,
                    queued_at, begun_at, due_at)
                select e.id, :message, :type, cast(:feature as bigint), cast(:launch as bigint), :payload,
                    :at, :at, :at from webhook_endpoint e
                where
                """ + HEARS + """
                order by e.id for key share of e
                """)
                .param("message", "msg_" + UUID.randomUUID().toString().replace("-", ""))
                .param("type", type.code())
                .param("feature", feature)
                .param("launch", launch)
                .param("payload", payload)
                .param("at", Timestamps.of(at))
                .update();
    }

    private void awaitOthers(@Nullable Long feature) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended(:messages, 0))")
                .param("messages", "webhook_message:" + feature)
                .query()
                .singleRow();
    }

    /** The endpoints that have something to be told now, and that nobody holds. */
    List<Long> withWork(Instant now) {
        return jdbc.sql("""
                select e.id from webhook_endpoint e
                where e.disabled_at is null and (e.rests_until is null or e.rests_until <= :now)
                    and (e.held_until is null or e.held_until < clock_timestamp())
                    and exists
                """ + NEXT + " order by e.id")
                .param("now", Timestamps.of(now))
                .param("uncounted", Timestamps.of(now.minus(Launches.COUNTED_WITHIN)))
                .query(Long.class)
                .list();
    }

    /** What is to be posted next, if the endpoint takes posts now and nobody else holds it; it is the owner's for so long then. */
    Optional<OutgoingMessage> next(long endpoint, String owner, Duration lease, Instant now) {
        return hold(endpoint, owner, lease, now) ? head(endpoint, now) : Optional.empty();
    }

    private boolean hold(long endpoint, String owner, Duration lease, Instant now) {
        return jdbc.sql("""
                update webhook_endpoint
                set held_by = :owner, held_until = clock_timestamp() + make_interval(secs => :lease), rests_until = null
                where id = :endpoint and disabled_at is null and (rests_until is null or rests_until <= :now)
                    and (held_by = :owner or held_until is null or held_until < clock_timestamp())
                """)
                        .param("endpoint", endpoint)
                        .param("owner", owner)
                        .param("lease", lease.toSeconds())
                        .param("now", Timestamps.of(now))
                        .update()
                == 1;
    }

    private Optional<OutgoingMessage> head(long endpoint, Instant now) {
        return jdbc.sql("""
                select m.id, e.id as endpoint, e.url, e.secret, m.message_id, m.payload, m.tries, l.ready
                from webhook_endpoint e cross join lateral
                """ + NEXT + """
                 next join webhook_message m on m.id = next.id left join launch l on l.id = m.launch_id
                where e.id = :endpoint
                """)
                .param("endpoint", endpoint)
                .param("now", Timestamps.of(now))
                .param("uncounted", Timestamps.of(now.minus(Launches.COUNTED_WITHIN)))
                .query((row, n) -> outgoing(row))
                .optional();
    }

    private static OutgoingMessage outgoing(ResultSet row) throws SQLException {
        return new OutgoingMessage(
                row.getLong("id"),
                row.getLong("endpoint"),
                new EndpointUrl(URI.create(row.getString("url"))),
                new WebhookSecret(row.getBytes("secret")),
                row.getString("message_id"),
                Payload.complete(row.getString("payload"), row.getObject("ready", Long.class)),
                row.getInt("tries"));
    }

    /** Notes that it was posted, and what follows from that. That is so even if the endpoint is somebody else's by now. */
    void settle(OutgoingMessage message, AttemptResult settlement, HttpOutcome posted, Instant now) {
        if (settlement.isGone() || settlement.restsUntil() != null) {
            leaveAlone(message.endpoint(), settlement, now);
        }
        Optional<HttpOutcome.Answered> answer =
                posted instanceof HttpOutcome.Answered answered ? Optional.of(answered) : Optional.empty();
        jdbc.sql("""
                with settled as (
                    update webhook_message
                    set status = :status, tries = tries + 1, due_at = :due,
                        settled_at = case when :status = 'waiting' then null else cast(:now as timestamptz) end
                    where id = :id returning id
                )
                insert into webhook_attempt (message_id, at, status, error, response, took_millis)
                select id, :now, cast(:answer as int), cast(:error as text), cast(:response as text), :took from settled
                """)
                .param("id", message.id())
                .param("status", settlement.status().code())
                .param("due", Timestamps.of(settlement.dueAt()))
                .param("now", Timestamps.of(now))
                .param("answer", answer.map(HttpOutcome.Answered::status).orElse(null))
                .param("error", error(posted))
                .param(
                        "response",
                        answer.map(answered -> response(answered.beginning())).orElse(null))
                .param("took", posted.took().toMillis())
                .update();
    }

    private void leaveAlone(long endpoint, AttemptResult settlement, Instant now) {
        jdbc.sql("""
                update webhook_endpoint
                set disabled_at = case when :gone then coalesce(disabled_at, cast(:now as timestamptz)) else disabled_at end,
                    disabled_reason = case when :gone then coalesce(disabled_reason, 'gone') else disabled_reason end,
                    rests_until = :rests
                where id = :endpoint
                """)
                .param("endpoint", endpoint)
                .param("gone", settlement.isGone())
                .param("now", Timestamps.of(now))
                .param(
                        "rests",
                        Optional.ofNullable(settlement.restsUntil())
                                .map(Timestamps::of)
                                .orElse(null))
                .update();
    }

    private static @Nullable String error(HttpOutcome posted) {
        if (posted instanceof HttpOutcome.Unanswered unanswered) {
            return unanswered.why();
        }
        HttpOutcome.Answered answer = (HttpOutcome.Answered) posted;
        if (answer.isSuccess()) {
            return null;
        }
        return answer.status() / 100 == 3
                ? "Redirects are not followed: give the webhook the new address"
                : "The receiver answered " + answer.status();
    }

    /** No null characters: a text in the database can't hold them. */
    private static @Nullable String response(String beginning) {
        String text = beginning.replace("\0", "");
        int characters = Math.min(LONGEST_RESPONSE, text.codePointCount(0, text.length()));
        return text.isEmpty() ? null : text.substring(0, text.offsetByCodePoints(0, characters));
    }

    /** Lets somebody else post to the endpoint. */
    void release(long endpoint, String owner) {
        jdbc.sql(
                        "update webhook_endpoint set held_by = null, held_until = null where id = :endpoint and held_by = :owner")
                .param("endpoint", endpoint)
                .param("owner", owner)
                .update();
    }

    /** Gives up what was begun before that and still waits, and forgets what was settled before that. */
    void clean(Instant before, Instant now) {
        jdbc.sql("delete from webhook_message where status <> 'waiting' and settled_at < :before")
                .param("before", Timestamps.of(before))
                .update();
        jdbc.sql("""
                update webhook_message set status = 'failed', settled_at = :now
                where status = 'waiting' and begun_at < :before
                """)
                .param("before", Timestamps.of(before))
                .param("now", Timestamps.of(now))
                .update();
    }
}
