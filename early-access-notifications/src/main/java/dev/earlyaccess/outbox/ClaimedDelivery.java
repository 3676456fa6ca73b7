package dev.earlyaccess.outbox;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A delivery that its owner may settle until the lease ends.
 *
 * @param recipient a user id or a mail address, whichever the kind is owed to
 * @param occasion why it is owed
 * @param feature the id of the feature it is about, if it is about one
 * @param owner whoever claimed it; no two batches have the same
 * @param attempts how often it was tried before
 * @param token stays the same however often it is tried
 */
public record ClaimedDelivery(
        long id,
        MailType kind,
        String recipient,
        String occasion,
        @Nullable Long feature,
        int attempts,
        UUID token,
        String owner) {

    /** What the occasion says after the kind: which of its events it is. */
    public String event() {
        return occasion.substring(occasion.indexOf(':') + 1);
    }
}
