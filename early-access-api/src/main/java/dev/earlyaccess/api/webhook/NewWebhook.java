package dev.earlyaccess.api.webhook;

import dev.earlyaccess.api.problem.InvalidRequest;
import dev.earlyaccess.api.request.PlainText;
import dev.earlyaccess.api.request.TextLength;
import dev.earlyaccess.webhook.EndpointUrl;
import dev.earlyaccess.webhook.EventType;
import dev.earlyaccess.webhook.WebhookSecret;
import dev.earlyaccess.webhook.Webhooks;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A webhook to create. */
@Schema(description = "A webhook to create. Only the address is required.")
record NewWebhook(
        @Schema(
                description =
                        "Where messages are posted to: `https`, at a public address. The setting `early-access.outgoing.allow` can "
                                + "allow others; then `http` is accepted for the machine that the service runs on.",
                example = "https://hooks.example.com/early-access",
                requiredMode = Schema.RequiredMode.REQUIRED)
        @NotNull
        @WebhookUrl
        @PlainText
        @TextLength(max = 2_000)
        String url,

        @Schema(description = "What the webhook is for.", example = "The marketing site")
        @PlainText
        @TextLength(max = 250)
        @Nullable
        String description,

        @Schema(
                description =
                        "The event types that it receives. Omit to subscribe to all event types, including future ones, apart "
                                + "from `enrollment.interested`, `enrollment.opted_in` and `enrollment.opted_out`: only a "
                                + "webhook that names them receives them.",
                example = "[\"feature.beta_launched\", \"feature.generally_available\"]")
        @Size(min = 1, max = 50, message = "must name 1 to 50, or be omitted for all")
        @Nullable
        List<@NotNull EventType> types,

        @Schema(
                description =
                        "The secret that signs its messages: `whsec_` and the Base64 of 24 to 64 random bytes. Omit to let the "
                                + "service generate one.",
                example = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSwMfKQ9r8GKYo=")
        @Nullable
        String secret) {

    Webhooks.Subscription subscription() {
        return new Webhooks.Subscription(EndpointUrl.read(url).orElseThrow(), blankAsNull(description), types);
    }

    /** @throws InvalidRequest if the secret is not in this form */
    WebhookSecret secretOrNew() {
        return secret == null
                ? WebhookSecret.random()
                : WebhookSecret.read(secret)
                        .orElseThrow(() ->
                                new InvalidRequest("secret", "must be whsec_ and the Base64 of 24 to 64 random bytes"));
    }

    static @Nullable String blankAsNull(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }

    @Override
    public String toString() {
        return "NewWebhook[url=%s]".formatted(url);
    }
}
