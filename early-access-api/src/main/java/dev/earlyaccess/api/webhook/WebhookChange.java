package dev.earlyaccess.api.webhook;

import dev.earlyaccess.api.problem.InvalidRequest;
import dev.earlyaccess.api.request.JsonBodies;
import dev.earlyaccess.api.request.PlainText;
import dev.earlyaccess.api.request.TextLength;
import dev.earlyaccess.webhook.EndpointUrl;
import dev.earlyaccess.webhook.EventType;
import dev.earlyaccess.webhook.Webhook;
import dev.earlyaccess.webhook.Webhooks;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A change of a webhook: a JSON merge patch (RFC 7396). */
@Schema(description = "The fields to change. Omitted fields keep their values.")
record WebhookChange(
        @Schema(
                description = "Where messages are posted to, including those that wait.",
                example = "https://hooks.example.com/early-access")
        @NotNull
        @WebhookUrl
        @PlainText
        @TextLength(max = 2_000)
        String url,

        @Schema(
                description = "What the webhook is for; null removes the description.",
                example = "The marketing site",
                nullable = true)
        @PlainText
        @TextLength(max = 250)
        @Nullable
        String description,

        @Schema(
                description =
                        "The event types that it receives from now on; null for all, including future ones, apart from "
                                + "those of enrollments.",
                example = "[\"feature.beta_launched\", \"feature.generally_available\"]",
                nullable = true)
        @Size(min = 1, max = 50, message = "must name 1 to 50, or be null for all")
        @Nullable
        List<@NotNull EventType> types,

        @Schema(
                description =
                        "True: nothing is posted to it, and nothing new is queued for it. False: its waiting messages are posted at once.",
                example = "false")
        @NotNull
        Boolean disabled) {

    /**
     * Applies the patch to the webhook as it is.
     *
     * @throws InvalidRequest if the patch is no object, or has a field that can not be changed
     * @throws ConstraintViolationException if a field is invalid
     */
    static WebhookChange read(JsonNode patch, Webhook current, JsonBodies bodies) {
        return bodies.patched(
                new WebhookChange(current.url(), current.description(), current.types(), current.disabledAt() != null),
                patch,
                WebhookChange.class);
    }

    Webhooks.ChangedWebhook changed() {
        return new Webhooks.ChangedWebhook(
                new Webhooks.Subscription(
                        EndpointUrl.read(url).orElseThrow(), NewWebhook.blankAsNull(description), types),
                disabled);
    }
}
