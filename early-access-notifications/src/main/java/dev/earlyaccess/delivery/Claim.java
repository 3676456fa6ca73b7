package dev.earlyaccess.delivery;

import dev.earlyaccess.user.UserId;
import java.util.UUID;

/**
 * A delivery that its owner may settle until the lease ends.
 *
 * @param feature the id of the feature it is about
 * @param owner whoever claimed it; no two batches have the same
 * @param attempts how often it was tried before
 * @param token stays the same however often it is tried
 */
record Claim(long id, Kind kind, UserId recipient, long feature, int attempts, UUID token, String owner) {}
