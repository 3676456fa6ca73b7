package dev.earlyaccess.api.feedback;

import dev.earlyaccess.feedback.Feedback;
import dev.earlyaccess.feedback.FeedbackReply;
import dev.earlyaccess.feedback.FeedbackSource;
import dev.earlyaccess.feedback.FeedbackStatus;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Feedback as the team sees it. */
@Schema(name = "Feedback", description = "What somebody said, and what the team made of it.")
record FeedbackView(
        @Schema(description = "What to mark it and reply to it by.", example = "4711")
        long id,

        @Schema(
                description = "The key of the feature that it is about; null while that is not known.",
                example = "dark-mode",
                nullable = true)
        @Nullable
        String feature,

        @Schema(description = "Who was asked, or wrote it in the app; null where that is not known.", nullable = true)
        @Nullable
        UserView user,

        @Schema(description = "Who sent the mail, as the mail says; null in the app.", nullable = true) @Nullable
        SenderView sender,

        @Schema(
                description =
                        "Whether the user wrote it, as far as the address tells; somebody else may answer a mail.",
                example = "true")
        boolean senderIsUser,

        @Schema(description = "Which way it came in.", example = "mail")
        FeedbackSource source,

        @Schema(description = "The mail's subject; null in the app.", example = "Re: Dark mode", nullable = true)
        @Nullable
        String subject,

        @Schema(description = "What was said, without what a mail quoted.", example = "The charts are hard to read.")
        String text,

        @Schema(description = "From 1 (bad) to 5 (good); null where none was given.", example = "4", nullable = true)
        @Nullable
        Integer rating,

        @Schema(
                description =
                        "Unread: nobody has looked at it. Read: somebody has. Answered: somebody has replied. Automatic: a "
                                + "machine wrote it, such as a vacation notice; it counts as nothing.",
                example = "unread")
        FeedbackStatus status,

        @Schema(
                description = "The names and sizes of the mail's attachments, which are not kept.",
                example = "[\"charts.png (48 kB)\"]")
        List<String> attachments,

        @Schema(description = "When it arrived.", example = "2026-11-22T09:00:00Z")
        Instant receivedAt,

        @Schema(description = "What the team replied, the oldest first.")
        List<ReplyView> replies) {

    /** The user that it is about. */
    @Schema(name = "FeedbackUser", description = "A user.")
    record UserView(
            @Schema(description = "The `sub` of the user's tokens.", example = "ada")
            String id,

            @Schema(
                    description = "The name that the user's token last told; null if none did.",
                    example = "Ada Lovelace",
                    nullable = true)
            @Nullable
            String name) {}

    /** Who sent the mail. */
    @Schema(name = "FeedbackSender", description = "Who sent a mail, as the mail says.")
    record SenderView(
            @Schema(description = "The name; null if the mail has none.", example = "Ada", nullable = true) @Nullable
            String name,

            @Schema(
                    description = "The address; null if it can't be read.",
                    example = "ada@example.com",
                    nullable = true)
            @Nullable
            String email) {}

    /** What the team replied. */
    @Schema(name = "FeedbackReply", description = "A mail that the team replied with.")
    record ReplyView(
            @Schema(description = "Its id.", example = "42") long id,

            @Schema(description = "What it says.", example = "Thank you! The next version has larger charts.")
            String text,

            UserView by,

            @Schema(
                    description = "When it was written; the mail follows within seconds.",
                    example = "2026-11-22T10:00:00Z")
            Instant at) {

        static ReplyView of(FeedbackReply reply) {
            return new ReplyView(
                    reply.id(), reply.text(), new UserView(reply.by().value(), reply.byName()), reply.at());
        }
    }

    static FeedbackView of(Feedback feedback, List<FeedbackReply> replies) {
        return new FeedbackView(
                feedback.id(),
                feedback.about() == null ? null : feedback.about().key().value(),
                user(feedback.author()),
                sender(feedback.author()),
                feedback.author().isUser(),
                feedback.source(),
                feedback.subject(),
                feedback.text(),
                feedback.rating(),
                feedback.status(),
                feedback.attachments(),
                feedback.receivedAt(),
                replies.stream().map(ReplyView::of).toList());
    }

    private static @Nullable UserView user(Feedback.Author author) {
        return author.user() == null ? null : new UserView(author.user().value(), author.userName());
    }

    private static @Nullable SenderView sender(Feedback.Author author) {
        return author.senderEmail() == null && author.senderName() == null
                ? null
                : new SenderView(author.senderName(), author.senderEmail());
    }
}
