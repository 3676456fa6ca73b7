package dev.earlyaccess.sending;

import dev.earlyaccess.mail.MailType;
import dev.earlyaccess.outbox.ClaimedDelivery;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * The lease on the deliveries that one run of the dispatcher has claimed and not finished. It goes by this
 * machine's monotonic clock, and never assumes that the lease ends later than the database does.
 */
final class DeliveryLease {

    /** How much longer a lease is than the longest time that sending one mail takes. */
    private static final Duration SLACK = Duration.ofSeconds(10);

    private final DeliveryQueue queue;
    private final Duration duration;
    private final String owner = UUID.randomUUID().toString();
    private final Map<Long, ClaimedDelivery> held = new HashMap<>();
    private long leasedAt;

    DeliveryLease(DeliveryQueue queue, Duration longestSend) {
        this.queue = queue;
        this.duration = longestSend.plus(SLACK);
    }

    /** Claims at most {@code limit} more deliveries that are due. */
    List<ClaimedDelivery> claim(int limit, Set<MailType> types, QueueProgress progress, Instant now) {
        long at = System.nanoTime();
        List<ClaimedDelivery> claimed = queue.claim(owner, duration, limit, types, progress, now);
        hold(claimed, at);
        return claimed;
    }

    /** If the lease was renewed during the claim, it ends first for the deliveries that were just claimed. */
    private synchronized void hold(List<ClaimedDelivery> claimed, long at) {
        if (held.isEmpty() || at - leasedAt < 0) {
            leasedAt = at;
        }
        claimed.forEach(delivery -> held.put(delivery.id(), delivery));
    }

    /**
     * The delivery with this id, if it is still held for long enough to send its mail. Where it may not be,
     * the lease of all deliveries is renewed first.
     */
    synchronized Optional<ClaimedDelivery> find(long id) {
        if (System.nanoTime() - leasedAt > SLACK.toNanos() * 3 / 4) {
            renew();
        }
        return Optional.ofNullable(held.get(id));
    }

    private void renew() {
        long at = System.nanoTime();
        held.keySet().retainAll(queue.renew(owner, new HashSet<>(held.keySet()), duration));
        leasedAt = at;
    }

    /** This delivery is finished. */
    synchronized void remove(ClaimedDelivery delivery) {
        held.remove(delivery.id());
    }

    /** Gives back all deliveries that are not finished. */
    synchronized void release() {
        if (!held.isEmpty()) {
            queue.release(owner, held.keySet());
            held.clear();
        }
    }
}
