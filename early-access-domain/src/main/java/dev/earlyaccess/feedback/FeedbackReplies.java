package dev.earlyaccess.feedback;

import dev.earlyaccess.shared.CleanText;
import dev.earlyaccess.shared.Timestamps;
import dev.earlyaccess.user.UserId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table of all replies of the team. */
@Repository
class FeedbackReplies {

    private static final String SELECT = "select id, feedback_id, text, by_user, by_name, at from feedback_reply ";

    private final JdbcClient jdbc;

    FeedbackReplies(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    FeedbackReply add(long feedback, String text, UserId by, @Nullable String byName, Instant at) {
        return add(feedback, text, by, byName, null, at).orElseThrow();
    }

    /** Stores a reply that came by mail; empty if the mail with this Message-ID was stored before. */
    Optional<FeedbackReply> add(
            long feedback, String text, UserId by, @Nullable String byName, @Nullable String messageId, Instant at) {
        return jdbc.sql("""
                insert into feedback_reply (feedback_id, text, by_user, by_name, at, message_id)
                values (:feedback, :text, :by, :byName, :at, :messageId)
                on conflict (message_id) where message_id is not null do nothing
                returning id
                """)
                .param("feedback", feedback)
                .param("text", CleanText.lines(text, NewFeedback.MAX_TEXT))
                .param("by", by.value())
                .param("byName", byName)
                .param("at", Timestamps.of(at))
                .param("messageId", messageId)
                .query(Long.class)
                .optional()
                .map(this::require);
    }

    /** Whether a reply came with the mail of this Message-ID. */
    boolean has(String messageId) {
        return jdbc.sql("select exists (select from feedback_reply where message_id = :messageId)")
                .param("messageId", messageId)
                .query(Boolean.class)
                .single();
    }

    /** The same reply by the same writer since then, if there is one. */
    Optional<FeedbackReply> repeated(long feedback, String text, UserId by, Instant since) {
        return jdbc.sql(SELECT + """
                where feedback_id = :feedback and by_user = :by and text = :text and at > :since
                order by id desc limit 1
                """)
                .param("feedback", feedback)
                .param("text", CleanText.lines(text, NewFeedback.MAX_TEXT))
                .param("by", by.value())
                .param("since", Timestamps.of(since))
                .query((row, n) -> read(row))
                .optional();
    }

    FeedbackReply require(long id) {
        return jdbc.sql(SELECT + "where id = :id")
                .param("id", id)
                .query((row, n) -> read(row))
                .single();
    }

    /** Replies by the id of their feedback, the oldest first. */
    Map<Long, List<FeedbackReply>> to(List<Long> feedback) {
        return jdbc
                .sql(SELECT + "where feedback_id = any (:feedback) order by id")
                .param("feedback", feedback.toArray(Long[]::new))
                .query((row, n) -> read(row))
                .list()
                .stream()
                .collect(Collectors.groupingBy(FeedbackReply::feedback));
    }

    private static FeedbackReply read(ResultSet row) throws SQLException {
        return new FeedbackReply(
                row.getLong("id"),
                row.getLong("feedback_id"),
                row.getString("text"),
                new UserId(row.getString("by_user")),
                row.getString("by_name"),
                Timestamps.in(row, "at"));
    }
}
