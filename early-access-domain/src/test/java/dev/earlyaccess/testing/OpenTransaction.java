package dev.earlyaccess.testing;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.awaitility.Awaitility.await;

import java.util.concurrent.CompletableFuture;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/**
 * A transaction that did its work in a thread of its own and stays open until the test lets it commit, so that a test
 * can run another one beside it.
 */
public final class OpenTransaction implements AutoCloseable {

    private final CompletableFuture<Integer> worked = new CompletableFuture<>();
    private final CompletableFuture<Void> mayCommit = new CompletableFuture<>();
    private final CompletableFuture<Void> ended;
    private final JdbcClient jdbc;

    /** Opens a transaction and returns once it has done this work. */
    public OpenTransaction(TransactionOperations transactions, JdbcClient jdbc, Runnable work) {
        this.jdbc = jdbc;
        this.ended = inBackground(() -> transactions.executeWithoutResult(status -> {
            work.run();
            worked.complete(backend());
            mayCommit.orTimeout(30, SECONDS).join();
        }));
        CompletableFuture.anyOf(worked, ended).orTimeout(30, SECONDS).join();
    }

    /** Runs something in a thread of its own. */
    public static CompletableFuture<Void> inBackground(Runnable work) {
        return CompletableFuture.runAsync(work, task -> new Thread(task, "beside-the-test").start());
    }

    /** Returns once another transaction waits for a lock that this one holds. */
    public void awaitSomebodyWaiting() {
        await().until(() -> jdbc.sql(
                        "select exists (select from pg_stat_activity where :backend = any(pg_blocking_pids(pid)))")
                .param("backend", worked.join())
                .query(Boolean.class)
                .single());
    }

    /** Lets it commit, and returns once it has. */
    public void commit() {
        mayCommit.complete(null);
        ended.orTimeout(30, SECONDS).join();
    }

    /** Commits, unless it has already. */
    @Override
    public void close() {
        commit();
    }

    private int backend() {
        return jdbc.sql("select pg_backend_pid()").query(Integer.class).single();
    }
}
