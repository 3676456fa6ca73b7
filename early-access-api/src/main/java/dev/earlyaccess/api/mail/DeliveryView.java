package dev.earlyaccess.api.mail;

import dev.earlyaccess.api.security.HoldsAddresses;
import dev.earlyaccess.api.security.MentionsAddresses;
import dev.earlyaccess.outbox.Delivery;
import dev.earlyaccess.outbox.DeliveryStatus;
import dev.earlyaccess.user.MailObstacle;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A delivery, as admins see it. */
@Schema(name = "Delivery", description = "A mail that is or was owed, and its result.")
public record DeliveryView(
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
                        "The user id, or a mail address for mails to the team. A user's address is read when the mail is sent. "
                                + "Null if it is an address and you may not see addresses.",
                example = "ada",
                nullable = true)
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
        @MentionsAddresses
        @Nullable
        String lastError,

        @Schema(
                description = "When the mail was first owed. Null if that is longer ago than "
                        + "`early-access.retention.deliveries`: then all times are.",
                example = "2026-11-22T09:00:00Z",
                nullable = true)
        @Nullable
        Instant owedAt,

        @Schema(
                description = "The time of the next attempt, if the mail is owed.",
                example = "2026-11-22T09:00:00Z",
                nullable = true)
        @Nullable
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

    /** The view of this delivery. */
    public static DeliveryView of(Delivery delivery) {
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
