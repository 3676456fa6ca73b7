package dev.earlyaccess.apikey;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/**
 * Stores when each key was last used, about once a minute, in a thread of its own: a request never waits for it,
 * and never fails because of it.
 */
@Component
class ApiKeyUses implements DisposableBean {

    private static final Logger log = LoggerFactory.getLogger(ApiKeyUses.class);

    private static final Duration APART = Duration.ofMinutes(1);
    private static final int MOST_WAITING = 100;
    private static final int IDLE_SECONDS = 10;

    private final ApiKeyRows rows;
    private final Map<String, Instant> noted = new ConcurrentHashMap<>();
    private final ThreadPoolExecutor writer = new ThreadPoolExecutor(
            0,
            1,
            IDLE_SECONDS,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(MOST_WAITING),
            work -> new Thread(work, "api-key-uses"),
            new ThreadPoolExecutor.DiscardPolicy());

    ApiKeyUses(ApiKeyRows rows) {
        this.rows = rows;
    }

    /** The key with this hash was used. */
    void note(String sha256, Instant at) {
        @Nullable Instant last = noted.get(sha256);
        if (last == null || Duration.between(last, at).abs().compareTo(APART) >= 0) {
            noted.put(sha256, at);
            writer.execute(() -> store(sha256, at));
        }
    }

    private void store(String sha256, Instant at) {
        try {
            rows.used(sha256, at, APART);
        } catch (DataAccessException | TransactionException ex) {
            log.debug("The use of an API key was not stored: {}", ex.toString());
        }
    }

    @Override
    public void destroy() {
        writer.shutdownNow();
    }
}
