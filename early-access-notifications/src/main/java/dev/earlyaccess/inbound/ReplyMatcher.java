package dev.earlyaccess.inbound;

import dev.earlyaccess.mail.MailId;
import dev.earlyaccess.mail.MailType;
import dev.earlyaccess.mail.ReplyAddresses;
import dev.earlyaccess.outbox.Occasion;
import dev.earlyaccess.user.UserId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Finds the mail of this service that a reply belongs to: by the tag in the address, or by a Message-ID. Only
 * the recipient of that mail knows either of them.
 */
@Repository
class ReplyMatcher {

    private static final List<String> TO_THE_TEAM = Stream.of(MailType.values())
            .filter(type -> type.audience() == MailType.Audience.TEAM)
            .map(MailType::code)
            .toList();

    private final JdbcClient jdbc;
    private final ReplyAddresses addresses;

    ReplyMatcher(JdbcClient jdbc, ReplyAddresses addresses) {
        this.jdbc = jdbc;
        this.addresses = addresses;
    }

    /**
     * The mail that one of these belongs to; empty if none does.
     *
     * @param recipients the recipients of the reply
     * @param messageIds the Message-IDs that the reply names, in angle brackets, the likeliest first
     */
    Optional<RepliedMail> find(List<String> recipients, List<String> messageIds) {
        return Stream.concat(
                        recipients.stream().flatMap(address -> addresses.deliveryOf(address).stream()
                                .mapToObj(delivery -> find(delivery, null))),
                        messageIds.stream()
                                .flatMap(id -> MailId.read(id).stream())
                                .map(id -> find(id.delivery(), id.token())))
                .flatMap(Optional::stream)
                .findFirst();
    }

    /**
     * A reply of the team belongs to earlier feedback, so the match is the feature and the user of that
     * feedback.
     */
    private Optional<RepliedMail> find(long delivery, @Nullable UUID token) {
        return jdbc.sql("""
                select d.id, d.message_token, coalesce(b.feature_id, d.feature_id) as feature_id, u.user_id,
                    case when d.kind in (:toTheTeam) then d.recipient else u.email end as email, b.id as replied_to,
                    d.recipient, n.id as notice, n.feature_id as notice_feature
                from delivery d
                left join feedback_reply r on r.id =""" + Occasion.sqlEventId(MailType.FEEDBACK_REPLY, "d.occasion") + """
                left join feedback b on b.id = r.feedback_id
                left join feedback n on n.id ="""
                        + Occasion.sqlEventId(MailType.FEEDBACK_ANSWER, "d.occasion") + """
                left join users u on d.kind not in (:toTheTeam)
                    and u.user_id = case when b.id is null then d.recipient else b.user_id end
                where d.id = :delivery and (:token::uuid is null or d.message_token = :token::uuid)
                """)
                .param("toTheTeam", TO_THE_TEAM)
                .param("delivery", delivery)
                .param("token", token == null ? null : token.toString())
                .query((row, n) -> read(row))
                .optional();
    }

    private static RepliedMail read(ResultSet row) throws SQLException {
        @Nullable String user = row.getString("user_id");
        return new RepliedMail(
                new MailId(row.getLong("id"), row.getObject("message_token", UUID.class)),
                row.getObject("feature_id", Long.class),
                user == null ? null : new UserId(user),
                row.getString("email"),
                row.getObject("replied_to", Long.class),
                notice(row));
    }

    private static RepliedMail.@Nullable Notice notice(ResultSet row) throws SQLException {
        @Nullable Long feedback = row.getObject("notice", Long.class);
        return feedback == null
                ? null
                : new RepliedMail.Notice(
                        row.getLong("id"),
                        feedback,
                        row.getObject("notice_feature", Long.class),
                        row.getString("recipient"));
    }
}
