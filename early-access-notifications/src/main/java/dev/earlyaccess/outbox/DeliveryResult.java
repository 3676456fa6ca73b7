package dev.earlyaccess.outbox;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What became of a delivery that was claimed. */
public sealed interface DeliveryResult {

    ClaimedDelivery claim();

    /** The mail server has taken it. */
    record Sent(ClaimedDelivery claim) implements DeliveryResult {}

    /**
     * It can't be sent.
     *
     * @param unreachable the address, where it was that which the server refused
     */
    record Failed(
            ClaimedDelivery claim, String reason, @Nullable String unreachable) implements DeliveryResult {}

    /** It did not go through; that counts as an attempt, and the next one is then. */
    record Retried(ClaimedDelivery claim, String reason, Instant at) implements DeliveryResult {}

    /** It stays owed until then; that is no attempt. */
    record Postponed(ClaimedDelivery claim, Instant until) implements DeliveryResult {}

    /**
     * It no longer held.
     *
     * @param version of the feature when that was judged
     */
    record Cancelled(ClaimedDelivery claim, long version, String reason) implements DeliveryResult {}
}
