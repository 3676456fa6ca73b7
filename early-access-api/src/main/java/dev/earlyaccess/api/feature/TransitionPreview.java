package dev.earlyaccess.api.feature;

import dev.earlyaccess.stage.Stage;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a transition would do. */
@Schema(description = "What a transition would do at this moment, and what is missing for it.")
record TransitionPreview(
        @Schema(description = "The stage that the feature would leave.", example = "concept")
        Stage from,

        @Schema(description = "The stage that the feature would enter.", example = "beta")
        Stage to,

        @Schema(
                description =
                        "Whether nothing is missing: the same request without `dryRun` would move the feature now.",
                example = "true")
        boolean possible,

        @Schema(
                description =
                        "How many users would be opted in: all who are in when the beta begins. 0 for other stages.",
                example = "1204")
        long subscribers,

        @Schema(description = "How many users have the feature now; null: everybody.", example = "0", nullable = true)
        @Nullable
        Long enabledBefore,

        @Schema(
                description = "How many users would have the feature then; null: everybody.",
                example = "1204",
                nullable = true)
        @Nullable
        Long enabledAfter,

        ExpectedMailsView mails,
        MissingView missing,

        @Schema(
                description = "The items of the launch checklist that the request overrides; usually empty.",
                example = "[]")
        List<String> overridden) {

    /** The mails that a transition would cause. */
    @Schema(name = "ExpectedMails", description = "The mails that the transition would cause.")
    record ExpectedMailsView(
            @Schema(
                    description = "The type of the mails; null if the transition causes none.",
                    example = "launch",
                    allowableValues = {"launch", "general-availability", "pulled-back"},
                    nullable = true)
            @Nullable
            String type,

            @Schema(
                    description =
                            "How many users would get one. Users who got the same mail at an earlier transition get none.",
                    example = "1180")
            long expected,

            @Schema(description = "How many users would get none, because they do not want it.", example = "19")
            long notWanted,

            @Schema(description = "How many users would get none, because they have no address.", example = "4")
            long noAddress,

            @Schema(
                    description = "How many users would get none, because mail cannot reach their address.",
                    example = "1")
            long suppressed,

            @Schema(
                    description = "Whether the numbers are estimated, because more than 50,000 users are in.",
                    example = "false")
            boolean estimated) {}

    /** What is missing for a transition. */
    @Schema(name = "MissingForTransition", description = "What is missing; without `dryRun`, the request is refused.")
    record MissingView(
            @Schema(description = "Whether a reason is required, and the request has none.", example = "false")
            boolean reason,

            @Schema(
                    description = "The fields that a beta needs and the feature lacks.",
                    example = "[\"documentationUrl\", \"owner.email\"]")
            List<String> fields,

            @Schema(description = "The items of the launch checklist that are not met.")
            List<ChecklistController.ItemView> items) {}
}
