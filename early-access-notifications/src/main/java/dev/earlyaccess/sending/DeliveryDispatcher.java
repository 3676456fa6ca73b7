package dev.earlyaccess.sending;

import dev.earlyaccess.mail.FeedbackSettings;
import dev.earlyaccess.mail.MailComposer;
import dev.earlyaccess.mail.MailNotSent;
import dev.earlyaccess.outbox.ContextLoaders;
import dev.earlyaccess.outbox.Decision;
import dev.earlyaccess.outbox.DeliveryContext;
import dev.earlyaccess.outbox.DeliveryResult;
import dev.earlyaccess.outbox.Outbox;
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
 * Sends what the ledger owes. Every instance has one; they share the work by claiming. One bad recipient never stops the
 * rest, and a mail server that is away costs no attempts.
 */
@Component
public class DeliveryDispatcher {

    private static final Logger log = LoggerFactory.getLogger(DeliveryDispatcher.class);

    static final int LARGEST_BATCH = 200;

    /** The other processors are for whoever else the service has to answer. */
    private static final int WRITERS = Math.max(1, Runtime.getRuntime().availableProcessors() / 2);

    private static final Duration LONGEST_PASS = Duration.ofSeconds(30);

    private final DeliveryQueue claims;
    private final Outbox ledger;
    private final ContextLoaders cases;
    private final RateLimit rateLimit;
    private final MailComposer postOffice;
    private final SmtpServer smtp;
    private final FeedbackSettings feedback;
    private final Clock clock;
    private final GroupCommitter recorder;
    private final SenderCooldown resting;
    private final List<SmtpConnection> connections;
    private final Executor threads = Executors.newCachedThreadPool(DeliveryDispatcher::thread);
    private final BatchSize batchSize;

    DeliveryDispatcher(
            DeliveryQueue claims,
            Outbox ledger,
            ContextLoaders cases,
            RateLimit rateLimit,
            MailComposer postOffice,
            SmtpServer smtp,
            FeedbackSettings feedback,
            Clock clock) {
        this.claims = claims;
        this.ledger = ledger;
        this.cases = cases;
        this.rateLimit = rateLimit;
        this.postOffice = postOffice;
        this.smtp = smtp;
        this.feedback = feedback;
        this.clock = clock;
        this.recorder = new GroupCommitter(ledger, clock);
        this.resting = new SenderCooldown(clock);
        this.connections = smtp.connections();
        this.batchSize = new BatchSize(2 * connections.size(), LARGEST_BATCH);
    }

    private static Thread thread(Runnable task) {
        Thread thread = new Thread(task, "delivery");
        thread.setDaemon(true);
        return thread;
    }

    /** How a pass ended. */
    public enum Outcome {
        /** Nothing more is due, or the pump was told to stop. */
        DONE,
        /** There is more that will soon be due or allowed. */
        MORE,
        /** The mail server is away; what is owed stays owed. */
        SERVER_AWAY
    }

    /** Sends all that is due. */
    public Outcome pass() {
        return pass(() -> false);
    }

    /** Sends what is due, until told to stop; the letters that are being sent then are finished. */
    synchronized Outcome pass(BooleanSupplier stopping) {
        Queue<DeliveryBatch> batches = new ConcurrentLinkedQueue<>();
        SmtpWorkers crew = new SmtpWorkers(recorder, clock, resting, connections.size(), stopping);
        try {
            Outcome outcome = pass(crew, batches, stopping);
            Optional<MailNotSent> away = crew.whyLettersAreLeft();
            if (away.isPresent()) {
                log.warn("No mail can be sent at the moment: {}", away.get().reason());
                return Outcome.SERVER_AWAY;
            }
            return outcome;
        } finally {
            batches.forEach(DeliveryBatch::giveBack);
            connections.forEach(SmtpConnection::closeIfIdle);
        }
    }

    /** While the letters of one batch are written and sent, the next one is claimed: no connection waits for that. */
    private Outcome pass(SmtpWorkers crew, Queue<DeliveryBatch> batches, BooleanSupplier stopping) {
        long begun = System.nanoTime();
        QueueProgress progress = new QueueProgress();
        CompletableFuture<Due> next = dueNext(progress, batches);
        try {
            while (true) {
                Due due = next.join();
                boolean mayGoOn = !due.isLast() && !stopping.getAsBoolean();
                boolean hasTime = System.nanoTime() - begun < LONGEST_PASS.toNanos();
                if (mayGoOn && hasTime) {
                    next = dueNext(progress, batches);
                }
                if (!send(due, crew) || !mayGoOn) {
                    return due.isRationed() ? Outcome.MORE : Outcome.DONE;
                }
                if (!hasTime) {
                    return Outcome.MORE;
                }
                batches.removeIf(DeliveryBatch::isEmpty);
            }
        } finally {
            next.exceptionally(alreadyThrown -> null).join();
            crew.finish();
        }
    }

    /**
     * A batch, and what of it is to be sent.
     *
     * @param isRationed whether there is more that may only be sent later
     */
    private record Due(DeliveryBatch batch, List<DeliveryContext> holding, boolean isRationed) {

        boolean isLast() {
            return isRationed || batch.claims().isEmpty();
        }
    }

    private CompletableFuture<Due> dueNext(QueueProgress progress, Queue<DeliveryBatch> batches) {
        return CompletableFuture.supplyAsync(() -> claim(progress, batches), threads);
    }

    /** Claims a batch and decides what becomes of it. */
    private Due claim(QueueProgress progress, Queue<DeliveryBatch> batches) {
        Instant now = clock.instant();
        boolean[] isRationed = {false};
        DeliveryBatch batch = DeliveryBatch.claimed(claims, smtp.longestSend(), (owner, lease) -> {
            RateLimit.Claimed claimed = rateLimit.claim(
                    batchSize.next(), limit -> claims.claim(owner, lease, limit, resting.others(), progress, now));
            isRationed[0] = claimed.isRationed();
            return claimed.claims();
        });
        batches.add(batch);
        List<DeliveryContext> holding = settleWhatNoLongerHolds(batch, now);
        rateLimit.giveBack(batch.claims().size() - holding.size());
        return new Due(batch, holding, isRationed[0]);
    }

    /** Writes what is to be sent while the connections send. False if nobody sends any more. */
    private boolean send(Due due, SmtpWorkers crew) {
        if (due.holding().isEmpty()) {
            return true;
        }
        long begun = System.nanoTime();
        crew.begin(connections, threads);
        boolean isTaken = write(due.holding(), due.batch(), crew);
        batchSize.took(Duration.ofNanos(System.nanoTime() - begun));
        return isTaken;
    }

    private List<DeliveryContext> settleWhatNoLongerHolds(DeliveryBatch batch, Instant now) {
        List<DeliveryContext> holding = new ArrayList<>();
        List<DeliveryResult> others = new ArrayList<>();
        List<DeliveryContext> read = cases.load(
                batch.claims(), (claim, ex) -> others.add(new DeliveryResult.Failed(claim, String.valueOf(ex), null)));
        for (DeliveryContext due : read) {
            Decision verdict = due.eligibility().decide(due.delivery().type(), now, feedback.delay());
            if (verdict instanceof Decision.Cancel cancel) {
                others.add(new DeliveryResult.Cancelled(due.delivery(), due.featureVersion(), cancel.reason()));
            } else if (verdict instanceof Decision.Postpone putOff) {
                others.add(new DeliveryResult.Postponed(due.delivery(), putOff.until()));
            } else {
                holding.add(due);
            }
        }
        ledger.record(others, now);
        others.forEach(other -> batch.settled(other.delivery()));
        return holding;
    }

    /** Writing is most of the work, so several processors do some. False if nobody sends any more. */
    private boolean write(List<DeliveryContext> holding, DeliveryBatch batch, SmtpWorkers crew) {
        Queue<DeliveryContext> toWrite = new ConcurrentLinkedQueue<>(holding);
        List<CompletableFuture<Boolean>> writers = new ArrayList<>();
        for (int writer = 0; writer < Math.min(WRITERS, holding.size()); writer++) {
            writers.add(CompletableFuture.supplyAsync(() -> writeAll(toWrite, batch, crew), threads));
        }
        return writers.stream().map(CompletableFuture::join).reduce(true, Boolean::logicalAnd);
    }

    private boolean writeAll(Queue<DeliveryContext> toWrite, DeliveryBatch batch, SmtpWorkers crew) {
        boolean isTaken = true;
        for (DeliveryContext due = toWrite.poll(); due != null && isTaken; due = toWrite.poll()) {
            isTaken = write(due, batch, crew);
        }
        return isTaken;
    }

    private boolean write(DeliveryContext due, DeliveryBatch batch, SmtpWorkers crew) {
        try {
            return crew.send(new SmtpWorkers.Letter(due, batch, postOffice.compose(due.content(), clock.instant())));
        } catch (MailNotSent ex) {
            ledger.record(List.of(new DeliveryResult.Failed(due.delivery(), ex.reason(), null)), clock.instant());
            batch.settled(due.delivery());
            return true;
        } catch (InterruptedException ex) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Says goodbye to the mail server, and forgets whom it refused. */
    synchronized void disconnect() {
        resting.clear();
        connections.forEach(SmtpConnection::close);
    }
}
