package dev.earlyaccess.outbox;

import dev.earlyaccess.user.SuppressionList;
import java.time.Instant;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Takes reports of mails that came back for good after a mail server had taken them. */
@Service
public class Bounces {

    private final SuppressionList suppressions;
    private final Outbox outbox;

    Bounces(SuppressionList suppressions, Outbox outbox) {
        this.suppressions = suppressions;
        this.outbox = outbox;
    }

    /**
     * Suppresses the address, and marks the latest mail that was sent there as failed. The same report again changes nothing.
     *
     * @param reason what the mail server said
     * @return whether the address was not suppressed before
     */
    @Transactional
    public boolean hear(String address, String reason, Instant at) {
        boolean isNew = suppressions.suppress(address, reason, at);
        if (isNew) {
            outbox.cameBack(address, reason, at);
        }
        return isNew;
    }
}
