package dev.earlyaccess.api.mail;

import dev.earlyaccess.api.caching.JsonText;
import dev.earlyaccess.api.caching.PrivateResponses;
import dev.earlyaccess.api.problem.InvalidRequest;
import dev.earlyaccess.api.request.JsonBodies;
import dev.earlyaccess.api.security.Access;
import dev.earlyaccess.api.security.Caller;
import dev.earlyaccess.api.security.Role;
import dev.earlyaccess.user.MailPreferences;
import dev.earlyaccess.user.Users;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.media.Schema.RequiredMode;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;
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

    /**
     * The preferences in requests and responses. A request needs all three, so that none changes by accident.
     */
    @Schema(name = "MailPreferences", description = "Which mails you want.")
    record Preferences(
            @Schema(
                    description = "Mails that a beta has begun which you were interested in.",
                    example = "true",
                    requiredMode = RequiredMode.REQUIRED)
            @NotNull
            Boolean launches,

            @Schema(
                    description = "Mails that ask for feedback about a beta that you use.",
                    example = "true",
                    requiredMode = RequiredMode.REQUIRED)
            @NotNull
            Boolean feedbackRequests,

            @Schema(
                    description = "Mails with news about a feature that you are interested in or opted in to.",
                    example = "false",
                    requiredMode = RequiredMode.REQUIRED)
            @NotNull
            Boolean updates) {

        static Preferences of(MailPreferences mails) {
            return new Preferences(mails.launches(), mails.feedbackRequests(), mails.updates());
        }

        MailPreferences toMailPreferences() {
            return new MailPreferences(launches, feedbackRequests, updates);
        }
    }

    @Access(Role.USER)
    @Operation(
            operationId = "showMailPreferences",
            summary = "Show which mails I get",
            description = "By default you get all of them.")
    @GetMapping
    ResponseEntity<JsonText<Preferences>> show(@AuthenticationPrincipal Caller me) {
        return responses.to(me.user(), Preferences.of(users.mailPreferences(me.user())));
    }

    /** The preferences to change; null where one stays as it is. */
    @Schema(description = "The preferences to change. Omitted preferences stay as they are.")
    record MailPreferencesChange(
            @Schema(description = "Mails that a beta has begun which you were interested in.", example = "true")
            @Nullable
            Boolean launches,

            @Schema(description = "Mails that ask for feedback about a beta that you use.", example = "true") @Nullable
            Boolean feedbackRequests,

            @Schema(
                    description = "Mails with news about a feature that you are interested in or opted in to.",
                    example = "false")
            @Nullable
            Boolean updates) {

        /** @throws InvalidRequest if the patch is no object, or has a value that is neither true nor false */
        static MailPreferencesChange read(JsonNode patch, JsonBodies bodies) {
            return bodies.read(JsonBodies.changesOnly(patch), MailPreferencesChange.class);
        }
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
    Preferences change(@AuthenticationPrincipal Caller me, @RequestBody JsonNode patch) {
        MailPreferencesChange change = MailPreferencesChange.read(patch, bodies);
        users.want(me.user(), change.launches(), change.feedbackRequests(), change.updates());
        return Preferences.of(users.mailPreferences(me.user()));
    }

    @Access(Role.USER)
    @Operation(
            operationId = "chooseMailPreferences",
            summary = "Choose which mails I get",
            description = "Applies at once, also to mails that are already owed.")
    @PutMapping
    Preferences choose(@AuthenticationPrincipal Caller me, @Valid @RequestBody Preferences preferences) {
        users.want(me.user(), preferences.toMailPreferences());
        return Preferences.of(users.mailPreferences(me.user()));
    }
}
