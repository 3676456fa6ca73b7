package dev.earlyaccess.api.webhook;

import dev.earlyaccess.api.openapi.Problems;
import dev.earlyaccess.api.paging.Page;
import dev.earlyaccess.api.paging.PageCursor;
import dev.earlyaccess.api.paging.PageLimit;
import dev.earlyaccess.api.problem.InvalidRequest;
import dev.earlyaccess.api.problem.Problem;
import dev.earlyaccess.api.request.JsonBodies;
import dev.earlyaccess.api.security.Access;
import dev.earlyaccess.api.security.Caller;
import dev.earlyaccess.api.security.MentionsAddresses;
import dev.earlyaccess.api.security.Role;
import dev.earlyaccess.webhook.DisabledReason;
import dev.earlyaccess.webhook.EndpointUrl;
import dev.earlyaccess.webhook.EventType;
import dev.earlyaccess.webhook.OutgoingAddresses;
import dev.earlyaccess.webhook.Webhook;
import dev.earlyaccess.webhook.WebhookProbe;
import dev.earlyaccess.webhook.WebhookSecret;
import dev.earlyaccess.webhook.Webhooks;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.headers.Header;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** The webhooks, for admins. */
@Tag(
        name = "Webhooks",
        description =
                "Post events to your own systems, signed as Standard Webhooks 1.0 requires, and see whether they arrive.")
@RestController
@RequestMapping("/api/v1/admin/webhooks")
class WebhooksController {

    private final Webhooks webhooks;
    private final WebhookProbe probe;
    private final OutgoingAddresses addresses;
    private final JsonBodies bodies;
    private final Clock clock;

    WebhooksController(
            Webhooks webhooks, WebhookProbe probe, OutgoingAddresses addresses, JsonBodies bodies, Clock clock) {
        this.webhooks = webhooks;
        this.probe = probe;
        this.addresses = addresses;
        this.bodies = bodies;
        this.clock = clock;
    }

    /** A webhook as the API shows it. */
    @Schema(name = "Webhook", description = "A receiver of events over HTTP, and how posting to it goes.")
    record WebhookView(
            @Schema(description = "The webhook's id.", example = "1")
            long id,

            @Schema(
                    description =
                            "Where messages are posted to. The path of a URL may be a secret, so callers without the role "
                                    + "`ADMIN` see only its scheme and host.",
                    example = "https://hooks.example.com/early-access")
            String url,

            @Schema(description = "What the webhook is for.", example = "The marketing site", nullable = true)
            @MentionsAddresses
            @Nullable
            String description,

            @Schema(
                    description = "The event types that it receives; null for all, including future ones, apart from "
                            + "those of enrollments.",
                    example = "[\"feature.beta_launched\", \"feature.generally_available\"]",
                    nullable = true)
            @Nullable
            List<EventType> types,

            @Schema(
                    description =
                            "The secret that signs its messages. Only the response that creates the webhook shows it; null in all others.",
                    example = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSwMfKQ9r8GKYo=",
                    nullable = true)
            @Nullable
            String secret,

            @Schema(description = "When the webhook was created.", example = "2026-11-22T09:00:00Z")
            Instant createdAt,

            @Schema(
                    description =
                            "Since when nothing is posted to it and nothing new is queued for it; null if it is enabled.",
                    example = "2026-11-22T09:00:00Z",
                    nullable = true)
            @Nullable
            Instant disabledAt,

            @Schema(
                    description =
                            "Why it is disabled: its receiver responded with 410 Gone, or an admin disabled it; null if it is "
                                    + "enabled.",
                    example = "gone",
                    nullable = true)
            @Nullable
            DisabledReason disabledReason,

            @Schema(
                    description =
                            "Until when nothing is posted to it, because its receiver is overloaded; null if it is not.",
                    example = "2026-11-22T09:01:00Z",
                    nullable = true)
            @Nullable
            Instant restsUntil,

            @Schema(description = "How many messages are still to be accepted by its receiver.", example = "0")
            long waiting,

            @Schema(description = "How many messages were given up in the last 30 days.", example = "0")
            long failed) {

        static WebhookView of(Webhook webhook) {
            return of(webhook, webhook.url(), null);
        }

        static WebhookView of(Webhook webhook, WebhookSecret secret) {
            return of(webhook, webhook.url(), secret);
        }

        static WebhookView of(Webhook webhook, Caller reader) {
            return of(webhook, reader.has(Role.ADMIN) ? webhook.url() : origin(webhook.url()), null);
        }

        private static String origin(String url) {
            return URI.create(url).resolve("/").toString();
        }

        private static WebhookView of(Webhook webhook, String url, @Nullable WebhookSecret secret) {
            return new WebhookView(
                    webhook.id(),
                    url,
                    webhook.description(),
                    webhook.types(),
                    secret == null ? null : secret.spelled(),
                    webhook.createdAt(),
                    webhook.disabledAt(),
                    webhook.disabledReason(),
                    webhook.restsUntil(),
                    webhook.waiting(),
                    webhook.failed());
        }

        @Override
        public String toString() {
            return "WebhookView[id=%d]".formatted(id);
        }
    }

    /** A test message, and what its receiver responded. */
    @Schema(name = "WebhookTest", description = "A test message that was posted, and the response of its receiver.")
    record WebhookTestView(
            @Schema(description = "Its `webhook-id`.", example = "msg_3f1d0c6a9b7e4d52a8c40e6f7b912d35")
            String id,

            @Schema(
                    description = "The body that was posted, as text: the signature covers exactly these bytes.",
                    example =
                            "{\"type\":\"webhook.test\",\"timestamp\":\"2026-11-22T09:00:00Z\",\"data\":{\"webhook\":{ … }}}")
            String payload,

            WebhookMessagesController.MessageView.AttemptView attempt) {

        static WebhookTestView of(WebhookProbe.Probe probe) {
            return new WebhookTestView(
                    probe.messageId(),
                    probe.payload(),
                    WebhookMessagesController.MessageView.AttemptView.of(probe.attempt(), true));
        }
    }

    @Access(Role.ADMIN)
    @Operation(
            operationId = "createWebhook",
            summary = "Create a webhook",
            description =
                    "The webhook receives the events that happen from now on. Only this response shows the secret that signs its "
                            + "messages: give the secret to the receiver.")
    @ApiResponse(
            responseCode = "201",
            description = "Created.",
            headers =
                    @Header(
                            name = "Location",
                            description = "The webhook's address in this API.",
                            schema = @Schema(type = "string", example = "/api/v1/admin/webhooks/1")))
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    WebhookView create(@Valid @RequestBody NewWebhook webhook, HttpServletResponse response) {
        WebhookSecret secret = webhook.secretOrNew();
        Webhooks.Subscription subscription = webhook.subscription();
        requireReachable(subscription.url());
        Webhook created = webhooks.create(subscription, secret, clock.instant());
        response.setHeader(HttpHeaders.LOCATION, "/api/v1/admin/webhooks/" + created.id());
        return WebhookView.of(created, secret);
    }

    @Access(Role.VIEWER)
    @Operation(
            operationId = "listWebhooks",
            summary = "List webhooks",
            description =
                    "In the order of their creation. Slack's channels are not among them; see `GET /api/v1/admin/chat`.")
    @GetMapping
    Page<WebhookView> list(
            @AuthenticationPrincipal Caller me,
            @PageCursor @RequestParam(required = false) @Nullable String after,
            @PageLimit @RequestParam(defaultValue = "50") int limit) {
        long afterId = Page.id(after, 0);
        return Page.of(
                webhooks.after(afterId, limit + 1),
                limit,
                webhook -> String.valueOf(webhook.id()),
                webhook -> WebhookView.of(webhook, me));
    }

    @Access(Role.VIEWER)
    @Operation(
            operationId = "showWebhook",
            summary = "Show a webhook",
            description = "With the number of messages that wait for it, and of those that were given up.")
    @Problems(Problem.WEBHOOK_NOT_FOUND)
    @GetMapping("/{id}")
    WebhookView show(@AuthenticationPrincipal Caller me, @WebhookId @PathVariable long id) {
        return WebhookView.of(webhooks.require(id), me);
    }

    @Access(Role.ADMIN)
    @Operation(
            operationId = "changeWebhook",
            summary = "Change a webhook, disable or enable it",
            description =
                    "A JSON merge patch (RFC 7396): send the fields to change. If you enable a webhook, its waiting messages are posted at once.")
    @io.swagger.v3.oas.annotations.parameters.RequestBody(
            content =
                    @Content(
                            mediaType = "application/merge-patch+json",
                            schema = @Schema(implementation = WebhookChange.class)))
    @Problems(Problem.WEBHOOK_NOT_FOUND)
    @PatchMapping(
            path = "/{id}",
            consumes = {"application/merge-patch+json", "application/json"})
    WebhookView change(@WebhookId @PathVariable long id, @RequestBody JsonNode patch) {
        return WebhookView.of(webhooks.change(id, current -> changed(patch, current), clock.instant()));
    }

    /** A webhook keeps a URL that is refused by now, since it can also be disabled. */
    private Webhooks.ChangedWebhook changed(JsonNode patch, Webhook current) {
        Webhooks.ChangedWebhook changed =
                WebhookChange.read(patch, current, bodies).changed();
        EndpointUrl url = changed.subscription().url();
        if (!url.uri().toString().equals(current.url())) {
            requireReachable(url);
        }
        return changed;
    }

    private void requireReachable(EndpointUrl url) {
        if (addresses.refuses(url)) {
            throw new InvalidRequest(
                    "url", "must lead to a public address, or to one that early-access.outgoing.allow names");
        }
    }

    @Access(Role.ADMIN)
    @Operation(
            operationId = "testWebhook",
            summary = "Post a test message",
            description =
                    "Posts a message of the type `webhook.test` at once, signed like every other message, and waits at most 20 "
                            + "seconds for the response. Works for a disabled webhook, too. The test changes nothing: it is not "
                            + "in the list of messages, is not repeated, and a 410 does not disable the webhook.")
    @Problems(Problem.WEBHOOK_NOT_FOUND)
    @PostMapping("/{id}/test")
    WebhookTestView test(@WebhookId @PathVariable long id) {
        return WebhookTestView.of(probe.post(id));
    }

    @Access(Role.ADMIN)
    @Operation(
            operationId = "recoverWebhook",
            summary = "Post all failed messages again",
            description =
                    "For a receiver that is up again: all messages that failed in the last 30 days, and all that wait, are posted "
                            + "at once, in order, and under the same ids.")
    @Problems(Problem.WEBHOOK_NOT_FOUND)
    @PostMapping("/{id}/recover")
    WebhookView recover(@WebhookId @PathVariable long id) {
        return WebhookView.of(webhooks.recover(id, clock.instant()));
    }

    @Access(Role.ADMIN)
    @Operation(
            operationId = "deleteWebhook",
            summary = "Delete a webhook",
            description = "With all its messages, including those that wait.")
    @Problems(Problem.WEBHOOK_NOT_FOUND)
    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(@WebhookId @PathVariable long id) {
        webhooks.delete(id);
    }
}
