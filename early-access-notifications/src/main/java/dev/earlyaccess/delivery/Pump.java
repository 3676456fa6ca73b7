package dev.earlyaccess.delivery;

import dev.earlyaccess.mail.FeedbackSettings;
import dev.earlyaccess.mail.NotSent;
import dev.earlyaccess.mail.PostOffice;
import dev.earlyaccess.mail.SmtpConnection;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Sends what the ledger owes. Every instance has one; they share the work by claiming. One bad recipient never stops the
 * rest, and a mail server that is away costs no attempts.
 */
@Component
public class Pump {

    private static final Logger log = LoggerFactory.getLogger(Pump.class);

    static final int BATCH = 50;

    /** What a claim is worth beyond the longest that sending one letter can take. */
    private static final Duration MARGIN = Duration.ofSeconds(3);

    private static final Duration SENDER_REFUSED = Duration.ofMinutes(1);

    private final Ledger ledger;
    private final Cases cases;
    private final PostOffice postOffice;
    private final FeedbackSettings feedback;
    private final Clock clock;
    private final Duration lease;

    Pump(Ledger ledger, Cases cases, PostOffice postOffice, FeedbackSettings feedback, Clock clock) {
        this.ledger = ledger;
        this.cases = cases;
        this.postOffice = postOffice;
        this.feedback = feedback;
        this.clock = clock;
        this.lease = postOffice.longestSend().plus(MARGIN);
    }

    /** How a pass ended. */
    public enum Outcome {
        /** Nothing more is due, or the pump was told to stop. */
        DONE,
        /** The mail server is away; what is owed stays owed. */
        SERVER_AWAY
    }

    /** Sends all that is due. */
    public Outcome pass() {
        return pass(() -> false);
    }

    /** Sends what is due, until told to stop; the letter that is being sent then is finished. */
    Outcome pass(BooleanSupplier stopping) {
        String owner = UUID.randomUUID().toString();
        List<Claim> batch;
        do {
            batch = ledger.claim(owner, lease, BATCH, clock.instant());
            try {
                send(batch, stopping);
            } catch (NotSent ex) {
                log.warn("No mail can be sent at the moment: {}", ex.reason());
                return Outcome.SERVER_AWAY;
            } finally {
                ledger.release(batch);
            }
        } while (batch.size() == BATCH && !stopping.getAsBoolean());
        return Outcome.DONE;
    }

    private void send(List<Claim> batch, BooleanSupplier stopping) throws NotSent {
        Instant now = clock.instant();
        try (SmtpConnection connection = postOffice.connection()) {
            for (Case due : cases.of(batch)) {
                if (stopping.getAsBoolean()) {
                    return;
                }
                settle(due, connection, now);
            }
        }
    }

    private void settle(Case due, SmtpConnection connection, Instant now) throws NotSent {
        Verdict verdict = due.claim().kind().judge(due.circumstances(), now, feedback.delay());
        if (verdict instanceof Verdict.Cancel cancel) {
            ledger.cancel(due, cancel.reason(), now);
        } else if (verdict instanceof Verdict.PutOff putOff) {
            ledger.putOff(due.claim(), putOff.until());
        } else {
            send(due, connection);
        }
    }

    private void send(Case due, SmtpConnection connection) throws NotSent {
        connection.open();
        if (!ledger.renew(due.claim(), lease)) {
            return;
        }
        try {
            connection.send(due.letter(), clock.instant());
            ledger.sent(due.claim(), clock.instant());
        } catch (NotSent ex) {
            record(due.claim(), ex);
        }
    }

    private void record(Claim claim, NotSent ex) throws NotSent {
        log.info("Delivery {} was not sent: {}", claim.id(), ex.reason());
        switch (ex.fault()) {
            case LETTER -> ledger.failed(claim, ex.reason(), clock.instant());
            case LETTER_FOR_NOW -> retryOrFail(claim, ex.reason());
            case SENDER -> ledger.putOff(claim, clock.instant().plus(SENDER_REFUSED));
            case SERVER -> throw ex;
        }
    }

    private void retryOrFail(Claim claim, String error) {
        Backoff.afterAttempt(claim.attempts() + 1)
                .ifPresentOrElse(
                        wait -> ledger.retry(claim, error, clock.instant().plus(wait)),
                        () -> ledger.failed(claim, error, clock.instant()));
    }
}
