package dev.earlyaccess.api.mail;

import dev.earlyaccess.api.problem.InvalidRequest;
import dev.earlyaccess.api.request.JsonBodies;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The preferences to change; null where one stays as it is. */
@Schema(description = "The preferences to change. Omitted preferences stay as they are.")
record MailPreferencesChange(
        @Schema(description = "Mails that a beta has begun which the user was interested in.", example = "true")
        @Nullable
        Boolean launches,

        @Schema(description = "Mails that ask for feedback about a beta that the user uses.", example = "true")
        @Nullable
        Boolean feedbackRequests,

        @Schema(
                description = "Mails with news about a feature that the user is interested in or opted in to.",
                example = "false")
        @Nullable
        Boolean updates) {

    /** @throws InvalidRequest if the patch is no object, or has a value that is neither true nor false */
    static MailPreferencesChange read(JsonNode patch, JsonBodies bodies) {
        return bodies.read(JsonBodies.changesOnly(patch), MailPreferencesChange.class);
    }
}
