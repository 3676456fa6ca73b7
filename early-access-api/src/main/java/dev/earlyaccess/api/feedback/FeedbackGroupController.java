package dev.earlyaccess.api.feedback;

import dev.earlyaccess.api.paging.Page;
import dev.earlyaccess.api.paging.PageCursor;
import dev.earlyaccess.api.paging.PageLimit;
import dev.earlyaccess.api.request.PlainText;
import dev.earlyaccess.api.request.TextLength;
import dev.earlyaccess.api.security.Access;
import dev.earlyaccess.api.security.AddressInPath;
import dev.earlyaccess.api.security.Caller;
import dev.earlyaccess.api.security.HoldsAddresses;
import dev.earlyaccess.api.security.MentionsAddresses;
import dev.earlyaccess.api.security.Role;
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
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Shows the members of the feedback group, and lets admins choose their mails. */
@Tag(
        name = "Feedback group",
        description =
                "Who gets feedback about betas by mail: choose for yourself, or with the role `EDITOR` for others.")
@RestController
@RequestMapping("/api/v1/admin/feedback-group")
class FeedbackGroupController {

    private static final int LONGEST = 254;

    /** The address of a member in a path, as the API document describes it. */
    @Target(ElementType.PARAMETER)
    @Retention(RetentionPolicy.RUNTIME)
    @Parameter(description = "The member's mail address.", example = "design@example.com")
    private @interface MemberAddress {}

    private final FeedbackGroup group;
    private final Clock clock;

    FeedbackGroupController(FeedbackGroup group, Clock clock) {
        this.group = group;
        this.clock = clock;
    }

    /** A member of the feedback group. */
    @Schema(name = "GroupMember", description = "A member of the feedback group, who gets feedback by mail.")
    record MemberView(
            @Schema(
                    description = "The member's mail address, in lower case; null if you may not see addresses.",
                    example = "design@example.com",
                    nullable = true)
            @HoldsAddresses
            String email,

            @Schema(
                    description = "The member who chose; null if somebody else chose for the member, or nobody.",
                    example = "grace",
                    nullable = true)
            @Nullable
            String userId,

            @Schema(description = "Which mails the member gets.", example = "daily-digest")
            FeedbackMailFrequency delivery,

            @Schema(description = "Whether the member owns a feature that is not archived.", example = "true")
            boolean owner,

            @Schema(description = "Whether the settings list this address as an exec.", example = "false")
            boolean exec,

            @Schema(
                    description = "When `delivery` was chosen; null for the default of owners and execs.",
                    example = "2026-11-22T09:00:00Z",
                    nullable = true)
            @Nullable
            Instant changedAt,

            @Schema(
                    description =
                            "Why no mail is sent to this address at present; null if mail arrives. To try again, choose "
                                    + "`delivery` again, even with the same value.",
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

    /** Why no mail is sent to a member. */
    @Schema(name = "UnreachableMember", description = "A permanent bounce of a mail to this member.")
    record UnreachableView(
            @Schema(description = "What the mail server said.", example = "550 5.1.1 no such user") @MentionsAddresses
            String reason,

            @Schema(description = "When the service learned of it.", example = "2026-11-22T09:00:00Z")
            Instant since) {}

    /** The choice for a member. */
    @Schema(name = "GroupMemberChange", description = "Which mails the address gets.")
    record Change(
            @Schema(
                    description = "Each feedback in its own mail, a daily digest if there is new feedback, or none.",
                    example = "every-answer",
                    requiredMode = Schema.RequiredMode.REQUIRED)
            @NotNull
            FeedbackMailFrequency delivery) {}

    @Access(Role.VIEWER)
    @Operation(
            operationId = "listGroupMembers",
            summary = "List the feedback group",
            description =
                    "The owners of features that are not archived, the execs, and everybody who joined or was added, "
                            + "in the order of addresses.")
    @GetMapping
    Page<MemberView> list(
            @AuthenticationPrincipal Caller me,
            @PageCursor @RequestParam(required = false) @Nullable String after,
            @PageLimit @RequestParam(defaultValue = "50") int limit) {
        return me.seesAddresses()
                ? Page.of(
                        group.members(Page.key(after, "", email -> email.contains("@")), limit + 1),
                        limit,
                        GroupMember::email,
                        MemberView::of)
                : withoutAddresses(after, limit);
    }

    /** The cursor is a position: an address would say who the last one on the page is. */
    private Page<MemberView> withoutAddresses(@Nullable String after, int limit) {
        int position = Integer.parseInt(Page.key(after, "0", number -> number.matches("\\d{1,6}")));
        List<GroupMember> rows = group.members("", position + limit + 1);
        return Page.of(
                rows.subList(Math.min(position, rows.size()), rows.size()),
                limit,
                last -> String.valueOf(position + limit),
                MemberView::of);
    }

    @Access(Role.EDITOR)
    @Operation(
            operationId = "chooseForGroupMember",
            summary = "Choose which feedback a member gets by mail",
            description =
                    "Adds the address to the group if it is no member. To exclude an owner or an exec, choose `none`.")
    @PutMapping("/{email}")
    MemberView choose(
            @MemberAddress @PathVariable @AddressInPath @Email @TextLength(max = LONGEST) @PlainText String email,
            @Valid @RequestBody Change change) {
        return MemberView.of(group.choose(email, change.delivery(), null, clock.instant()));
    }

    @Access(Role.EDITOR)
    @Operation(
            operationId = "removeGroupMember",
            summary = "Reset the choice for a member",
            description = "Owners and execs get the daily digest again. All others leave the group.")
    @DeleteMapping("/{email}")
    MemberView remove(
            @MemberAddress @PathVariable @AddressInPath @Email @TextLength(max = LONGEST) @PlainText String email) {
        return MemberView.of(group.forget(email));
    }
}
