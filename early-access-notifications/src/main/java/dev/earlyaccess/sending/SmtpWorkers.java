package dev.earlyaccess.sending;

import dev.earlyaccess.mail.EncodedMail;
import dev.earlyaccess.mail.MailNotSent;
import dev.earlyaccess.outbox.ClaimedDelivery;
import dev.earlyaccess.outbox.DeliveryResult;
import dev.earlyaccess.tracing.Causes;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingDeque;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingDeque;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends composed mails, with one thread for each connection. A connection sends its next mail only after the
 * result of the last one is committed. So at most one mail for each connection is sent and not recorded when
 * an instance is killed.
 */
final class SmtpWorkers {

    private static final Logger log = LoggerFactory.getLogger(SmtpWorkers.class);

    /** For each connection, so that no connection waits for a mail to be composed. */
    private static final int MAILS_AHEAD = 8;

    /** The end of the queue. Each worker that takes it puts it back for the others. */
    private static final Optional<EncodedMail> END = Optional.empty();

    private final DeliveryLease lease;
    private final GroupCommitter committer;
    private final Clock clock;
    private final SenderCooldown cooldown;
    private final BooleanSupplier stopping;
    private final Causes causes;
    private final BlockingDeque<Optional<EncodedMail>> mails = new LinkedBlockingDeque<>();
    private final Semaphore room;
    private final AtomicInteger usable;
    private final List<CompletableFuture<Void>> workers = new ArrayList<>();
    private volatile @Nullable MailNotSent lastFault;
    private volatile @Nullable Throwable failure;

    SmtpWorkers(
            DeliveryLease lease,
            GroupCommitter committer,
            Clock clock,
            SenderCooldown cooldown,
            int connections,
            BooleanSupplier stopping,
            Causes causes) {
        this.lease = lease;
        this.committer = committer;
        this.clock = clock;
        this.cooldown = cooldown;
        this.stopping = stopping;
        this.causes = causes;
        this.room = new Semaphore(MAILS_AHEAD * connections);
        this.usable = new AtomicInteger(connections);
    }

    /** Starts the workers, unless they were started before. */
    void start(List<SmtpConnection> connections, Executor threads) {
        if (!workers.isEmpty()) {
            return;
        }
        for (SmtpConnection connection : connections) {
            workers.add(CompletableFuture.runAsync(() -> work(connection), threads));
        }
    }

    /** Waits for room in the queue of mails. False if no connection sends any more. */
    boolean send(EncodedMail mail) {
        room.acquireUninterruptibly();
        mails.addLast(Optional.of(mail));
        return isSending();
    }

    private boolean isSending() {
        return failure == null && usable.get() > 0 && !stopping.getAsBoolean();
    }

    /** Waits until all queued mails are sent, or the workers have stopped. */
    void finish() {
        mails.addLast(END);
        CompletableFuture.allOf(workers.toArray(CompletableFuture[]::new)).join();
        if (failure != null) {
            throw new IllegalStateException("Sending mails failed", failure);
        }
    }

    /** Why mails are left that no connection could send. Empty if none are left. */
    Optional<MailNotSent> whyMailsAreLeft() {
        return usable.get() == 0 || mails.stream().anyMatch(Optional::isPresent)
                ? Optional.ofNullable(lastFault)
                : Optional.empty();
    }

    /**
     * Takes mails until the queue ends. The last worker goes on when nothing can be sent, so that nobody
     * waits for room.
     */
    private void work(SmtpConnection connection) {
        try (Causes.InTurn turn = causes.inTurn("mails")) {
            Optional<EncodedMail> next = take();
            while (next.isPresent()) {
                if (isSending() && !isUsableAfter(next.get(), connection, turn) && usable.decrementAndGet() > 0) {
                    return;
                }
                next = take();
            }
            mails.addLast(END);
        }
    }

    private Optional<EncodedMail> take() {
        try {
            Optional<EncodedMail> taken = mails.takeFirst();
            room.release();
            return taken;
        } catch (InterruptedException ex) {
            throw new IllegalStateException("Nobody interrupts a worker", ex);
        }
    }

    /**
     * Sends a mail. False if the mail server can't be reached over this connection; then another one may try.
     */
    private boolean isUsableAfter(EncodedMail mail, SmtpConnection connection, Causes.InTurn turn) {
        try {
            send(mail, connection, turn);
        } catch (MailNotSent serverIsAway) {
            lastFault = serverIsAway;
            mails.addFirst(Optional.of(mail));
            return false;
        } catch (RuntimeException | Error ex) { // thrown again in the thread that waits for the workers
            failure = ex;
        }
        return true;
    }

    private void send(EncodedMail mail, SmtpConnection connection, Causes.InTurn turn) throws MailNotSent {
        Optional<ClaimedDelivery> delivery =
                lease.find(mail.delivery()).filter(held -> !cooldown.contains(held.type()));
        if (delivery.isPresent()) {
            turn.follow(delivery.get().cause());
            send(delivery.get(), mail, connection);
        }
    }

    private void send(ClaimedDelivery delivery, EncodedMail mail, SmtpConnection connection) throws MailNotSent {
        try {
            boolean mayBeStale = connection.isOpen();
            if (!sent(delivery, mail, connection, mayBeStale)) {
                sent(delivery, mail, connection, false);
            }
        } catch (MailNotSent ex) {
            finish(delivery, mail, ex);
        }
    }

    /**
     * False if the connection was kept from an earlier run, and the server closed it before it knew of this
     * mail.
     */
    private boolean sent(ClaimedDelivery delivery, EncodedMail mail, SmtpConnection connection, boolean mayBeStale)
            throws MailNotSent {
        connection.open();
        if (lease.find(delivery.id()).isEmpty()) {
            return true;
        }
        try {
            connection.send(mail);
        } catch (MailNotSent ex) {
            if (mayBeStale && ex.fault() == MailNotSent.Fault.SERVER) {
                connection.close();
                return false;
            }
            throw ex;
        }
        finish(new DeliveryResult.Sent(delivery));
        return true;
    }

    private void finish(ClaimedDelivery delivery, EncodedMail mail, MailNotSent ex) throws MailNotSent {
        switch (ex.fault()) {
            case MAIL -> finish(new DeliveryResult.Failed(delivery, ex.reason(), null));
            case RECIPIENT -> finish(new DeliveryResult.Failed(delivery, ex.reason(), mail.address()));
            case MAIL_TEMPORARILY -> finish(retriedOrFailed(delivery, ex.reason()));
            case SENDER -> cooldown.add(delivery.type(), ex.reason());
            case SERVER -> throw ex;
        }
    }

    private DeliveryResult retriedOrFailed(ClaimedDelivery delivery, String reason) {
        return RetryBackoff.afterAttempt(delivery.attempts() + 1)
                .<DeliveryResult>map(wait -> new DeliveryResult.Retried(
                        delivery, reason, clock.instant().plus(wait)))
                .orElseGet(() -> new DeliveryResult.Failed(delivery, reason, null));
    }

    private void finish(DeliveryResult result) {
        if (result instanceof DeliveryResult.Sent sent) {
            log.debug(
                    "Delivery {} ({}) was sent",
                    sent.delivery().id(),
                    sent.delivery().type().code());
        } else {
            log.debug("{}", result);
        }
        committer.record(result);
        lease.remove(result.delivery());
    }
}
