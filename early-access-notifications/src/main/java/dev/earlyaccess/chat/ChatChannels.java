package dev.earlyaccess.chat;

import dev.earlyaccess.stage.KebabCase;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Where the team is told, and how that goes. */
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
                select c.channel, p.waiting, p.oldest_at, coalesce(s.failures, 0) as failures, s.last_error, s.rests_until
                from unnest(cast(:channels as text[])) as c (channel) left join chat_channel s on s.channel = c.channel
                cross join lateral (
                    select count(*) as waiting, min(queued_at) as oldest_at from chat_post where channel = c.channel) p
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
                instant(row, "oldest_at"),
                row.getInt("failures"),
                row.getString("last_error"),
                instant(row, "rests_until"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }
}
