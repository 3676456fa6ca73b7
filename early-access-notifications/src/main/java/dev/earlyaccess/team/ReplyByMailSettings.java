package dev.earlyaccess.team;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Whether members of the feedback group reply to users by mail, and who says that a mail is authentic.
 *
 * @param replyByMail whether a reply to the mail that tells a member of feedback goes to the user
 * @param authservId the identifier that the own mail server writes into {@code Authentication-Results} fields
 *     (RFC 8601); null if the members confirm each reply
 */
@ConfigurationProperties("early-access.feedback")
public record ReplyByMailSettings(
        @DefaultValue("false") boolean replyByMail,
        @Nullable String authservId) {

    public ReplyByMailSettings {
        authservId = authservId == null || authservId.isBlank() ? null : authservId.strip();
    }
}
