package dev.earlyaccess.api.feedback;

import dev.earlyaccess.api.security.HoldsAddresses;
import dev.earlyaccess.api.security.MentionsAddresses;
import dev.earlyaccess.feedback.Feedback;
import dev.earlyaccess.feedback.FeedbackReply;
import dev.earlyaccess.feedback.FeedbackSource;
import dev.earlyaccess.feedback.FeedbackStatus;
import dev.earlyaccess.stage.Stage;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Feedback as the team sees it. */
@Schema(name = "Feedback", description = "Feedback from a user, with its status and the team's replies.")
public record FeedbackView(
        @Schema(description = "The feedback's id.", example = "4711")
        long id,

        @Schema(
                description = "The key of the feature that the feedback is about; null until it is matched.",
                example = "dark-mode",
                nullable = true)
        @Nullable
        String feature,

        @Schema(
                description = "The feature's stage when the feedback arrived; null until it is matched.",
                example = "beta",
                nullable = true)
        @Nullable
        Stage stage,

        @Schema(description = "The user who was asked, or wrote it in the app; null if unknown.", nullable = true)
        @Nullable
        UserView user,

        @Schema(description = "The sender as stated in the mail; null for feedback from the app.", nullable = true)
        @Nullable
        SenderView sender,

        @Schema(
                description = "Whether the sender's address is the user's; another person may reply to a mail.",
                example = "true")
        boolean senderIsUser,

        @Schema(description = "How the feedback arrived.", example = "mail")
        FeedbackSource source,

        @Schema(
                description = "The mail's subject; null for feedback from the app.",
                example = "Re: Dark mode",
                nullable = true)
        @MentionsAddresses
        @Nullable
        String subject,

        @Schema(
                description = "The text, without the parts that a mail quoted; empty if there is only a rating.",
                example = "The charts are hard to read.")
        @MentionsAddresses
        String text,

        @Schema(description = "From 1 (bad) to 5 (good); null if there is no rating.", example = "4", nullable = true)
        @Nullable
        Integer rating,

        @Schema(
                description =
                        "`unread`: nobody has marked it yet. `read`: somebody has read it. `answered`: somebody has replied. "
                                + "`automatic`: a machine wrote it, such as a vacation notice; it is not counted.",
                example = "unread")
        FeedbackStatus status,

        @Schema(
                description = "The names and sizes of the mail's attachments; the attachments are not stored.",
                example = "[\"charts.png (48 kB)\"]")
        @MentionsAddresses
        List<String> attachments,

        @Schema(
                description =
                        "If this mail is no feedback but a reply that a member of the team wrote by mail and that was not "
                                + "sent to the user by itself: the id of the feedback that it replies to. Else null.",
                example = "4711",
                nullable = true)
        @Nullable
        Long teamReplyTo,

        @Schema(description = "When the feedback arrived.", example = "2026-11-22T09:00:00Z")
        Instant receivedAt,

        @Schema(description = "The team's replies, the oldest first.")
        List<ReplyView> replies) {

    /** A user: the author of feedback or of a reply. */
    @Schema(name = "FeedbackUser", description = "A user.")
    public record UserView(
            @Schema(
                    description =
                            "The `sub` of the user's tokens; of a member of the team who replied by mail and has no user, the "
                                    + "address. Null if it is an address and you may not see addresses.",
                    example = "ada",
                    nullable = true)
            @HoldsAddresses
            String id,

            @Schema(
                    description = "The name in the user's newest token; null if there is none.",
                    example = "Ada Lovelace",
                    nullable = true)
            @MentionsAddresses
            @Nullable
            String name) {}

    /** The sender of a mail. */
    @Schema(name = "FeedbackSender", description = "The sender of a mail, as stated in the mail.")
    public record SenderView(
            @Schema(description = "The sender's name; null if the mail has none.", example = "Ada", nullable = true)
            @MentionsAddresses
            @Nullable
            String name,

            @Schema(
                    description = "The sender's address; null if it cannot be read.",
                    example = "ada@example.com",
                    nullable = true)
            @HoldsAddresses
            @Nullable
            String email) {}

    /** A reply of the team. */
    @Schema(name = "FeedbackReply", description = "A reply that the team sent by mail.")
    public record ReplyView(
            @Schema(description = "The reply's id.", example = "42")
            long id,

            @Schema(description = "The text of the reply.", example = "Thank you! The next version has larger charts.")
            @MentionsAddresses
            String text,

            UserView by,

            @Schema(
                    description = "When the reply was written; the mail is sent within seconds.",
                    example = "2026-11-22T10:00:00Z")
            Instant at) {

        static ReplyView of(FeedbackReply reply) {
            return new ReplyView(
                    reply.id(), reply.text(), new UserView(reply.by().value(), reply.byName()), reply.at());
        }
    }

    /** The view of this feedback and these replies to it. */
    public static FeedbackView of(Feedback feedback, List<FeedbackReply> replies) {
        return new FeedbackView(
                feedback.id(),
                feedback.about() == null ? null : feedback.about().key().value(),
                feedback.stage(),
                user(feedback.author()),
                sender(feedback.author()),
                feedback.author().isUser(),
                feedback.source(),
                feedback.subject(),
                feedback.text(),
                feedback.rating(),
                feedback.status(),
                feedback.attachments(),
                feedback.teamReplyTo(),
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
