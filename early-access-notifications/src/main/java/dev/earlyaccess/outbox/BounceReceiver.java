package dev.earlyaccess.outbox;

import dev.earlyaccess.user.SuppressionList;
import java.time.Instant;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Takes reports of permanent bounces: mails that a mail server had accepted, and then returned. */
@Service
public class BounceReceiver {

    private final SuppressionList suppressions;
    private final Outbox outbox;

    BounceReceiver(SuppressionList suppressions, Outbox outbox) {
        this.suppressions = suppressions;
        this.outbox = outbox;
    }

    /**
     * Suppresses the address, and marks the latest mail that was sent there as failed. A repeated report
     * changes nothing.
     *
     * @param reason the mail server's text
     * @return whether the address was not suppressed before, or not for all users who have it
     */
    @Transactional
    public boolean report(String address, String reason, Instant at) {
        boolean isNew = suppressions.suppress(address, reason, at);
        if (isNew) {
            outbox.bounced(address, reason, at);
        }
        return isNew;
    }
}
