package dev.earlyaccess.team;

import dev.earlyaccess.mail.MailType;
import dev.earlyaccess.outbox.Occasion;
import dev.earlyaccess.outbox.Outbox;
import dev.earlyaccess.scheduling.RecipientLock;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Once a day, owes a digest to each member of the feedback group who wants it, unless there is no feedback.
 * Finished days are stored in a table, so the sweep can be repeated. After days without a running instance it
 * makes one digest of all feedback.
 */
@Component
@EnableConfigurationProperties(DigestSettings.class)
public class DigestSweep {

    private final Digests digests;
    private final FeedbackGroup group;
    private final Outbox outbox;
    private final DigestSettings settings;
    private final Clock clock;
    private final TransactionOperations transaction;
    private final RecipientLock recipients;

    DigestSweep(
            Digests digests,
            FeedbackGroup group,
            Outbox outbox,
            DigestSettings settings,
            Clock clock,
            TransactionOperations transaction,
            RecipientLock recipients) {
        this.digests = digests;
        this.group = group;
        this.outbox = outbox;
        this.settings = settings;
        this.clock = clock;
        this.transaction = transaction;
        this.recipients = recipients;
    }

    /** Makes the digest of the latest day that is due, unless it is made already. */
    public void run() {
        Instant now = clock.instant();
        LocalDate day = settings.latestDue(now);
        transaction.executeWithoutResult(status -> {
            recipients.share();
            if (digests.begin(day, now) && digests.collect(day) > 0) {
                outbox.owe(
                        Occasion.of(MailType.DIGEST, day),
                        group.addressesFor(FeedbackMailFrequency.DAILY_DIGEST),
                        null,
                        now);
            }
        });
    }
}
