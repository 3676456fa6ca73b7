package dev.earlyaccess.enrollment;

import dev.earlyaccess.stage.Enrollment;
import dev.earlyaccess.user.UserId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * The enrollments of users as they are stored. Requests that wait for a connection at the same time share one statement,
 * which one of them executes for all: at a high load, the look-up of one user costs a part of a round trip. Each request sees
 * everything that was committed before it began. See docs/adr/0039.
 */
@Repository
class StoredEnrollments {

    /** So few that at a high load each statement is for many users; one alone would leave a processor unused. */
    private static final int MOST_STATEMENTS = 2;

    private static final int MOST_USERS = 100;

    private final JdbcClient jdbc;
    private final Semaphore statements = new Semaphore(MOST_STATEMENTS);
    private final Queue<Lookup> waiting = new ConcurrentLinkedQueue<>();

    StoredEnrollments(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A user whose enrollments somebody waits for: they are found, or it is the waiting thread's turn to execute a statement. */
    private static final class Lookup {

        private final String user;
        private final Map<Long, Enrollment> found = new HashMap<>();
        private final CompletableFuture<Boolean> isTurn = new CompletableFuture<>();

        Lookup(UserId user) {
            this.user = user.value();
        }
    }

    /** The enrollments of this user, by the feature's id. */
    Map<Long, Enrollment> of(UserId user) {
        Lookup lookup = new Lookup(user);
        if (TransactionSynchronizationManager.isActualTransactionActive()) {
            find(List.of(lookup)); // with what this transaction itself has written
            return lookup.found;
        }
        waiting.add(lookup);
        callNext();
        if (result(lookup.isTurn)) {
            findWithOthers(lookup);
        }
        return lookup.found;
    }

    private static boolean result(CompletableFuture<Boolean> future) {
        try {
            return future.join();
        } catch (CompletionException ex) {
            throw ex.getCause() instanceof RuntimeException failure ? failure : ex;
        }
    }

    /** Whoever waits first executes the next statement, if one more may be executed. */
    private void callNext() {
        while (!waiting.isEmpty() && statements.tryAcquire()) {
            Lookup next = waiting.poll();
            if (next == null) {
                statements.release();
            } else {
                next.isTurn.complete(true);
            }
        }
    }

    private void findWithOthers(Lookup own) {
        List<Lookup> all = new ArrayList<>();
        for (Lookup next = own; next != null; next = all.size() < MOST_USERS ? waiting.poll() : null) {
            all.add(next);
        }
        CompletableFuture<Boolean> executed = CompletableFuture.supplyAsync(
                () -> {
                    find(all);
                    return false;
                },
                Runnable::run); // by this thread; the future keeps a failure for all
        statements.release();
        callNext();
        executed.whenComplete((isTurn, failure) -> all.forEach(lookup -> {
            if (failure == null) {
                lookup.isTurn.complete(isTurn);
            } else {
                lookup.isTurn.completeExceptionally(failure);
            }
        }));
        result(executed);
    }

    private void find(List<Lookup> lookups) {
        Map<String, List<Lookup>> byUser = new HashMap<>();
        for (Lookup lookup : lookups) {
            byUser.computeIfAbsent(lookup.user, user -> new ArrayList<>(1)).add(lookup);
        }
        jdbc.sql("select user_id, feature_id, status, origin, since from enrollment where user_id = any (:users)")
                .param("users", byUser.keySet().toArray(String[]::new))
                .query(row -> {
                    Enrollment stored = Enrollments.stored(row);
                    for (Lookup lookup : byUser.getOrDefault(row.getString("user_id"), List.of())) {
                        lookup.found.put(row.getLong("feature_id"), stored);
                    }
                });
    }
}
