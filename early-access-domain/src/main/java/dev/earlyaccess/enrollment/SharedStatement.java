package dev.earlyaccess.enrollment;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.QueryTimeoutException;

/**
 * Looks values up by statements that requests share: those that wait for a connection at the same time get theirs from
 * one statement, which one of them executes for all. At a high load, each look-up costs a part of a round trip. Each
 * request sees everything that was committed before it began. See docs/adr/0039.
 */
final class SharedStatement<K, V> {

    /** So few that at a high load each statement is for many keys; one alone would leave a processor unused. */
    private static final int MOST_STATEMENTS = 2;

    private static final int MOST_KEYS = 100;

    /** Beyond, the database does not respond. */
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(2);

    private final Function<Collection<K>, Map<K, V>> statement;
    private final Semaphore permits = new Semaphore(MOST_STATEMENTS);
    private final Queue<WaitingRequest<K, V>> queue = new ConcurrentLinkedQueue<>();

    /** @param statement finds the values of these keys, of those that have one */
    SharedStatement(Function<Collection<K>, Map<K, V>> statement) {
        this.statement = statement;
    }

    /** A request that waits until it has its value, or until it is its turn to execute a statement. */
    private static final class WaitingRequest<K, V> {

        private final K key;

        /** The values that were found; null when it is the request's turn. */
        private final CompletableFuture<@Nullable Map<K, V>> found = new CompletableFuture<>();

        WaitingRequest(K key) {
            this.key = key;
        }
    }

    /** The value of this key; null if it has none. */
    @Nullable
    V get(K key) {
        WaitingRequest<K, V> own = new WaitingRequest<>(key);
        queue.add(own);
        callNext();
        @Nullable Map<K, V> found = await(own);
        return (found == null ? findWithOthers(own) : found).get(key);
    }

    /** Lets the request that has waited longest execute the next statement, if one more may be executed. */
    private void callNext() {
        while (!queue.isEmpty() && permits.tryAcquire()) {
            WaitingRequest<K, V> next = queue.poll();
            if (next == null || !next.found.complete(null)) {
                permits.release();
            }
        }
    }

    private Map<K, V> findWithOthers(WaitingRequest<K, V> own) {
        List<WaitingRequest<K, V>> all = new ArrayList<>();
        Collection<K> keys = new LinkedHashSet<>();
        for (WaitingRequest<K, V> next = own; next != null; next = all.size() < MOST_KEYS ? queue.poll() : null) {
            all.add(next);
            keys.add(next.key);
        }
        CompletableFuture<Map<K, V>> executed =
                CompletableFuture.supplyAsync(() -> statement.apply(keys), Runnable::run); // keeps a failure for all
        permits.release();
        callNext();
        executed.whenComplete((found, failure) -> all.forEach(waiting -> {
            if (failure == null) {
                waiting.found.complete(found);
            } else {
                waiting.found.completeExceptionally(failure);
            }
        }));
        return result(executed);
    }

    /** Who waits no longer is completed, so that it is never called to execute a statement. */
    private static <K, V> @Nullable Map<K, V> await(WaitingRequest<K, V> own) {
        try {
            own.found.get(LONGEST_WAIT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException ex) {
            own.found.completeExceptionally(
                    new QueryTimeoutException("The enrollments of a user were not read in " + LONGEST_WAIT, ex));
        } catch (InterruptedException ex) {
            Thread.currentThread().interrupt();
            own.found.completeExceptionally(
                    new IllegalStateException("Interrupted while waiting for the database", ex));
        } catch (ExecutionException failed) {
            // The result says so.
        }
        return result(own.found);
    }

    private static <T extends @Nullable Object> T result(CompletableFuture<T> done) {
        try {
            return done.join();
        } catch (CompletionException ex) {
            throw ex.getCause() instanceof RuntimeException failure ? failure : ex;
        }
    }
}
