package dev.earlyaccess.api.mail;

import dev.earlyaccess.api.openapi.Problems;
import dev.earlyaccess.api.problem.Problem;
import dev.earlyaccess.api.request.JsonBodies;
import dev.earlyaccess.api.security.Access;
import dev.earlyaccess.api.security.Role;
import dev.earlyaccess.enrollment.EarlyAccess;
import dev.earlyaccess.user.UserId;
import dev.earlyaccess.user.Users;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** Shows which mails a user gets, and changes it on the user's behalf. */
@Tag(name = "Users", description = "Find a user. See why the user has a feature or a mail, or does not.")
@RestController
@RequestMapping("/api/v1/admin/users/{userId}/mail-preferences")
class UserMailPreferencesController {

    private final Users users;
    private final EarlyAccess earlyAccess;
    private final JsonBodies bodies;

    UserMailPreferencesController(Users users, EarlyAccess earlyAccess, JsonBodies bodies) {
        this.users = users;
        this.earlyAccess = earlyAccess;
        this.bodies = bodies;
    }

    @Access(Role.VIEWER)
    @Operation(
            operationId = "showUserMailPreferences",
            summary = "Show which mails a user gets",
            description = "By default a user gets all of them.")
    @Problems(Problem.USER_NOT_FOUND)
    @GetMapping
    MailPreferencesView show(@PathVariable UserId userId) {
        earlyAccess.requireSeen(userId);
        return MailPreferencesView.of(users.mailPreferences(userId));
    }

    @Access(Role.SUPPORT)
    @Operation(
            operationId = "changeUserMailPreferences",
            summary = "Change which mails a user gets",
            description =
                    "On the user's behalf. A JSON merge patch (RFC 7396): send the preferences to change. Applies at once, also "
                            + "to mails that are already owed. The user can change them again.")
    @io.swagger.v3.oas.annotations.parameters.RequestBody(
            content =
                    @Content(
                            mediaType = "application/merge-patch+json",
                            schema = @Schema(implementation = MailPreferencesChange.class),
                            examples = @ExampleObject("{\"updates\": false}")))
    @Problems(Problem.USER_NOT_FOUND)
    @PatchMapping(consumes = {"application/merge-patch+json", "application/json"})
    MailPreferencesView change(@PathVariable UserId userId, @RequestBody JsonNode patch) {
        MailPreferencesChange change = MailPreferencesChange.read(patch, bodies);
        earlyAccess.requireSeen(userId);
        return MailPreferencesView.of(
                users.wantOnBehalf(userId, change.launches(), change.feedbackRequests(), change.updates()));
    }
}
