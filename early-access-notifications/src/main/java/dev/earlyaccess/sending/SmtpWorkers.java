package dev.earlyaccess.sending;

import dev.earlyaccess.mail.EncodedMail;
import dev.earlyaccess.mail.MailNotSent;
import dev.earlyaccess.outbox.ClaimedDelivery;
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
 * Sends composed mails, with one thread for each connection. A connection sends its next mail only after the result of the last
 * one is committed. So at most one mail for each connection is sent and not recorded when an instance is killed.
 */
final class SmtpWorkers {

    private static final Logger log = LoggerFactory.getLogger(SmtpWorkers.class);

    /** For each connection, so that no connection waits for a mail to be composed. */
    private static final int MAILS_AHEAD = 8;

    private final DeliveryLease lease;
    private final GroupCommitter committer;
    private final Clock clock;
    private final SenderCooldown cooldown;
    private final BooleanSupplier stopping;
    private final HandOver<EncodedMail> mails;
    private final AtomicInteger working;
    private final List<CompletableFuture<Void>> workers = new ArrayList<>();
    private volatile @Nullable MailNotSent lastFault;

    SmtpWorkers(
            DeliveryLease lease,
            GroupCommitter committer,
            Clock clock,
            SenderCooldown cooldown,
            int connections,
            BooleanSupplier stopping) {
        this.lease = lease;
        this.committer = committer;
        this.clock = clock;
        this.cooldown = cooldown;
        this.stopping = stopping;
        this.mails = new HandOver<>(MAILS_AHEAD * connections);
        this.working = new AtomicInteger(connections);
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
    boolean send(EncodedMail mail) throws InterruptedException {
        return mails.put(mail);
    }

    /** Waits until all queued mails are sent, or the workers have stopped. */
    void finish() {
        mails.complete();
        CompletableFuture.allOf(workers.toArray(CompletableFuture[]::new)).join();
    }

    /** Why mails are left that no connection could send. Empty if none are left. */
    Optional<MailNotSent> whyMailsAreLeft() {
        return mails.isEmpty() ? Optional.empty() : Optional.ofNullable(lastFault);
    }

    private void work(SmtpConnection connection) {
        try {
            for (EncodedMail mail = mails.take(); mail != null; mail = mails.take()) {
                if (stopping.getAsBoolean()) {
                    mails.close();
                } else {
                    send(mail, connection);
                }
            }
        } catch (MailNotSent serverIsAway) {
            lastFault = serverIsAway;
            if (working.decrementAndGet() == 0) {
                mails.close();
            }
        } catch (InterruptedException ex) {
            Thread.currentThread().interrupt();
            mails.close();
        } catch (RuntimeException | Error ex) {
            mails.close();
            throw ex;
        }
    }

    private void send(EncodedMail mail, SmtpConnection connection) throws MailNotSent {
        Optional<ClaimedDelivery> delivery =
                lease.find(mail.delivery()).filter(held -> !cooldown.contains(held.type()));
        if (delivery.isEmpty()) {
            return;
        }
        try {
            boolean mayBeStale = connection.isOpen();
            if (!sent(delivery.get(), mail, connection, mayBeStale)) {
                sent(delivery.get(), mail, connection, false);
            }
        } catch (MailNotSent ex) {
            finish(delivery.get(), mail, ex);
        }
    }

    /** False if the connection was kept from an earlier run, and the server closed it before it knew of this mail. */
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
            case SERVER -> {
                mails.putBack(mail);
                throw ex;
            }
        }
    }

    private DeliveryResult retriedOrFailed(ClaimedDelivery delivery, String reason) {
        return RetryBackoff.afterAttempt(delivery.attempts() + 1)
                .<DeliveryResult>map(wait -> new DeliveryResult.Retried(
                        delivery, reason, clock.instant().plus(wait)))
                .orElseGet(() -> new DeliveryResult.Failed(delivery, reason, null));
    }

    private void finish(DeliveryResult result) {
        if (!(result instanceof DeliveryResult.Sent)) {
            log.debug("{}", result);
        }
        committer.record(result);
        lease.remove(result.delivery());
    }
}
