package dev.earlyaccess.sending;

import dev.earlyaccess.mail.Mail;
import dev.earlyaccess.mail.NotSent;
import dev.earlyaccess.outbox.Case;
import dev.earlyaccess.outbox.Claim;
import dev.earlyaccess.outbox.Settlement;
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
final class Crew {

    private static final Logger log = LoggerFactory.getLogger(Crew.class);

    /** For each connection, so that none waits for those who write. */
    private static final int LETTERS_AHEAD = 8;

    private final Recorder recorder;
    private final Clock clock;
    private final RestingKinds resting;
    private final BooleanSupplier stopping;
    private final HandOver<Letter> letters;
    private final AtomicInteger working;
    private final List<CompletableFuture<Void>> senders = new ArrayList<>();
    private volatile @Nullable NotSent lastToGo;

    Crew(Recorder recorder, Clock clock, RestingKinds resting, int connections, BooleanSupplier stopping) {
        this.recorder = recorder;
        this.clock = clock;
        this.resting = resting;
        this.stopping = stopping;
        this.letters = new HandOver<>(LETTERS_AHEAD * connections);
        this.working = new AtomicInteger(connections);
    }

    /** A letter that is due, and ready to be sent. */
    record Letter(Case due, Batch batch, Mail mail) {}

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
    Optional<NotSent> whyLettersAreLeft() {
        return letters.isEmpty() ? Optional.empty() : Optional.ofNullable(lastToGo);
    }

    private void work(SmtpConnection connection) {
        try {
            for (Letter letter = letters.take(); letter != null; letter = letters.take()) {
                if (stopping.getAsBoolean()) {
                    letters.close();
                } else if (!resting.contains(letter.due().claim().kind())) {
                    send(letter, connection);
                }
            }
        } catch (NotSent serverIsAway) {
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

    private void send(Letter letter, SmtpConnection connection) throws NotSent {
        try {
            boolean kept = connection.isOpen();
            if (!sent(letter, connection, kept)) {
                sent(letter, connection, false);
            }
        } catch (NotSent ex) {
            record(letter, ex);
        }
    }

    /** False if it was a connection from earlier on which the server had hung up, or did so before it knew of the letter. */
    private boolean sent(Letter letter, SmtpConnection connection, boolean mayBeStale) throws NotSent {
        connection.open();
        if (!letter.batch().holds(letter.due().claim())) {
            return true;
        }
        try {
            connection.send(letter.mail());
        } catch (NotSent ex) {
            if (mayBeStale && ex.fault() == NotSent.Fault.SERVER) {
                connection.close();
                return false;
            }
            throw ex;
        }
        settle(letter, new Settlement.Sent(letter.due().claim()));
        return true;
    }

    private void record(Letter letter, NotSent ex) throws NotSent {
        Claim claim = letter.due().claim();
        switch (ex.fault()) {
            case LETTER -> settle(letter, new Settlement.Failed(claim, ex.reason(), null));
            case RECIPIENT ->
                settle(
                        letter,
                        new Settlement.Failed(
                                claim, ex.reason(), letter.due().circumstances().address()));
            case LETTER_FOR_NOW -> settle(letter, retriedOrFailed(claim, ex.reason()));
            case SENDER -> resting.add(claim.kind(), ex.reason());
            case SERVER -> {
                letters.putBack(letter);
                throw ex;
            }
        }
    }

    private Settlement retriedOrFailed(Claim claim, String reason) {
        return Backoff.afterAttempt(claim.attempts() + 1)
                .<Settlement>map(wait ->
                        new Settlement.Retried(claim, reason, clock.instant().plus(wait)))
                .orElseGet(() -> new Settlement.Failed(claim, reason, null));
    }

    private void settle(Letter letter, Settlement settlement) {
        if (!(settlement instanceof Settlement.Sent)) {
            log.debug("{}", settlement);
        }
        recorder.record(settlement);
        letter.batch().settled(settlement.claim());
    }
}
