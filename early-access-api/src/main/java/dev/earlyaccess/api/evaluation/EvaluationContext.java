package dev.earlyaccess.api.evaluation;

import dev.earlyaccess.api.security.Caller;
import dev.earlyaccess.api.security.Role;
import dev.earlyaccess.user.UserId;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** The body of an evaluation, as the API document describes it. It is read as a tree, since it may hold any field. */
@Schema(name = "EvaluationRequest", description = "For whom to evaluate.")
record EvaluationContext(
        @Schema(
                description = "`targetingKey` is the user's id. All other fields are ignored.",
                example = "{\"targetingKey\": \"ada\"}",
                requiredMode = Schema.RequiredMode.REQUIRED)
        Map<String, Object> context) {

    /**
     * The user for whom to evaluate.
     *
     * @throws EvaluationRefused if the context does not say so, or if the caller may not evaluate for this user
     */
    static UserId user(JsonNode request, Caller caller) {
        JsonNode context = request.path("context");
        if (!context.isObject()) {
            throw EvaluationRefused.invalidContext(
                    "The body needs a context, an object: {\"context\": {\"targetingKey\": \"<user id>\"}}.");
        }
        JsonNode targetingKey = context.path("targetingKey");
        if (targetingKey.isMissingNode()
                || targetingKey.isNull()
                || targetingKey.asString("").isBlank()) {
            throw EvaluationRefused.withoutUser();
        }
        if (!targetingKey.isString() || !UserId.isValid(targetingKey.asString())) {
            throw EvaluationRefused.invalidContext(
                    "The context's targetingKey is no user id: a text of 1 to 255 characters, none of them a control character, "
                            + "and not dots alone.");
        }
        UserId user = new UserId(targetingKey.asString());
        if (caller.has(Role.USER) && !caller.user().equals(user)) {
            throw EvaluationRefused.otherUser();
        }
        return user;
    }
}
