package dev.earlyaccess.sending;

import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Runs the dispatcher for as long as the application runs: once a second, and less and less often while
 * nothing can be sent.
 */
@Component
class DispatchLoop implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(DispatchLoop.class);

    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final Duration SHORT_PAUSE = Duration.ofMillis(100);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);
    private static final Duration SHUTDOWN_TIMEOUT = Duration.ofSeconds(25);

    private final DeliveryDispatcher dispatcher;
    private final boolean enabled;
    private @Nullable ScheduledExecutorService thread;
    private volatile boolean stopping;
    private Duration pause = PAUSE;

    DispatchLoop(DeliveryDispatcher dispatcher, @Value("${early-access.mail.sending:true}") boolean enabled) {
        this.dispatcher = dispatcher;
        this.enabled = enabled;
    }

    @Override
    public boolean isAutoStartup() {
        return enabled;
    }

    @Override
    public synchronized void start() {
        stopping = false;
        var started = new ScheduledThreadPoolExecutor(1, task -> new Thread(task, "delivery-dispatcher"));
        started.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
        thread = started;
        runAfter(PAUSE, started);
    }

    private void runAfter(Duration wait, ScheduledExecutorService thread) {
        var unused = thread.schedule(() -> run(thread), wait.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void run(ScheduledExecutorService thread) {
        pause = pauseAfter(dispatch());
        if (!stopping) {
            runAfter(pause, thread);
        }
    }

    private DeliveryDispatcher.Outcome dispatch() {
        try {
            return dispatcher.run(() -> stopping);
        } catch (Throwable ex) { // errors too: no failed run may be the last one
            log.error("The delivery dispatcher failed; it will run again", ex);
            return DeliveryDispatcher.Outcome.SERVER_AWAY;
        }
    }

    private Duration pauseAfter(DeliveryDispatcher.Outcome outcome) {
        return switch (outcome) {
            case DONE -> PAUSE;
            case MORE -> SHORT_PAUSE;
            case SERVER_AWAY -> longer(pause);
        };
    }

    private static Duration longer(Duration pause) {
        Duration twice = PAUSE.compareTo(pause) > 0 ? PAUSE : pause.multipliedBy(2);
        return twice.compareTo(LONGEST_PAUSE) < 0 ? twice : LONGEST_PAUSE;
    }

    /** Waits for the mails that are being sent. The other claimed deliveries are given back. */
    @Override
    public synchronized void stop() {
        if (thread == null) {
            return;
        }
        stopping = true;
        thread.shutdown();
        try {
            if (!thread.awaitTermination(SHUTDOWN_TIMEOUT.toSeconds(), TimeUnit.SECONDS)) {
                log.warn("The delivery dispatcher is still waiting for the mail server; its lease will expire");
            }
        } catch (InterruptedException ex) {
            Thread.currentThread().interrupt();
        }
        thread = null;
        dispatcher.disconnect();
    }

    @Override
    public synchronized boolean isRunning() {
        return thread != null;
    }
}
