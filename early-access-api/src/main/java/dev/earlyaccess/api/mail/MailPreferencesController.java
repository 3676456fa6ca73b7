package dev.earlyaccess.api.mail;

import dev.earlyaccess.api.caching.JsonText;
import dev.earlyaccess.api.caching.PrivateResponses;
import dev.earlyaccess.api.request.JsonBodies;
import dev.earlyaccess.api.security.Access;
import dev.earlyaccess.api.security.Caller;
import dev.earlyaccess.api.security.Role;
import dev.earlyaccess.user.Users;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** Shows and changes which mails a user gets. */
@Tag(name = "Me", description = "Your own settings.")
@RestController
@RequestMapping("/api/v1/me/mail-preferences")
class MailPreferencesController {

    private final Users users;
    private final PrivateResponses responses;
    private final JsonBodies bodies;

    MailPreferencesController(Users users, PrivateResponses responses, JsonBodies bodies) {
        this.users = users;
        this.responses = responses;
        this.bodies = bodies;
    }

    @Access(Role.USER)
    @Operation(
            operationId = "showMailPreferences",
            summary = "Show which mails I get",
            description = "By default you get all of them.")
    @GetMapping
    ResponseEntity<JsonText<MailPreferencesView>> show(@AuthenticationPrincipal Caller me) {
        return responses.to(me.user(), MailPreferencesView.of(users.mailPreferences(me.user())));
    }

    @Access(Role.USER)
    @Operation(
            operationId = "changeMailPreferences",
            summary = "Change which mails I get",
            description = "A JSON merge patch (RFC 7396): send the preferences to change. Applies at once, also to "
                    + "mails that are already owed.")
    @io.swagger.v3.oas.annotations.parameters.RequestBody(
            content =
                    @Content(
                            mediaType = "application/merge-patch+json",
                            schema = @Schema(implementation = MailPreferencesChange.class),
                            examples = @ExampleObject("{\"updates\": false}")))
    @PatchMapping(consumes = {"application/merge-patch+json", "application/json"})
    MailPreferencesView change(@AuthenticationPrincipal Caller me, @RequestBody JsonNode patch) {
        MailPreferencesChange change = MailPreferencesChange.read(patch, bodies);
        users.want(me.user(), change.launches(), change.feedbackRequests(), change.updates());
        return MailPreferencesView.of(users.mailPreferences(me.user()));
    }

    @Access(Role.USER)
    @Operation(
            operationId = "chooseMailPreferences",
            summary = "Choose which mails I get",
            description = "Applies at once, also to mails that are already owed.")
    @PutMapping
    MailPreferencesView choose(
            @AuthenticationPrincipal Caller me, @Valid @RequestBody MailPreferencesView preferences) {
        users.want(me.user(), preferences.toMailPreferences());
        return MailPreferencesView.of(users.mailPreferences(me.user()));
    }
}
