package dev.earlyaccess.sending;

import dev.earlyaccess.outbox.ClaimedDelivery;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Deliveries that were claimed together, and the lease on them. By this machine's steady clock it never believes the lease
 * to end later than the database does.
 */
final class DeliveryBatch {

    /** What a lease is worth beyond the longest that one letter can take. */
    private static final Duration SLACK = Duration.ofSeconds(10);

    private final DeliveryQueue leases;
    private final String owner = UUID.randomUUID().toString();
    private final Duration lease;
    private final List<ClaimedDelivery> claims;
    private final Set<Long> held;
    private long leasedAt;

    private DeliveryBatch(DeliveryQueue leases, Duration longestSend, Claiming claiming) {
        this.leases = leases;
        this.lease = longestSend.plus(SLACK);
        this.leasedAt = System.nanoTime();
        this.claims = claiming.claim(owner, lease);
        this.held = claims.stream().map(ClaimedDelivery::id).collect(Collectors.toCollection(HashSet::new));
    }

    /** Claims deliveries for an owner and for so long. */
    interface Claiming {
        List<ClaimedDelivery> claim(String owner, Duration lease);
    }

    static DeliveryBatch claimed(DeliveryQueue leases, Duration longestSend, Claiming claiming) {
        return new DeliveryBatch(leases, longestSend, claiming);
    }

    List<ClaimedDelivery> claims() {
        return claims;
    }

    /** Whether nothing is left to be settled. */
    synchronized boolean isEmpty() {
        return held.isEmpty();
    }

    /** Whether there is time enough to send this one. Where there may not be, the whole rest is leased anew first. */
    synchronized boolean holds(ClaimedDelivery claim) {
        if (System.nanoTime() - leasedAt > SLACK.toNanos() * 3 / 4) {
            long now = System.nanoTime();
            held.retainAll(leases.renew(owner, held, lease));
            leasedAt = now;
        }
        return held.contains(claim.id());
    }

    /** This one needs no lease any more. */
    synchronized void settled(ClaimedDelivery claim) {
        held.remove(claim.id());
    }

    /** Gives back what was not settled. */
    synchronized void giveBack() {
        if (!held.isEmpty()) {
            leases.release(owner, held);
            held.clear();
        }
    }
}
