package dev.earlyaccess.feedback;

import dev.earlyaccess.feature.FeatureKey;
import dev.earlyaccess.user.UserId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What somebody said, and what the team made of it so far.
 *
 * @param about null where it is not known which feature it is about
 * @param author who said it
 * @param subject the mail's subject; null in the app
 * @param rating 1 (bad) to 5 (good); null where none was given
 * @param attachments names and sizes; what was in them is not kept
 * @param thread the mail that it came in; null in the app, and where the mail had no Message-ID
 */
public record Feedback(
        long id,
        @Nullable FeatureReference about,
        Author author,
        FeedbackSource source,
        @Nullable String subject,
        String text,
        @Nullable Integer rating,
        FeedbackStatus status,
        List<String> attachments,
        @Nullable MailThread thread,
        Instant receivedAt) {

    /** The feature that it is about. */
    public record FeatureReference(long featureId, FeatureKey key, String name) {}

    /**
     * Who said it. The user is whom we asked; a mail may come from somebody else.
     *
     * @param user null where it is not known who was asked
     * @param userName as the user's token last told it
     * @param senderEmail as the mail says; null in the app
     * @param senderName as the mail says
     * @param isUser whether it is the user who said it, as far as the address tells
     * @param replyTo where a reply goes: to the sender, in the app to the user; null where nothing leads there
     */
    public record Author(
            @Nullable UserId user,
            @Nullable String userName,
            @Nullable String senderEmail,
            @Nullable String senderName,
            boolean isUser,
            @Nullable String replyTo) {}

    /**
     * The mail that it came in, as a reply has to name it (RFC 5322, 3.6.4).
     *
     * @param messageId its own Message-ID
     * @param references its References, without its own Message-ID
     */
    public record MailThread(String messageId, @Nullable String references) {}
}
