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
 * Keeps the pump going for as long as the application runs: a pass each second, and less and less often while nothing can
 * be sent.
 */
@Component
class DispatchLoop implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(DispatchLoop.class);

    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final Duration SHORT_PAUSE = Duration.ofMillis(100);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);
    private static final Duration FAREWELL = Duration.ofSeconds(25);

    private final DeliveryDispatcher pump;
    private final boolean enabled;
    private @Nullable ScheduledExecutorService thread;
    private volatile boolean stopping;
    private Duration pause = PAUSE;

    DispatchLoop(DeliveryDispatcher pump, @Value("${early-access.pump.enabled:true}") boolean enabled) {
        this.pump = pump;
        this.enabled = enabled;
    }

    @Override
    public boolean isAutoStartup() {
        return enabled;
    }

    @Override
    public synchronized void start() {
        stopping = false;
        var started = new ScheduledThreadPoolExecutor(1, task -> new Thread(task, "delivery-pump"));
        started.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
        thread = started;
        passAfter(PAUSE, started);
    }

    private void passAfter(Duration wait, ScheduledExecutorService thread) {
        var unused = thread.schedule(() -> pass(thread), wait.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void pass(ScheduledExecutorService thread) {
        pause = pauseAfter(pump());
        if (!stopping) {
            passAfter(pause, thread);
        }
    }

    private DeliveryDispatcher.Outcome pump() {
        try {
            return pump.pass(() -> stopping);
        } catch (Throwable ex) { // of errors too: whatever ended one pass must not end them all
            log.error("The delivery pump stumbled; it goes on by itself", ex);
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

    /** Lets the letters that are being sent finish; what else was claimed is given back. */
    @Override
    public synchronized void stop() {
        if (thread == null) {
            return;
        }
        stopping = true;
        thread.shutdown();
        try {
            if (!thread.awaitTermination(FAREWELL.toSeconds(), TimeUnit.SECONDS)) {
                log.warn("The delivery pump is still waiting for the mail server; its claim will expire");
            }
        } catch (InterruptedException ex) {
            Thread.currentThread().interrupt();
        }
        thread = null;
        pump.disconnect();
    }

    @Override
    public synchronized boolean isRunning() {
        return thread != null;
    }
}
