package dev.earlyaccess.enrollment;

import dev.earlyaccess.stage.Enrollment;
import dev.earlyaccess.user.UserId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.QueryTimeoutException;
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

    /** Beyond, the database does not respond. */
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(2);

    private final JdbcClient jdbc;
    private final Semaphore statements = new Semaphore(MOST_STATEMENTS);
    private final Queue<WaitingUser> waiting = new ConcurrentLinkedQueue<>();

    StoredEnrollments(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A user whose enrollments somebody waits for: they are found, or it is the waiting thread's turn to execute a statement. */
    private static final class WaitingUser {

        private final String user;
        private final Map<Long, Enrollment> found = new HashMap<>();
        private final CompletableFuture<Boolean> isTurn = new CompletableFuture<>();

        WaitingUser(UserId user) {
            this.user = user.value();
        }
    }

    /** The enrollments of this user, by the feature's id. */
    Map<Long, Enrollment> of(UserId user) {
        WaitingUser waiter = new WaitingUser(user);
        if (TransactionSynchronizationManager.isActualTransactionActive()) {
            find(List.of(waiter)); // with what this transaction itself has written
            return waiter.found;
        }
        waiting.add(waiter);
        callNext();
        if (!waiter.isTurn.isDone()) {
            waiter.isTurn.completeOnTimeout(null, LONGEST_WAIT.toMillis(), TimeUnit.MILLISECONDS);
        }
        @Nullable Boolean isTurn = result(waiter.isTurn);
        if (isTurn == null) {
            throw new QueryTimeoutException("The enrollments of a user were not read in " + LONGEST_WAIT);
        }
        if (isTurn) {
            findWithOthers(waiter);
        }
        return waiter.found;
    }

    private static @Nullable Boolean result(CompletableFuture<Boolean> future) {
        try {
            return future.join();
        } catch (CompletionException ex) {
            throw ex.getCause() instanceof RuntimeException failure ? failure : ex;
        }
    }

    /** Lets the thread that has waited longest execute the next statement, if one more may be executed. */
    private void callNext() {
        while (!waiting.isEmpty() && statements.tryAcquire()) {
            WaitingUser next = waiting.poll();
            boolean isCalled = next != null && next.isTurn.complete(true);
            if (!isCalled) {
                statements.release();
            }
        }
    }

    private void findWithOthers(WaitingUser own) {
        List<WaitingUser> all = new ArrayList<>();
        for (WaitingUser next = own; next != null; next = all.size() < MOST_USERS ? waiting.poll() : null) {
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
        executed.whenComplete((isTurn, failure) -> all.forEach(waiter -> {
            if (failure == null) {
                waiter.isTurn.complete(isTurn);
            } else {
                waiter.isTurn.completeExceptionally(failure);
            }
        }));
        result(executed);
    }

    private void find(List<WaitingUser> users) {
        Map<String, List<WaitingUser>> byUser = new HashMap<>();
        for (WaitingUser waiter : users) {
            byUser.computeIfAbsent(waiter.user, user -> new ArrayList<>(1)).add(waiter);
        }
        jdbc.sql("select user_id, feature_id, status, origin, since from enrollment where user_id = any (:users)")
                .param("users", byUser.keySet().toArray(String[]::new))
                .query(row -> {
                    Enrollment stored = Enrollments.stored(row);
                    for (WaitingUser waiter : byUser.getOrDefault(row.getString("user_id"), List.of())) {
                        waiter.found.put(row.getLong("feature_id"), stored);
                    }
                });
    }
}
