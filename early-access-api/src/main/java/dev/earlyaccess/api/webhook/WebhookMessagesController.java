package dev.earlyaccess.api.webhook;

import dev.earlyaccess.api.openapi.Problems;
import dev.earlyaccess.api.paging.Page;
import dev.earlyaccess.api.paging.PageCursor;
import dev.earlyaccess.api.paging.PageLimit;
import dev.earlyaccess.api.problem.Problem;
import dev.earlyaccess.api.request.PlainText;
import dev.earlyaccess.api.request.TextLength;
import dev.earlyaccess.api.security.Access;
import dev.earlyaccess.api.security.Caller;
import dev.earlyaccess.api.security.MentionsAddresses;
import dev.earlyaccess.api.security.Role;
import dev.earlyaccess.webhook.EventType;
import dev.earlyaccess.webhook.MessageStatus;
import dev.earlyaccess.webhook.WebhookMessage;
import dev.earlyaccess.webhook.WebhookMessages;
import dev.earlyaccess.webhook.Webhooks;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The messages of a webhook, for admins. */
@Tag(
        name = "Webhook messages",
        description = "See what was posted to a webhook and how its receiver responded; post a message again.")
@RestController
@RequestMapping("/api/v1/admin/webhooks/{id}/messages")
class WebhookMessagesController {

    private final Webhooks webhooks;
    private final WebhookMessages messages;
    private final Clock clock;

    WebhookMessagesController(Webhooks webhooks, WebhookMessages messages, Clock clock) {
        this.webhooks = webhooks;
        this.messages = messages;
        this.clock = clock;
    }

    /** A message as the API shows it. */
    @Schema(name = "WebhookMessage", description = "A message of a webhook.")
    record MessageView(
            @Schema(
                    description = "Its `webhook-id`, the same each time it is posted.",
                    example = "msg_3f1d0c6a9b7e4d52a8c40e6f7b912d35")
            String id,

            @Schema(description = "The type of the event.", example = "feature.beta_launched")
            EventType type,

            @Schema(
                    description = "The key of the feature that the message is about; null if it is about no feature.",
                    example = "dark-mode",
                    nullable = true)
            @Nullable
            String feature,

            @Schema(
                    description =
                            "Waiting: still to be accepted. Delivered: the receiver has accepted it. Failed: given up, after ten attempts or after 30 days.",
                    example = "waiting")
            MessageStatus status,

            @Schema(
                    description =
                            "How often it was posted since it was queued, or since an admin last had it posted again.",
                    example = "2")
            int tries,

            @Schema(description = "When the event happened.", example = "2026-11-22T09:00:00Z")
            Instant queuedAt,

            @Schema(
                    description =
                            "When it is posted next, if it waits and no older message about the same feature does.",
                    example = "2026-11-22T09:05:05Z")
            Instant dueAt,

            @Schema(
                    description = "When it was accepted or given up; null while it waits.",
                    example = "2026-11-22T09:00:01Z",
                    nullable = true)
            @Nullable
            Instant settledAt,

            @Schema(
                    description = "The body that is posted, as text: the signature covers exactly these bytes.",
                    example =
                            "{\"type\":\"feature.beta_launched\",\"timestamp\":\"2026-11-22T09:00:00Z\",\"data\":{ … }}")
            @MentionsAddresses
            String payload,

            @Schema(description = "The last ten attempts to post it, the newest first.")
            List<AttemptView> attempts) {

        /** An attempt as the API shows it. */
        @Schema(name = "WebhookAttempt", description = "An attempt to post a message.")
        record AttemptView(
                @Schema(description = "When it was posted.", example = "2026-11-22T09:00:01Z")
                Instant at,

                @Schema(
                        description = "The HTTP status of the response; null if there was none.",
                        example = "500",
                        nullable = true)
                @Nullable
                Integer status,

                @Schema(
                        description = "Why the attempt failed; null if it succeeded.",
                        example = "The receiver responded with 500",
                        nullable = true)
                @MentionsAddresses
                @Nullable
                String error,

                @Schema(description = "How long the attempt took, in milliseconds.", example = "42")
                long tookMillis,

                @Schema(
                        description =
                                "The first 500 characters of the response's body; null if it is empty, if there was no response, if the "
                                        + "response came from a private network or through a proxy, and for callers without the role `ADMIN`.",
                        example = "Internal Server Error",
                        nullable = true)
                @Nullable
                String response) {

            static AttemptView of(WebhookMessage.Attempt attempt, boolean seesResponse) {
                return new AttemptView(
                        attempt.at(),
                        attempt.status(),
                        attempt.error(),
                        attempt.tookMillis(),
                        seesResponse ? attempt.response() : null);
            }
        }

        static MessageView of(WebhookMessage message, Caller reader) {
            return new MessageView(
                    message.messageId(),
                    message.type(),
                    message.feature(),
                    message.status(),
                    message.tries(),
                    message.queuedAt(),
                    message.dueAt(),
                    message.settledAt(),
                    message.payload(),
                    message.attempts().stream()
                            .map(attempt -> AttemptView.of(attempt, reader.has(Role.ADMIN)))
                            .toList());
        }
    }

    @Access(Role.VIEWER)
    @Operation(
            operationId = "listWebhookMessages",
            summary = "List a webhook's messages",
            description =
                    "The newest first, each with the receiver's responses. Messages are kept for `early-access.retention.webhook-messages` (30 days) after they were accepted or given up.")
    @Problems(Problem.WEBHOOK_NOT_FOUND)
    @GetMapping
    Page<MessageView> list(
            @AuthenticationPrincipal Caller me,
            @WebhookId @PathVariable long id,
            @Parameter(description = "Only messages in these statuses. Omit for all.")
                    @RequestParam(required = false)
                    @Nullable
                    Set<MessageStatus> status,
            @PageCursor @RequestParam(required = false) @Nullable String after,
            @PageLimit @RequestParam(defaultValue = "50") int limit) {
        Set<MessageStatus> statuses = status == null || status.isEmpty() ? EnumSet.allOf(MessageStatus.class) : status;
        long beforeId = Page.id(after, Long.MAX_VALUE);
        return Page.of(
                messages.newest(webhooks.require(id), statuses, beforeId, limit + 1),
                limit,
                message -> String.valueOf(message.id()),
                message -> MessageView.of(message, me));
    }

    @Access(Role.ADMIN)
    @Operation(
            operationId = "redeliverWebhookMessage",
            summary = "Post a message again",
            description =
                    "At once and under the same `webhook-id`, whatever its status; the message gets all its attempts again. If "
                            + "the webhook is disabled, the message waits until it is enabled.")
    @Problems({Problem.WEBHOOK_NOT_FOUND, Problem.WEBHOOK_MESSAGE_NOT_FOUND})
    @PostMapping("/{messageId}/redeliver")
    MessageView redeliver(
            @AuthenticationPrincipal Caller me,
            @WebhookId @PathVariable long id,
            @Parameter(description = "The message's `webhook-id`.", example = "msg_3f1d0c6a9b7e4d52a8c40e6f7b912d35")
                    @PathVariable
                    @PlainText
                    @TextLength(max = 100)
                    String messageId) {
        return MessageView.of(messages.redeliver(webhooks.require(id), messageId, clock.instant()), me);
    }
}
