package dev.earlyaccess.api.user;

import dev.earlyaccess.privacy.Erased;
import io.swagger.v3.oas.annotations.media.Schema;

/** What was erased. */
@Schema(name = "Erased", description = "How much was erased.")
record ErasedView(
        @Schema(description = "Profiles with mail preferences: 1, or 0 if there was none.", example = "1")
        long profiles,

        @Schema(description = "Choices about features.", example = "3")
        long enrollments,

        @Schema(description = "Entries of feedback, with their original mails.", example = "2")
        long feedback,

        @Schema(description = "Replies of the team to this feedback.", example = "1")
        long replies,

        @Schema(description = "Deliveries to the user, sent or not.", example = "7")
        long mails,

        @Schema(description = "Addresses of the user in the feedback group.", example = "0")
        long groupMemberships,

        @Schema(description = "Suppressions of the user's addresses.", example = "0")
        long suppressions,

        @Schema(
                description = "Messages to webhooks and to Slack about the user's feedback, posted or not.",
                example = "2")
        long webhookMessages,

        @Schema(description = "Lines that said who a number in the audit trail is.", example = "2")
        long auditNames,

        @Schema(description = "Features that the user managed, and manages no more.", example = "0")
        long managedFeatures,

        @Schema(
                description =
                        "Rows about something else that stay, and in which the user's id, address or name was blanked.",
                example = "4")
        long blanked) {

    static ErasedView of(Erased erased) {
        return new ErasedView(
                erased.profiles(),
                erased.enrollments(),
                erased.feedback(),
                erased.replies(),
                erased.mails(),
                erased.groupMemberships(),
                erased.suppressions(),
                erased.webhookMessages(),
                erased.auditNames(),
                erased.managedFeatures(),
                erased.blanked());
    }
}
