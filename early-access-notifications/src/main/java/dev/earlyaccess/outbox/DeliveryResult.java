package dev.earlyaccess.outbox;

import dev.earlyaccess.user.MailObstacle;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The result of handling a claimed delivery once. */
public sealed interface DeliveryResult {

    ClaimedDelivery delivery();

    /** The mail server has accepted the mail. */
    record Sent(ClaimedDelivery delivery) implements DeliveryResult {}

    /**
     * The mail can't be sent.
     *
     * @param unreachable the address, if the server said that it does not exist
     */
    record Failed(
            ClaimedDelivery delivery,
            String reason,
            @Nullable String unreachable) implements DeliveryResult {}

    /** The mail was not accepted. This counts as an attempt, and the next attempt is at the given time. */
    record Retried(ClaimedDelivery delivery, String reason, Instant at) implements DeliveryResult {}

    /** The delivery stays owed until then. This does not count as an attempt. */
    record Postponed(ClaimedDelivery delivery, Instant until) implements DeliveryResult {}

    /**
     * The delivery no longer holds.
     *
     * @param featureVersion the feature's version when that was decided
     * @param obstacle why the recipient gets no mail; null if it no longer holds for another reason
     */
    record Cancelled(
            ClaimedDelivery delivery,
            long featureVersion,
            String reason,
            @Nullable MailObstacle obstacle) implements DeliveryResult {}
}
