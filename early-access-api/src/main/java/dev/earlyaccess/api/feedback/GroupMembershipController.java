package dev.earlyaccess.api.feedback;

import dev.earlyaccess.api.caching.JsonText;
import dev.earlyaccess.api.caching.PrivateResponses;
import dev.earlyaccess.api.security.Access;
import dev.earlyaccess.api.security.Caller;
import dev.earlyaccess.api.security.Role;
import dev.earlyaccess.team.FeedbackGroup;
import dev.earlyaccess.team.FeedbackMailFrequency;
import dev.earlyaccess.team.GroupMember;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.media.Schema.RequiredMode;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.time.Clock;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Lets staff and admins choose which feedback they get by mail, at the address in their token. */
@Tag(name = "Feedback group")
@RestController
@RequestMapping("/api/v1/feedback-group/me")
class GroupMembershipController {

    private final FeedbackGroup group;
    private final PrivateResponses responses;
    private final Clock clock;

    GroupMembershipController(FeedbackGroup group, PrivateResponses responses, Clock clock) {
        this.group = group;
        this.responses = responses;
        this.clock = clock;
    }

    /** Which mails the caller gets: in requests and responses. */
    @Schema(name = "GroupMembership", description = "Which feedback from users you get by mail.")
    record Membership(
            @Schema(
                    description = "Each feedback in its own mail, a daily digest if there is new feedback, or none.",
                    example = "daily-digest",
                    defaultValue = "daily-digest",
                    requiredMode = RequiredMode.NOT_REQUIRED)
            FeedbackMailFrequency delivery) {

        /** The default is the daily digest. */
        Membership(@Nullable FeedbackMailFrequency delivery) {
            this.delivery = Objects.requireNonNullElse(delivery, FeedbackMailFrequency.DAILY_DIGEST);
        }
    }

    @Access(value = Role.STAFF, address = true)
    @Operation(
            operationId = "showGroupMembership",
            summary = "Show which feedback I get by mail",
            description = "By default, owners of features and execs get the daily digest, all others no mails.")
    @GetMapping
    ResponseEntity<JsonText<Membership>> show(@AuthenticationPrincipal Caller me) {
        return responses.to(
                me.user(),
                new Membership(group.find(address(me)).map(GroupMember::mails).orElse(FeedbackMailFrequency.NONE)));
    }

    @Access(value = Role.STAFF, address = true)
    @Operation(
            operationId = "chooseGroupMembership",
            summary = "Choose which feedback I get by mail",
            description =
                    "Adds you to the feedback group if you are no member. Applies at once, also to mails that are "
                            + "already owed.")
    @PutMapping
    Membership choose(@AuthenticationPrincipal Caller me, @Valid @RequestBody Membership membership) {
        GroupMember member = group.choose(address(me), membership.delivery(), me.user(), clock.instant());
        if (me.has(Role.EDITOR)) {
            group.letSeeAll(member.email());
        }
        return new Membership(member.mails());
    }

    private static String address(Caller me) {
        return Objects.requireNonNull(me.email());
    }
}
