package dev.earlyaccess.api.user;

import dev.earlyaccess.api.audit.AuditEntryView;
import dev.earlyaccess.api.mail.DeliveryView;
import dev.earlyaccess.api.mail.MailPreferencesView;
import dev.earlyaccess.feedback.Feedback;
import dev.earlyaccess.feedback.FeedbackReply;
import dev.earlyaccess.feedback.FeedbackSource;
import dev.earlyaccess.feedback.FeedbackStatus;
import dev.earlyaccess.privacy.PersonalFile;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Everything that the service keeps about a person. The long lists are read while they are written. */
@Schema(
        name = "UserData",
        description =
                "Everything that the service keeps about a person. Fields may be added; none changes its meaning.")
record UserData(
        @Schema(description = "When the data was read.", example = "2026-11-22T09:00:00Z")
        Instant exportedAt,

        @Schema(description = "The `sub` of the user's tokens.", example = "ada")
        String id,

        @Schema(description = "From the user's newest token; null if there is none.", nullable = true) @Nullable
        ProfileData profile,

        MailPreferencesView mailPreferences,

        @Schema(description = "The user's addresses that get no mails, and why.")
        List<SuppressionData> suppressions,

        @Schema(description = "The user's choices about features, in the order of keys.")
        List<EnrollmentData> enrollments,

        @Schema(
                description = "What the user said, the newest first, with the original mails and the team's replies.",
                implementation = FeedbackData[].class)
        Iterable<FeedbackData> feedback,

        @Schema(
                description =
                        "The mails that are or were owed to the user, and what became of them; the " + "newest first.",
                implementation = DeliveryView[].class)
        Iterable<DeliveryView> mails,

        @Schema(description = "What was chosen for the user's addresses in the feedback group.")
        List<MembershipData> feedbackGroup,

        @Schema(description = "The keys of the features that the user owns.", example = "[\"dark-mode\"]")
        List<String> ownedFeatures,

        @Schema(description = "The keys of the features that the user manages.", example = "[\"dark-mode\"]")
        List<String> managedFeatures,

        @Schema(
                description = "What the user did as a member of the team, the oldest first.",
                implementation = WorkData[].class)
        Iterable<WorkData> work,

        @Schema(
                description = "Messages to webhooks and to Slack that name the user, the oldest first.",
                implementation = MessageData[].class)
        Iterable<MessageData> messages,

        @Schema(
                description = "The entries of the audit trail that name the user, the newest first. Other "
                        + "people in them are numbers.",
                implementation = AuditEntryView[].class)
        Iterable<AuditEntryView> audit) {

    /** The profile. */
    @Schema(name = "UserDataProfile", description = "What the user's newest token says.")
    record ProfileData(
            @Schema(description = "The mail address.", example = "ada@example.com", nullable = true) @Nullable
            String email,

            @Schema(description = "The name.", example = "Ada Lovelace", nullable = true) @Nullable
            String name,

            @Schema(description = "The language (BCP 47).", example = "de-AT", nullable = true) @Nullable
            String locale,

            @Schema(
                    description = "When the token was issued; null if it does not say so.",
                    example = "2026-11-22T09:00:00Z",
                    nullable = true)
            @Nullable
            Instant tokenIssuedAt) {}

    /** A suppressed address. */
    @Schema(name = "UserDataSuppression", description = "An address that gets no mails.")
    record SuppressionData(
            @Schema(description = "The address.", example = "ada@example.com")
            String email,

            @Schema(description = "What the mail server said.", example = "550 5.1.1 no such user")
            String text,

            @Schema(description = "Who reported it: smtp, mail or provider.", example = "smtp", nullable = true)
            @Nullable
            String source,

            @Schema(description = "Since when.", example = "2026-11-22T09:00:00Z")
            Instant since) {

        static SuppressionData of(PersonalFile.StoredSuppression stored) {
            return new SuppressionData(stored.email(), stored.text(), stored.source(), stored.since());
        }
    }

    /** A choice. */
    @Schema(name = "UserDataEnrollment", description = "A choice about a feature, as it is stored.")
    record EnrollmentData(
            @Schema(description = "The feature's key.", example = "dark-mode")
            String feature,

            @Schema(description = "The choice: interested, opted-in or opted-out.", example = "opted-in")
            String status,

            @Schema(description = "Who made it: self, launch or admin.", example = "launch")
            String origin,

            @Schema(description = "When it was made.", example = "2026-11-22T09:00:00Z")
            Instant since,

            @Schema(
                    description = "When the user had registered interest, if a launch opted the user in; else null.",
                    example = "2026-11-01T09:00:00Z",
                    nullable = true)
            @Nullable
            Instant interestedSince,

            @Schema(description = "Whether the question for feedback is settled.", example = "false")
            boolean feedbackSettled) {

        static EnrollmentData of(PersonalFile.StoredEnrollment stored) {
            return new EnrollmentData(
                    stored.feature(),
                    stored.status(),
                    stored.origin(),
                    stored.since(),
                    stored.interestedSince(),
                    stored.isAsked());
        }
    }

    /** Feedback. */
    @Schema(name = "UserDataFeedback", description = "What the user said about a feature.")
    record FeedbackData(
            @Schema(description = "The feedback's id.", example = "4711")
            long id,

            @Schema(
                    description = "The key of the feature; null if it is unknown.",
                    example = "dark-mode",
                    nullable = true)
            @Nullable
            String feature,

            @Schema(description = "How the feedback arrived.", example = "mail")
            FeedbackSource source,

            @Schema(description = "The sender's address in the mail.", example = "ada@example.com", nullable = true)
            @Nullable
            String senderEmail,

            @Schema(description = "The sender's name in the mail.", example = "Ada", nullable = true) @Nullable
            String senderName,

            @Schema(description = "The mail's subject.", example = "Re: Dark mode", nullable = true) @Nullable
            String subject,

            @Schema(description = "The text without quotes.", example = "The charts are hard to read.")
            String text,

            @Schema(
                    description = "The whole mail as plain text; null for feedback from the app.",
                    example = "The charts are hard to read.",
                    nullable = true)
            @Nullable
            String original,

            @Schema(description = "From 1 (bad) to 5 (good).", example = "4", nullable = true) @Nullable
            Integer rating,

            @Schema(description = "What the team did with it.", example = "answered")
            FeedbackStatus status,

            @Schema(description = "The names and sizes of attachments, which are not stored.")
            List<String> attachments,

            @Schema(description = "When it arrived.", example = "2026-11-22T09:00:00Z")
            Instant receivedAt,

            @Schema(description = "The team's replies, the oldest first.")
            List<ReplyData> replies) {

        static FeedbackData of(Feedback feedback, @Nullable String original, List<FeedbackReply> replies) {
            return new FeedbackData(
                    feedback.id(),
                    feedback.about() == null ? null : feedback.about().key().value(),
                    feedback.source(),
                    feedback.author().senderEmail(),
                    feedback.author().senderName(),
                    feedback.subject(),
                    feedback.text(),
                    original,
                    feedback.rating(),
                    feedback.status(),
                    feedback.attachments(),
                    feedback.receivedAt(),
                    replies.stream()
                            .map(reply -> new ReplyData(reply.text(), reply.at()))
                            .toList());
        }
    }

    /** A reply. */
    @Schema(name = "UserDataReply", description = "A reply of the team.")
    record ReplyData(
            @Schema(description = "The text.", example = "Thank you!")
            String text,

            @Schema(description = "When it was written.", example = "2026-11-22T10:00:00Z")
            Instant at) {}

    /** A membership. */
    @Schema(name = "UserDataMembership", description = "What was chosen for an address in the feedback group.")
    record MembershipData(
            @Schema(description = "The address.", example = "ada@example.com")
            String email,

            @Schema(description = "Which mails: every-answer, daily-digest or none.", example = "daily-digest")
            String mails,

            @Schema(description = "Whether the member sees all feedback.", example = "false")
            boolean seesAll,

            @Schema(description = "When it was chosen.", example = "2026-11-22T09:00:00Z")
            Instant changedAt) {

        static MembershipData of(PersonalFile.StoredMembership stored) {
            return new MembershipData(stored.email(), stored.mails(), stored.seesAll(), stored.changedAt());
        }
    }

    /** Work. */
    @Schema(name = "UserDataWork", description = "Something that the user did as a member of the team.")
    record WorkData(
            @Schema(
                    description =
                            "stage-transition, checklist-item, checklist-item-withdrawn, update or feedback-reply.",
                    example = "feedback-reply")
            String kind,

            @Schema(description = "The id within its kind.", example = "42")
            long id,

            @Schema(
                    description = "The feature's key; null if it is about none.",
                    example = "dark-mode",
                    nullable = true)
            @Nullable
            String feature,

            @Schema(description = "When it was done.", example = "2026-11-22T09:00:00Z")
            Instant at,

            @Schema(description = "What the user wrote.", example = "Thank you!", nullable = true) @Nullable
            String text) {

        static WorkData of(PersonalFile.Work stored) {
            return new WorkData(stored.kind(), stored.id(), stored.feature(), stored.at(), stored.text());
        }
    }

    /** A message. */
    @Schema(name = "UserDataMessage", description = "A message to a webhook or to Slack that names the user.")
    record MessageData(
            @Schema(description = "The type of the event.", example = "feedback.arrived")
            String type,

            @Schema(description = "waiting, delivered or failed.", example = "delivered")
            String status,

            @Schema(description = "When it was queued.", example = "2026-11-22T09:00:00Z")
            Instant queuedAt,

            @Schema(description = "What is or was posted.", example = "Dark mode is in beta.")
            String body) {

        static MessageData of(PersonalFile.NamingMessage stored) {
            return new MessageData(stored.type(), stored.status(), stored.queuedAt(), stored.body());
        }
    }
}
