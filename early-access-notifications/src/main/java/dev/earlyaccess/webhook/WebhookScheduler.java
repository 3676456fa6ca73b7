package dev.earlyaccess.webhook;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SystemClock;
import com.github.kagkarlsson.scheduler.task.ExecutionContext;
import com.github.kagkarlsson.scheduler.task.FailureHandler;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import javax.sql.DataSource;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;

/**
 * Runs the sender on threads of its own, so that no sweep waits for a receiver. It is a second db-scheduler
 * with a table of its own. There, the task instance of an endpoint is the lease: one instance of the service
 * at a time posts to an endpoint, and another one takes over within 30 seconds from one that was killed.
 */
class WebhookScheduler implements DisposableBean {

    private static final TaskDescriptor<Void> TASK = TaskDescriptor.of("webhook");
    /** The scheduler's own time, which decides when a task instance is due. */
    private static final SystemClock TIME = new SystemClock();

    private static final String TABLE = "webhook_task";
    private static final int THREADS = 16;
    private static final Duration HEARTBEAT = Duration.ofSeconds(5);
    private static final int MISSED_HEARTBEATS = 4;
    private static final Duration POLLING = Duration.ofSeconds(1);
    private static final Duration SHUTDOWN = Duration.ofSeconds(5);

    /** No further message is posted after this time: another endpoint may wait for the thread. */
    private static final Duration LONGEST_RUN = Duration.ofSeconds(15);

    private static final Duration AFTER_A_FAILURE = Duration.ofSeconds(5);

    private final WebhookQueue queue;
    private final WebhookSender sender;
    private final Clock clock;
    private final Scheduler scheduler;

    WebhookScheduler(DataSource database, WebhookQueue queue, WebhookSender sender, Clock clock) {
        this(database, queue, sender, clock, SHUTDOWN);
    }

    /** @param shutdown how long a shutdown waits for the messages that are being posted */
    WebhookScheduler(DataSource database, WebhookQueue queue, WebhookSender sender, Clock clock, Duration shutdown) {
        this.queue = queue;
        this.sender = sender;
        this.clock = clock;
        this.scheduler = Scheduler.create(
                        database,
                        Tasks.oneTime(TASK)
                                .onFailure(new FailureHandler.OnFailureRetryLater<>(AFTER_A_FAILURE))
                                .execute(this::run))
                .tableName(TABLE)
                .threads(THREADS)
                .heartbeatInterval(HEARTBEAT)
                .missedHeartbeatsLimit(MISSED_HEARTBEATS)
                .pollingInterval(POLLING)
                .shutdownMaxWait(shutdown)
                .enableImmediateExecution()
                .build();
    }

    @EventListener(ApplicationReadyEvent.class)
    void start() {
        scheduler.start();
    }

    /** Schedules a run for every endpoint that has messages to be posted now, and waits for none. */
    void sweep() {
        Instant now = TIME.now();
        for (long endpoint : queue.endpointsWithWork(clock.instant())) {
            scheduler.scheduleIfNotExists(
                    TASK.instance(String.valueOf(endpoint)).build(), now);
        }
    }

    /** Posts at least one message, then others while there is time. */
    private void run(TaskInstance<Void> endpoint, ExecutionContext context) {
        long end = System.nanoTime() + LONGEST_RUN.toNanos();
        sender.run(
                Long.parseLong(endpoint.getId()),
                () -> context.getSchedulerState().isShuttingDown() || System.nanoTime() - end > 0);
    }

    boolean isShuttingDown() {
        return scheduler.getSchedulerState().isShuttingDown();
    }

    /** Waits a while for the messages that are being posted. */
    @Override
    public void destroy() {
        scheduler.stop();
    }
}
