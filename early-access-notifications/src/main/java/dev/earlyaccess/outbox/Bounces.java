package dev.earlyaccess.outbox;

import java.time.Instant;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Hears of mails that came back for good, which a mail server had taken first. */
@Service
public class Bounces {

    private final SuppressionList deadAddresses;
    private final Outbox ledger;

    Bounces(SuppressionList deadAddresses, Outbox ledger) {
        this.deadAddresses = deadAddresses;
        this.ledger = ledger;
    }

    /**
     * Sends nothing more there, and has the latest mail that was sent there failed. To hear the same again changes nothing.
     *
     * @param reason what the mail server said of it
     * @return how many users and members have the address, of whom that was not known
     */
    @Transactional
    public int hear(String address, String reason, Instant at) {
        int suppressed = deadAddresses.suppress(address, reason, at);
        if (suppressed > 0) {
            ledger.cameBack(address, reason, at);
        }
        return suppressed;
    }
}
