package dev.earlyaccess.webhook;

import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/**
 * Posts to several endpoints at the same time, so that one that keeps us waiting holds up itself alone. After some seconds an
 * endpoint makes room for those that wait, should there be more than threads.
 */
@Component
class WebhookCrew implements DisposableBean {

    private static final int THREADS = 16;
    private static final Duration TURN = Duration.ofSeconds(10);
    private static final Duration FAREWELL = Duration.ofSeconds(5);

    private final WebhookQueue queue;
    private final WebhookSender sender;
    private final Clock clock;
    private final Set<Long> busy = ConcurrentHashMap.newKeySet();
    private final ThreadPoolExecutor threads = new ThreadPoolExecutor(
            THREADS, THREADS, 1, TimeUnit.MINUTES, new LinkedBlockingQueue<>(), task -> new Thread(task, "webhooks"));
    private volatile boolean stopping;

    WebhookCrew(WebhookQueue queue, WebhookSender sender, Clock clock) {
        this.queue = queue;
        this.sender = sender;
        this.clock = clock;
        threads.allowCoreThreadTimeOut(true);
    }

    /** Begins with every endpoint that has something to be told, and waits for none. */
    void run() {
        for (long endpoint : queue.withWork(clock.instant())) {
            if (busy.add(endpoint)) {
                threads.execute(() -> turn(endpoint));
            }
        }
    }

    private void turn(long endpoint) {
        try {
            long end = System.nanoTime() + TURN.toNanos();
            BooleanSupplier stops = () -> stopping || System.nanoTime() - end > 0;
            sender.run(endpoint, stops);
        } finally {
            busy.remove(endpoint);
        }
    }

    /** Lets the posts that are under way finish, for a while. */
    @Override
    public void destroy() throws InterruptedException {
        stopping = true;
        threads.shutdown();
        if (!threads.awaitTermination(FAREWELL.toSeconds(), TimeUnit.SECONDS)) {
            threads.shutdownNow();
        }
    }
}
