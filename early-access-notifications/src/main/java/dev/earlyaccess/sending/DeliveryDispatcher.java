package dev.earlyaccess.sending;

import dev.earlyaccess.mail.EncodedMail;
import dev.earlyaccess.mail.FeedbackSettings;
import dev.earlyaccess.mail.MailComposer;
import dev.earlyaccess.mail.MailNotSent;
import dev.earlyaccess.outbox.ClaimedDelivery;
import dev.earlyaccess.outbox.ContextLoaders;
import dev.earlyaccess.outbox.Decision;
import dev.earlyaccess.outbox.DeliveryContext;
import dev.earlyaccess.outbox.DeliveryResult;
import dev.earlyaccess.outbox.Outbox;
import dev.earlyaccess.scheduling.RequestsFirst;
import dev.earlyaccess.tracing.Causes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Sends the mails that the outbox owes. Each instance has a dispatcher; they share the work by claiming
 * deliveries. One bad recipient never stops the other mails, and while the mail server is away no attempts
 * are counted.
 */
@Component
public class DeliveryDispatcher {

    private static final Logger log = LoggerFactory.getLogger(DeliveryDispatcher.class);

    static final int LARGEST_BATCH = 200;

    /** The other processors are left to HTTP requests, the database and the connections' own threads. */
    private static final int COMPOSERS = Math.max(1, Runtime.getRuntime().availableProcessors() / 2);

    private static final Duration LONGEST_RUN = Duration.ofSeconds(30);

    private final DeliveryQueue queue;
    private final Outbox outbox;
    private final ContextLoaders contexts;
    private final RateLimit rateLimit;
    private final MailComposer composer;
    private final FeedbackSettings feedback;
    private final Clock clock;
    private final RequestsFirst requests;
    private final Causes causes;
    private final GroupCommitter committer;
    private final SenderCooldown cooldown;
    private final Duration longestSend;
    private final List<SmtpConnection> connections;
    private final Executor threads = Executors.newCachedThreadPool(DeliveryDispatcher::thread);
    private final BatchSize batchSize;
    private volatile boolean serverAway;

    DeliveryDispatcher(
            DeliveryQueue queue,
            Outbox outbox,
            ContextLoaders contexts,
            RateLimit rateLimit,
            MailComposer composer,
            SmtpServer server,
            FeedbackSettings feedback,
            Clock clock,
            RequestsFirst requests,
            Causes causes) {
        this.queue = queue;
        this.outbox = outbox;
        this.contexts = contexts;
        this.rateLimit = rateLimit;
        this.composer = composer;
        this.feedback = feedback;
        this.clock = clock;
        this.requests = requests;
        this.causes = causes;
        this.committer = new GroupCommitter(outbox, clock, requests);
        this.cooldown = new SenderCooldown(clock);
        this.longestSend = server.longestSend();
        this.connections = server.connections();
        this.batchSize = new BatchSize(2 * connections.size(), LARGEST_BATCH);
    }

    private static Thread thread(Runnable task) {
        Thread thread = new Thread(task, "delivery");
        thread.setDaemon(true);
        return thread;
    }

    /** How a run of the dispatcher ended. */
    public enum Outcome {
        /** Nothing more is due, or the dispatcher was told to stop. */
        DONE,
        /** More is due, or may be sent soon. */
        MORE,
        /** The mail server is away. All deliveries stay owed. */
        SERVER_AWAY
    }

    /** Sends all mails that are due. */
    public Outcome run() {
        return run(() -> false);
    }

    /**
     * Sends the mails that are due, until told to stop. The mails that are being sent at that moment are
     * finished.
     */
    synchronized Outcome run(BooleanSupplier stopping) {
        Run run = new Run(stopping);
        try {
            Outcome outcome = run.sendBatches();
            Optional<MailNotSent> fault = run.workers.whyMailsAreLeft();
            serverAway = fault.isPresent();
            if (fault.isPresent()) {
                log.warn("No mail can be sent at the moment: {}", fault.get().reason());
                return Outcome.SERVER_AWAY;
            }
            return outcome;
        } finally {
            run.lease.release();
            connections.forEach(SmtpConnection::closeIfIdle);
        }
    }

    /** Whether the latest run has left mails because of the mail server. */
    boolean isServerAway() {
        return serverAway;
    }

    /** Closes the connections to the mail server, and forgets which senders it refused. */
    synchronized void disconnect() {
        cooldown.clear();
        connections.forEach(SmtpConnection::close);
    }

    /**
     * Claimed deliveries.
     *
     * @param toSend those of them that still hold
     * @param isRationed whether more are due, but the rate limit allows no more now
     */
    private record Batch(int claimed, List<DeliveryContext> toSend, boolean isRationed) {

        boolean isLast() {
            return isRationed || claimed == 0;
        }
    }

    private final class Run {

        private final BooleanSupplier stopping;
        private final DeliveryLease lease = new DeliveryLease(queue, longestSend);
        private final QueueProgress progress = new QueueProgress();
        private final SmtpWorkers workers;

        Run(BooleanSupplier stopping) {
            this.stopping = stopping;
            this.workers = new SmtpWorkers(lease, committer, clock, cooldown, connections.size(), stopping, causes);
        }

        /**
         * While one batch is composed and sent, the next one is claimed, so that no connection waits for the
         * claim.
         */
        Outcome sendBatches() {
            long begun = System.nanoTime();
            CompletableFuture<Batch> next = claimNext();
            try {
                while (true) {
                    Batch batch = next.join();
                    boolean mayGoOn = !batch.isLast() && !stopping.getAsBoolean();
                    boolean hasTime = System.nanoTime() - begun < LONGEST_RUN.toNanos();
                    if (mayGoOn && hasTime) {
                        next = claimNext();
                    }
                    if (!send(batch.toSend()) || !mayGoOn) {
                        return batch.isRationed() ? Outcome.MORE : Outcome.DONE;
                    }
                    if (!hasTime) {
                        return Outcome.MORE;
                    }
                }
            } finally {
                next.exceptionally(alreadyThrown -> null).join();
                workers.finish();
            }
        }

        private CompletableFuture<Batch> claimNext() {
            return CompletableFuture.supplyAsync(this::claim, threads);
        }

        private Batch claim() {
            Instant now = clock.instant();
            int wanted = batchSize.next();
            int allowed = rateLimit.take(wanted);
            List<ClaimedDelivery> claimed = lease.claim(allowed, cooldown.otherTypes(), progress, now);
            List<DeliveryContext> toSend = decide(claimed, now);
            rateLimit.giveBack(allowed - toSend.size());
            return new Batch(claimed.size(), toSend, claimed.size() == allowed && allowed < wanted);
        }

        /** Finishes the deliveries that are not to be sent now, and returns the others. */
        private List<DeliveryContext> decide(List<ClaimedDelivery> claimed, Instant now) {
            List<DeliveryContext> toSend = new ArrayList<>();
            List<DeliveryResult> results = new ArrayList<>();
            List<DeliveryContext> loaded = contexts.load(
                    claimed,
                    (delivery, ex) -> results.add(new DeliveryResult.Failed(delivery, String.valueOf(ex), null)));
            for (DeliveryContext context : loaded) {
                ClaimedDelivery delivery = context.delivery();
                Decision decision = context.eligibility().decide(delivery.type(), now, feedback.delay());
                if (decision instanceof Decision.Cancel cancel) {
                    results.add(new DeliveryResult.Cancelled(
                            delivery, context.featureVersion(), cancel.reason(), cancel.obstacle()));
                } else if (decision instanceof Decision.Postpone postpone) {
                    results.add(new DeliveryResult.Postponed(delivery, postpone.until()));
                } else {
                    toSend.add(context);
                }
            }
            finish(results, now);
            return toSend;
        }

        private void finish(List<DeliveryResult> results, Instant now) {
            outbox.record(results, now);
            results.forEach(result -> lease.remove(result.delivery()));
        }

        /** Composes mails while the connections send. False if no connection sends any more. */
        private boolean send(List<DeliveryContext> toSend) {
            if (toSend.isEmpty()) {
                return true;
            }
            long begun = System.nanoTime();
            workers.start(connections, threads);
            boolean isSending = compose(toSend);
            batchSize.took(Duration.ofNanos(System.nanoTime() - begun));
            return isSending;
        }

        /**
         * With templates of an operator, composing is most of the work, so several threads do it, and rest while users
         * call. Waits for all of them, also if one fails: the workers leave at the end of their queue, and a thread that
         * is still composing would wait for room in it for ever.
         */
        private boolean compose(List<DeliveryContext> toSend) {
            Queue<DeliveryContext> toCompose = new ConcurrentLinkedQueue<>(toSend);
            List<CompletableFuture<Boolean>> composers = new ArrayList<>();
            for (int composer = 0; composer < Math.min(COMPOSERS, toSend.size()); composer++) {
                composers.add(CompletableFuture.supplyAsync(() -> composeAll(toCompose), threads));
            }
            CompletableFuture.allOf(composers.toArray(CompletableFuture[]::new)).join();
            return composers.stream().map(CompletableFuture::join).reduce(true, Boolean::logicalAnd);
        }

        private boolean composeAll(Queue<DeliveryContext> toCompose) {
            boolean isSending = true;
            for (DeliveryContext next = toCompose.poll(); next != null && isSending; next = toCompose.poll()) {
                isSending = compose(next);
            }
            return isSending;
        }

        private boolean compose(DeliveryContext context) {
            try {
                long begin = requests.begin();
                EncodedMail mail = composer.compose(context.content(), clock.instant());
                requests.restAfter(begin);
                return workers.send(mail);
            } catch (MailNotSent ex) {
                finish(List.of(new DeliveryResult.Failed(context.delivery(), ex.reason(), null)), clock.instant());
                return true;
            }
        }
    }
}
