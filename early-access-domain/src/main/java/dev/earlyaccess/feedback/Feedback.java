package dev.earlyaccess.feedback;

import dev.earlyaccess.feature.FeatureKey;
import dev.earlyaccess.stage.Stage;
import dev.earlyaccess.user.UserId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One entry of the inbox.
 *
 * @param about the feature; null if unknown
 * @param stage the feature's stage when the feedback arrived; null if the feature is unknown
 * @param author who gave the feedback
 * @param subject the mail's subject; null in the app
 * @param text empty if the user only gave a rating
 * @param rating 1 (bad) to 5 (good); null if none was given
 * @param attachments names and sizes; their content is not stored
 * @param thread the identification of the mail; null in the app, and if the mail had no Message-ID
 * @param teamReplyTo the id of the feedback to which this mail was meant as a reply of the team; null for
 *     feedback of users
 */
public record Feedback(
        long id,
        @Nullable FeatureReference about,
        @Nullable Stage stage,
        Author author,
        FeedbackSource source,
        @Nullable String subject,
        String text,
        @Nullable Integer rating,
        FeedbackStatus status,
        List<String> attachments,
        @Nullable MailThread thread,
        @Nullable Long teamReplyTo,
        Instant receivedAt) {

    /** The feature that the feedback is about. */
    public record FeatureReference(long featureId, FeatureKey key, String name) {}

    /**
     * Who gave the feedback. The user is the person who was asked; the sender of a mail may be another
     * person.
     *
     * @param user null if it is unknown who was asked
     * @param userName the name in the user's newest token
     * @param senderEmail the sender of the mail; null in the app
     * @param senderName the sender's name in the mail
     * @param isUser whether the sender is the user, judged by the address
     * @param replyTo the address for a reply: of the sender, in the app of the user; null if there is none
     */
    public record Author(
            @Nullable UserId user,
            @Nullable String userName,
            @Nullable String senderEmail,
            @Nullable String senderName,
            boolean isUser,
            @Nullable String replyTo) {}

    /**
     * The identification fields of the mail, which a reply needs (RFC 5322, 3.6.4).
     *
     * @param messageId the Message-ID
     * @param references the References, without the Message-ID
     */
    public record MailThread(String messageId, @Nullable String references) {}
}
