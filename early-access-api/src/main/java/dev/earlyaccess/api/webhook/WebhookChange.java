package dev.earlyaccess.api.webhook;

import dev.earlyaccess.api.paging.PlainText;
import dev.earlyaccess.api.problem.InvalidRequest;
import dev.earlyaccess.webhook.EndpointUrl;
import dev.earlyaccess.webhook.EventType;
import dev.earlyaccess.webhook.Webhook;
import dev.earlyaccess.webhook.Webhooks;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.Validator;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Set;
import org.hibernate.validator.constraints.Length;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What to change about a webhook: a JSON merge patch (RFC 7396). */
@Schema(description = "The fields to change; what is left out stays.")
record WebhookChange(
        @Schema(
                description = "Where messages are posted to, also those that wait.",
                example = "https://hooks.example.com/early-access")
        @NotNull
        @WebhookUrl
        @PlainText
        @Length(max = 2_000)
        String url,

        @Schema(description = "What it is for; null takes it away.", example = "The marketing site", nullable = true)
        @PlainText
        @Length(max = 250)
        @Nullable
        String description,

        @Schema(
                description = "Which news it is to hear of from now on; null for all.",
                example = "[\"feature.beta_launched\", \"feature.generally_available\"]",
                nullable = true)
        @Size(min = 1, max = 50, message = "must name 1 to 50, or be null for all")
        @Nullable
        List<@NotNull EventType> types,

        @Schema(
                description =
                        "True: nothing is posted to it, and nothing new is kept for it. False: what waits is posted at once.",
                example = "false")
        @NotNull
        Boolean disabled) {

    /**
     * The webhook as the patch wants it.
     *
     * @throws InvalidRequest if the patch is no object, or holds what can't be changed
     * @throws ConstraintViolationException if a field is not what it must be
     */
    static WebhookChange read(JsonNode patch, Webhook current, JsonMapper json, Validator validator) {
        if (!(patch instanceof ObjectNode changes)) {
            throw new InvalidRequest("body", "must be a JSON object with the fields to change");
        }
        ObjectNode merged = json.valueToTree(
                new WebhookChange(current.url(), current.description(), current.types(), current.disabledAt() != null));
        merged.setAll(changes);
        WebhookChange change = read(merged, json);
        Set<ConstraintViolation<WebhookChange>> violations = validator.validate(change);
        if (!violations.isEmpty()) {
            throw new ConstraintViolationException(violations);
        }
        return change;
    }

    private static WebhookChange read(ObjectNode merged, JsonMapper json) {
        try {
            return json.treeToValue(merged, WebhookChange.class);
        } catch (JacksonException ex) {
            throw InvalidRequest.unreadable(ex);
        }
    }

    Webhooks.Changed changed() {
        return new Webhooks.Changed(
                new Webhooks.Wanted(EndpointUrl.read(url).orElseThrow(), NewWebhook.blankAsNull(description), types),
                disabled);
    }
}
