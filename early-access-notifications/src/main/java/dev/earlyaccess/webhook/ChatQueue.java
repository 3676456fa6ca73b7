package dev.earlyaccess.webhook;

import dev.earlyaccess.launch.Launches;
import dev.earlyaccess.shared.Timestamps;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * What is still to be posted. Posts about one feature come in order; one that has to wait holds up no other feature's. Who
 * posts to a channel holds it by a lease, as the database's clock has it: one poster at a time, however many instances run.
 */
@Repository
class ChatQueue {

    private final JdbcClient jdbc;

    ChatQueue(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Queues a message. Until the transaction ends, others about the same feature wait: whoever is posted first is committed
     * first.
     *
     * @param feature the id of the feature that it is about; null for none
     */
    void add(Channel channel, @Nullable Long feature, SlackMessage message, Instant at) {
        insert(channel, feature, message, null, at);
    }

    /** Queues a message at whose end it is told how many users this launch begins with, once they are counted. */
    void addOnceCounted(Channel channel, long feature, SlackMessage message, long launch, Instant at) {
        insert(channel, feature, message, launch, at);
    }

    private void insert(
            Channel channel, @Nullable Long feature, SlackMessage message, @Nullable Long launch, Instant at) {
        awaitOthers(channel, feature);
        jdbc.sql("""
                insert into chat_post (channel, feature_id, launch_id, text, in_short, queued_at)
                values (:channel, :feature, :launch, :text, :inShort, :at)
                """)
                .param("channel", channel.code())
                .param("feature", feature)
                .param("launch", launch)
                .param("text", message.text())
                .param("inShort", message.inShort())
                .param("at", Timestamps.of(at))
                .update();
    }

    private void awaitOthers(Channel channel, @Nullable Long feature) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended(:posts, 0))")
                .param("posts", "chat_post:" + channel.code() + ":" + feature)
                .query()
                .singleRow();
    }

    /** What is to be posted next, if the channel takes posts now and nobody else holds it; it is the owner's for so long then. */
    Optional<ChatPost> next(Channel channel, String owner, Duration lease, Instant now) {
        return hold(channel, owner, lease, now) ? head(channel, now) : Optional.empty();
    }

    private boolean hold(Channel channel, String owner, Duration lease, Instant now) {
        return jdbc.sql("""
                insert into chat_channel as c (channel, held_by, held_until)
                select :channel, :owner, clock_timestamp() + make_interval(secs => :lease)
                where exists (select from chat_post where channel = :channel)
                on conflict (channel) do update set held_by = excluded.held_by, held_until = excluded.held_until
                where (c.held_by = :owner or c.held_until is null or c.held_until < clock_timestamp())
                    and (c.rests_until is null or c.rests_until <= :now)
                """)
                        .param("channel", channel.code())
                        .param("owner", owner)
                        .param("lease", lease.toSeconds())
                        .param("now", Timestamps.of(now))
                        .update()
                == 1;
    }

    /**
     * Of the first about each feature, that which was tried least: so a message that always fails holds up only its own.
     * However many wait, this looks at one about each feature. Those about none come last in the index.
     */
    private Optional<ChatPost> head(Channel channel, Instant now) {
        return jdbc.sql("""
                with recursive lane (feature_id, id) as (
                    (select feature_id, id from chat_post
                     where channel = :channel and feature_id is not null order by feature_id, id limit 1)
                    union all
                    select next.feature_id, next.id from lane cross join lateral (
                        select feature_id, id from chat_post
                        where channel = :channel and feature_id > lane.feature_id order by feature_id, id limit 1) next
                ), head (id) as (
                    select id from lane
                    union all
                    (select id from chat_post where channel = :channel and feature_id is null order by feature_id, id limit 1)
                )
                select first.id, first.text, first.in_short, l.ready, c.failures
                from head join chat_post first on first.id = head.id
                join chat_channel c on c.channel = first.channel
                left join launch l on l.id = first.launch_id
                where
                """ + Launches.COUNTED + """
                order by first.tries, first.id limit 1
                """)
                .param("channel", channel.code())
                .param("uncounted", Timestamps.of(now.minus(Launches.COUNTED_WITHIN)))
                .query((row, n) -> new ChatPost(
                        row.getLong("id"),
                        channel,
                        message(
                                new SlackMessage(row.getString("text"), row.getString("in_short")),
                                row.getObject("ready", Long.class)),
                        row.getInt("failures")))
                .optional();
    }

    private static SlackMessage message(SlackMessage message, @Nullable Long ready) {
        return ready == null ? message : message.plus(StageMessage.ready(ready));
    }

    /** It was posted. That is so even if the channel is somebody else's by now. */
    void posted(ChatPost post) {
        jdbc.sql("""
                with posted as (delete from chat_post where id = :id)
                update chat_channel set failures = 0, last_error = null, rests_until = null where channel = :channel
                """)
                .param("id", post.id())
                .param("channel", post.channel().code())
                .update();
    }

    /** Its text will never be taken: what is in short is posted in its place. */
    void shorten(ChatPost post) {
        jdbc.sql("update chat_post set text = in_short where id = :id")
                .param("id", post.id())
                .update();
    }

    /** It was not posted, and the channel is left alone until then. */
    void putOff(ChatPost post, String reason, Instant until) {
        jdbc.sql("""
                with tried as (update chat_post set tries = tries + 1 where id = :id)
                update chat_channel set failures = failures + 1, last_error = :reason, rests_until = :until
                where channel = :channel
                """)
                .param("id", post.id())
                .param("channel", post.channel().code())
                .param("reason", reason)
                .param("until", Timestamps.of(until))
                .update();
    }

    /** Lets somebody else post to the channel. */
    void release(Channel channel, String owner) {
        jdbc.sql(
                        "update chat_channel set held_by = null, held_until = null where channel = :channel and held_by = :owner")
                .param("channel", channel.code())
                .param("owner", owner)
                .update();
    }
}
