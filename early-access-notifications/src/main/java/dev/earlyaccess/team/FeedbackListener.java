package dev.earlyaccess.team;

import dev.earlyaccess.feedback.FeedbackArrived;
import dev.earlyaccess.mail.MailType;
import dev.earlyaccess.outbox.Occasion;
import dev.earlyaccess.outbox.Outbox;
import dev.earlyaccess.scheduling.RecipientLock;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Notes new feedback for the next digest and owes a mail to each member who wants a mail for each feedback
 * entry, in the same transaction.
 */
@Component
class FeedbackListener {

    private final Digests digests;
    private final FeedbackGroup group;
    private final Outbox outbox;
    private final RecipientLock recipients;

    FeedbackListener(Digests digests, FeedbackGroup group, Outbox outbox, RecipientLock recipients) {
        this.digests = digests;
        this.group = group;
        this.outbox = outbox;
        this.recipients = recipients;
    }

    @EventListener
    void on(FeedbackArrived arrived) {
        recipients.share();
        digests.add(arrived.feedback());
        outbox.owe(
                Occasion.of(MailType.FEEDBACK_ANSWER, arrived.feedback()),
                group.addressesFor(FeedbackMailFrequency.EVERY_ANSWER),
                arrived.feature(),
                arrived.at());
    }
}
