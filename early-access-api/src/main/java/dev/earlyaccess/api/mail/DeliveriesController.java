package dev.earlyaccess.api.mail;

import dev.earlyaccess.api.openapi.Problems;
import dev.earlyaccess.api.paging.Page;
import dev.earlyaccess.api.paging.PageCursor;
import dev.earlyaccess.api.paging.PageLimit;
import dev.earlyaccess.api.problem.Problem;
import dev.earlyaccess.api.request.PlainText;
import dev.earlyaccess.api.request.TextLength;
import dev.earlyaccess.api.security.Access;
import dev.earlyaccess.api.security.HoldsAddresses;
import dev.earlyaccess.api.security.Role;
import dev.earlyaccess.feature.Feature;
import dev.earlyaccess.feature.FeatureKey;
import dev.earlyaccess.feature.Features;
import dev.earlyaccess.mail.MailType;
import dev.earlyaccess.outbox.Deliveries;
import dev.earlyaccess.outbox.Delivery;
import dev.earlyaccess.outbox.DeliveryStatus;
import dev.earlyaccess.user.MailObstacle;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Lists all deliveries, and retries failed ones. */
@Tag(name = "Deliveries", description = "See which mails were sent, which failed and why; retry failed mails.")
@RestController
@RequestMapping("/api/v1/admin/deliveries")
class DeliveriesController {

    private final Features features;
    private final Deliveries deliveries;
    private final Clock clock;

    DeliveriesController(Features features, Deliveries deliveries, Clock clock) {
        this.features = features;
        this.deliveries = deliveries;
        this.clock = clock;
    }

    /** A delivery. */
    @Schema(name = "Delivery", description = "A mail that is or was owed, and its result.")
    record DeliveryView(
            @Schema(description = "The delivery's id.", example = "4711")
            long id,

            @Schema(
                    description =
                            "The kind of mail: launch, feedback-request, feedback-reply, feedback-answer, digest, update, "
                                    + "general-availability or attention.",
                    example = "launch")
            String kind,

            @Schema(
                    description =
                            "The user id, or a mail address for mails to the team. A user's address is read when the mail is sent.",
                    example = "ada")
            @HoldsAddresses
            String recipient,

            @Schema(
                    description = "Why the mail is owed. A recipient gets one mail for each occasion.",
                    example = "launch:dark-mode")
            String occasion,

            @Schema(
                    description = "The key of the feature that the mail is about; null if it is about none or several.",
                    example = "dark-mode",
                    nullable = true)
            @Nullable
            String feature,

            @Schema(
                    description =
                            "`owed`: still to be sent. `sent`: the mail server accepted it. `failed`: it could not be sent. "
                                    + "`cancelled`: the reason for the mail no longer held when it was to be sent, or the "
                                    + "user is owed no mail (see `reason`).",
                    example = "cancelled")
            DeliveryStatus status,

            @Schema(
                    description =
                            "Why the recipient is owed no mail: `no-address`; `suppressed`: the address does not exist; "
                                    + "`not-wanted`: the recipient turned these mails off. Null if the delivery was "
                                    + "cancelled for another reason, and in every other status.",
                    example = "suppressed",
                    nullable = true)
            @Nullable
            MailObstacle reason,

            @Schema(description = "The number of attempts since the mail was last owed.", example = "1")
            int attempts,

            @Schema(
                    description = "The last response of the mail server, or why the delivery was cancelled.",
                    example = "550 5.1.1 no such user",
                    nullable = true)
            @HoldsAddresses
            @Nullable
            String lastError,

            @Schema(description = "When the mail was first owed.", example = "2026-11-22T09:00:00Z")
            Instant owedAt,

            @Schema(
                    description = "The time of the next attempt, if the mail is owed.",
                    example = "2026-11-22T09:00:00Z")
            Instant dueAt,

            @Schema(
                    description = "When the mail server accepted the mail; null if it did not.",
                    example = "2026-11-22T09:00:03Z",
                    nullable = true)
            @Nullable
            Instant sentAt,

            @Schema(
                    description = "When the delivery was sent, failed or was cancelled; null while it is owed.",
                    example = "2026-11-22T09:00:03Z",
                    nullable = true)
            @Nullable
            Instant settledAt,

            @Schema(
                    description = "The mail's Message-ID, the same for all attempts. Search for it in mail logs.",
                    example = "<7d1c4f5e-8a7b-4c8e-9a43-0f6f2f0f7c11@example.com>")
            String messageId) {

        static DeliveryView of(Delivery delivery) {
            return new DeliveryView(
                    delivery.id(),
                    delivery.type().code(),
                    delivery.recipient(),
                    delivery.occasion(),
                    delivery.feature(),
                    delivery.status(),
                    delivery.reason(),
                    delivery.attempts(),
                    delivery.lastError(),
                    delivery.owedAt(),
                    delivery.dueAt(),
                    delivery.sentAt(),
                    delivery.settledAt(),
                    delivery.messageId());
        }
    }

    @Access(Role.VIEWER)
    @Operation(
            operationId = "listDeliveries",
            summary = "List deliveries",
            description =
                    "Every mail that is or was owed, the newest first; and, with a `reason`, every launch mail, feedback "
                            + "request, mail about a beta that was pulled back and announcement of general availability "
                            + "that a user was not owed.")
    @Problems(Problem.FEATURE_NOT_FOUND)
    @GetMapping
    Page<DeliveryView> list(
            @Parameter(description = "Only mails about this feature. Omit to list all.")
                    @RequestParam(required = false)
                    @Nullable
                    FeatureKey feature,
            @Parameter(
                            description =
                                    "Only mails to this recipient: a user id, or the address of a member of the feedback group. Omit to list all.",
                            example = "ada")
                    @RequestParam(required = false)
                    @PlainText
                    @TextLength(max = 255)
                    @Nullable
                    String recipient,
            @Parameter(description = "Only these kinds of mail. Omit to list all.")
                    @RequestParam(required = false)
                    @Nullable
                    Set<MailType> kind,
            @Parameter(description = "Only deliveries with these statuses. Omit to list all.")
                    @RequestParam(required = false)
                    @Nullable
                    Set<DeliveryStatus> status,
            @PageCursor @RequestParam(required = false) @Nullable String after,
            @PageLimit @RequestParam(defaultValue = "50") int limit) {
        @Nullable Feature about = feature == null ? null : features.require(feature);
        Deliveries.Filter filter = new Deliveries.Filter(
                about,
                recipient == null || recipient.isBlank() ? null : recipient,
                orAll(kind, MailType.class),
                orAll(status, DeliveryStatus.class));
        long beforeId = Long.parseLong(Page.key(after, String.valueOf(Long.MAX_VALUE), id -> id.matches("\\d{1,18}")));
        return Page.of(
                deliveries.newest(filter, beforeId, limit + 1),
                limit,
                delivery -> String.valueOf(delivery.id()),
                DeliveryView::of);
    }

    private static <E extends Enum<E>> Set<E> orAll(@Nullable Set<E> some, Class<E> type) {
        return some == null || some.isEmpty() ? EnumSet.allOf(type) : some;
    }

    @Access(Role.SUPPORT)
    @Operation(
            operationId = "retryDelivery",
            summary = "Retry a failed delivery",
            description =
                    "The mail is owed again, with the same Message-ID, and is sent within seconds if its reason still "
                            + "holds. A suppressed address stays suppressed until the user has another address: until then, the "
                            + "delivery is cancelled.")
    @Problems({Problem.DELIVERY_NOT_FOUND, Problem.DELIVERY_NOT_FAILED})
    @PostMapping("/{id}/retry")
    DeliveryView retry(@Parameter(description = "The delivery's id.", example = "1") @PathVariable long id) {
        return DeliveryView.of(deliveries.retry(id, clock.instant()));
    }
}
