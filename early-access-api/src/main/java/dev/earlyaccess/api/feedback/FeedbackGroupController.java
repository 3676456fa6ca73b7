package dev.earlyaccess.api.feedback;

import dev.earlyaccess.api.paging.Page;
import dev.earlyaccess.api.request.PlainText;
import dev.earlyaccess.team.FeedbackGroup;
import dev.earlyaccess.team.FeedbackMailFrequency;
import dev.earlyaccess.team.GroupMember;
import dev.earlyaccess.user.UserId;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.hibernate.validator.constraints.Range;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Who hears of what users say, as admins see and change it. */
@Tag(
        name = "Feedback group",
        description = "Who gets feedback about betas by mail: choose for yourself, or as an admin for others.")
@RestController
@RequestMapping("/api/v1/admin/feedback-group")
class FeedbackGroupController {

    private static final int LONGEST = 254;

    private final FeedbackGroup group;
    private final Clock clock;

    FeedbackGroupController(FeedbackGroup group, Clock clock) {
        this.group = group;
        this.clock = clock;
    }

    /** A member as the API shows it. */
    @Schema(name = "GroupMember", description = "Somebody who hears of what users say.")
    record MemberView(
            @Schema(description = "Where the mails go, in lower case.", example = "design@example.com")
            String email,

            @Schema(
                    description = "The user who chose; null where nobody did, or an admin.",
                    example = "grace",
                    nullable = true)
            @Nullable
            String userId,

            @Schema(description = "Which mails go there.", example = "daily-digest")
            FeedbackMailFrequency delivery,

            @Schema(description = "Whether a feature that is not archived has this owner.", example = "true")
            boolean owner,

            @Schema(description = "Whether the settings name this address as that of an exec.", example = "false")
            boolean exec,

            @Schema(
                    description = "When the delivery was chosen; null for the default of owners and execs.",
                    example = "2026-11-22T09:00:00Z",
                    nullable = true)
            @Nullable
            Instant changedAt,

            @Schema(
                    description =
                            "Why nothing is sent there for now; null while mail arrives. Choose a delivery, also the "
                                    + "same one, and it is tried again.",
                    nullable = true)
            @Nullable
            UnreachableView unreachable) {

        static MemberView of(GroupMember member) {
            return new MemberView(
                    member.email(),
                    Optional.ofNullable(member.user()).map(UserId::value).orElse(null),
                    member.mails(),
                    member.isOwner(),
                    member.isExec(),
                    member.changedAt(),
                    Optional.ofNullable(member.unreachable())
                            .map(unreachable -> new UnreachableView(unreachable.reason(), unreachable.since()))
                            .orElse(null));
        }
    }

    /** Why nothing is sent to a member. */
    @Schema(name = "UnreachableMember", description = "That mail to a member came back for good.")
    record UnreachableView(
            @Schema(description = "What the mail server said.", example = "550 5.1.1 no such user")
            String reason,

            @Schema(description = "When that became known.", example = "2026-11-22T09:00:00Z")
            Instant since) {}

    /** What is to be chosen for a member. */
    @Schema(name = "GroupMemberChange", description = "Which mails an address is to get.")
    record Change(
            @Schema(
                    description =
                            "Every answer in a mail of its own, a digest once a day if there are new ones, or none.",
                    example = "every-answer",
                    requiredMode = Schema.RequiredMode.REQUIRED)
            @NotNull
            FeedbackMailFrequency delivery) {}

    @Operation(
            operationId = "listGroupMembers",
            summary = "List who hears of answers",
            description =
                    "The owners of features that are not archived, the execs, and whoever joined or was added, in "
                            + "the order of addresses.")
    @GetMapping
    Page<MemberView> list(
            @Parameter(description = Page.AFTER) @RequestParam(required = false) @Nullable String after,
            @Parameter(description = Page.LIMIT) @RequestParam(defaultValue = "50") @Range(min = 1, max = 200)
                    int limit) {
        return Page.of(
                group.members(Page.key(after, "", email -> email.contains("@")), limit + 1),
                limit,
                GroupMember::email,
                MemberView::of);
    }

    @Operation(
            operationId = "chooseForGroupMember",
            summary = "Choose which answers somebody gets by mail",
            description = "Makes the address a member, if it was none. To keep out an owner or an exec, choose `none`.")
    @PutMapping("/{email}")
    MemberView choose(
            @Parameter(description = "The member's mail address.", example = "design@example.com")
                    @PathVariable
                    @Email
                    @Size(max = LONGEST)
                    @PlainText
                    String email,
            @Valid @RequestBody Change change) {
        return MemberView.of(group.choose(email, change.delivery(), null, clock.instant()));
    }

    @Operation(
            operationId = "removeGroupMember",
            summary = "Forget what was chosen for somebody",
            description = "An owner or an exec gets the daily digest again. Anybody else is no member any more.")
    @DeleteMapping("/{email}")
    MemberView remove(
            @Parameter(description = "The member's mail address.", example = "design@example.com")
                    @PathVariable
                    @Email
                    @Size(max = LONGEST)
                    @PlainText
                    String email) {
        return MemberView.of(group.forget(email));
    }
}
