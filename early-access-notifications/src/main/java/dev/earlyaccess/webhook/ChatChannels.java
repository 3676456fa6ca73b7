package dev.earlyaccess.webhook;

import dev.earlyaccess.shared.KebabCase;
import dev.earlyaccess.shared.Timestamps;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The Slack channels, and how posting to them goes. */
@Repository
public class ChatChannels {

    private final JdbcClient jdbc;
    private final SlackSettings settings;

    ChatChannels(JdbcClient jdbc, SlackSettings settings) {
        this.jdbc = jdbc;
        this.settings = settings;
    }

    /** All channels, connected or not, in the order of their names. */
    public List<ChatChannel> all() {
        return jdbc.sql("""
                select c.channel, m.waiting, m.oldest_at, coalesce(e.failures, 0) as failures, e.last_error, e.rests_until
                from unnest(cast(:channels as text[])) as c (channel)
                left join webhook_endpoint e on e.channel = c.channel
                cross join lateral (
                    select count(*) as waiting, min(queued_at) as oldest_at from webhook_message
                    where endpoint_id = e.id and status = 'waiting') m
                order by c.channel
                """)
                .param(
                        "channels",
                        Stream.of(Channel.values()).map(Channel::code).toArray(String[]::new))
                .query((row, n) -> channel(row))
                .list();
    }

    private ChatChannel channel(ResultSet row) throws SQLException {
        Channel channel = KebabCase.require(Channel.class, row.getString("channel"));
        return new ChatChannel(
                channel,
                settings.webhook(channel).isPresent(),
                row.getLong("waiting"),
                Timestamps.inOrNull(row, "oldest_at"),
                row.getInt("failures"),
                row.getString("last_error"),
                Timestamps.inOrNull(row, "rests_until"));
    }
}
