package dev.earlyaccess.sending;

import dev.earlyaccess.mail.EncodedMail;
import dev.earlyaccess.mail.MailNotSent;
import dev.earlyaccess.outbox.ClaimedDelivery;
import dev.earlyaccess.outbox.DeliveryContext;
import dev.earlyaccess.outbox.DeliveryResult;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The connections at work, each with a thread of its own. A connection sends its next letter only when what became of the
 * last one is committed: so however an instance dies, at most one letter per connection is sent and not recorded.
 */
final class SmtpWorkers {

    private static final Logger log = LoggerFactory.getLogger(SmtpWorkers.class);

    /** For each connection, so that none waits for those who write. */
    private static final int LETTERS_AHEAD = 8;

    private final GroupCommitter recorder;
    private final Clock clock;
    private final SenderCooldown resting;
    private final BooleanSupplier stopping;
    private final HandOver<Letter> letters;
    private final AtomicInteger working;
    private final List<CompletableFuture<Void>> senders = new ArrayList<>();
    private volatile @Nullable MailNotSent lastToGo;

    SmtpWorkers(
            GroupCommitter recorder, Clock clock, SenderCooldown resting, int connections, BooleanSupplier stopping) {
        this.recorder = recorder;
        this.clock = clock;
        this.resting = resting;
        this.stopping = stopping;
        this.letters = new HandOver<>(LETTERS_AHEAD * connections);
        this.working = new AtomicInteger(connections);
    }

    /** A letter that is due, and ready to be sent. */
    record Letter(DeliveryContext due, DeliveryBatch batch, EncodedMail mail) {}

    /** Begins to work, unless it has. */
    void begin(List<SmtpConnection> connections, Executor threads) {
        if (!senders.isEmpty()) {
            return;
        }
        for (SmtpConnection connection : connections) {
            senders.add(CompletableFuture.runAsync(() -> work(connection), threads));
        }
    }

    /** Waits until a connection has the time. False if none ever will. */
    boolean send(Letter letter) throws InterruptedException {
        return letters.put(letter);
    }

    /** Waits until all that was handed over is sent, unless the crew was stopped. */
    void finish() {
        letters.complete();
        CompletableFuture.allOf(senders.toArray(CompletableFuture[]::new)).join();
    }

    /** Why letters were left that no connection could send. */
    Optional<MailNotSent> whyLettersAreLeft() {
        return letters.isEmpty() ? Optional.empty() : Optional.ofNullable(lastToGo);
    }

    private void work(SmtpConnection connection) {
        try {
            for (Letter letter = letters.take(); letter != null; letter = letters.take()) {
                if (stopping.getAsBoolean()) {
                    letters.close();
                } else if (!resting.contains(letter.due().delivery().type())) {
                    send(letter, connection);
                }
            }
        } catch (MailNotSent serverIsAway) {
            lastToGo = serverIsAway;
            if (working.decrementAndGet() == 0) {
                letters.close();
            }
        } catch (InterruptedException ex) {
            Thread.currentThread().interrupt();
            letters.close();
        } catch (RuntimeException | Error ex) {
            letters.close();
            throw ex;
        }
    }

    private void send(Letter letter, SmtpConnection connection) throws MailNotSent {
        try {
            boolean kept = connection.isOpen();
            if (!sent(letter, connection, kept)) {
                sent(letter, connection, false);
            }
        } catch (MailNotSent ex) {
            record(letter, ex);
        }
    }

    /** False if it was a connection from earlier on which the server had hung up, or did so before it knew of the letter. */
    private boolean sent(Letter letter, SmtpConnection connection, boolean mayBeStale) throws MailNotSent {
        connection.open();
        if (!letter.batch().holds(letter.due().delivery())) {
            return true;
        }
        try {
            connection.send(letter.mail());
        } catch (MailNotSent ex) {
            if (mayBeStale && ex.fault() == MailNotSent.Fault.SERVER) {
                connection.close();
                return false;
            }
            throw ex;
        }
        settle(letter, new DeliveryResult.Sent(letter.due().delivery()));
        return true;
    }

    private void record(Letter letter, MailNotSent ex) throws MailNotSent {
        ClaimedDelivery claim = letter.due().delivery();
        switch (ex.fault()) {
            case MAIL -> settle(letter, new DeliveryResult.Failed(claim, ex.reason(), null));
            case RECIPIENT ->
                settle(
                        letter,
                        new DeliveryResult.Failed(
                                claim, ex.reason(), letter.due().eligibility().address()));
            case MAIL_TEMPORARILY -> settle(letter, retriedOrFailed(claim, ex.reason()));
            case SENDER -> resting.add(claim.type(), ex.reason());
            case SERVER -> {
                letters.putBack(letter);
                throw ex;
            }
        }
    }

    private DeliveryResult retriedOrFailed(ClaimedDelivery claim, String reason) {
        return RetryBackoff.afterAttempt(claim.attempts() + 1)
                .<DeliveryResult>map(wait -> new DeliveryResult.Retried(
                        claim, reason, clock.instant().plus(wait)))
                .orElseGet(() -> new DeliveryResult.Failed(claim, reason, null));
    }

    private void settle(Letter letter, DeliveryResult settlement) {
        if (!(settlement instanceof DeliveryResult.Sent)) {
            log.debug("{}", settlement);
        }
        recorder.record(settlement);
        letter.batch().settled(settlement.delivery());
    }
}
