package dev.earlyaccess.team;

import dev.earlyaccess.feedback.FeedbackArrived;
import dev.earlyaccess.outbox.Kind;
import dev.earlyaccess.outbox.Ledger;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Keeps an answer for the next digest, and owes a mail to each who wants every answer, in the transaction that keeps it. */
@Component
class ArrivalListener {

    private final Digests digests;
    private final FeedbackGroup group;
    private final Ledger ledger;

    ArrivalListener(Digests digests, FeedbackGroup group, Ledger ledger) {
        this.digests = digests;
        this.group = group;
        this.ledger = ledger;
    }

    @EventListener
    void on(FeedbackArrived arrived) {
        digests.add(arrived.feedback());
        ledger.owe(
                Kind.FEEDBACK_ANSWER,
                arrived.feedback(),
                group.addressesFor(AnswerMails.EVERY_ANSWER),
                arrived.feature(),
                arrived.at());
    }
}
