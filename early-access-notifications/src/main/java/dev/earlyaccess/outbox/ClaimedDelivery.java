package dev.earlyaccess.outbox;

import dev.earlyaccess.mail.MailId;
import dev.earlyaccess.mail.MailType;
import dev.earlyaccess.tracing.Cause;
import org.jspecify.annotations.Nullable;

/**
 * A delivery whose result only its owner may write, until the lease ends.
 *
 * @param recipient a user id or a mail address, depending on the type
 * @param feature the id of the feature that the mail is about, if it is about one
 * @param attempts how often sending was tried before
 * @param owner who claimed it; different for each run of each dispatcher
 * @param cause the request that it follows from; null if there is none, or it is not known
 */
public record ClaimedDelivery(
        MailId mailId,
        String recipient,
        Occasion occasion,
        @Nullable Long feature,
        int attempts,
        String owner,
        @Nullable Cause cause) {

    public long id() {
        return mailId.delivery();
    }

    public MailType type() {
        return occasion.type();
    }
}
