package dev.earlyaccess.notifying;

import dev.earlyaccess.testing.OpenTransaction;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.springframework.transaction.support.TransactionOperations;

/** A transaction of another thread that has done its work and is held open until it may commit. */
public final class HeldTransaction {

    private final CountDownLatch done = new CountDownLatch(1);
    private final CountDownLatch mayCommit = new CountDownLatch(1);
    private final CompletableFuture<Void> committed;

    private HeldTransaction(TransactionOperations transaction, Runnable work) {
        this.committed = OpenTransaction.inBackground(() -> transaction.executeWithoutResult(status -> {
            work.run();
            done.countDown();
            await(mayCommit);
        }));
    }

    /** Does this in a transaction and leaves the transaction open. */
    public static HeldTransaction of(TransactionOperations transaction, Runnable work) {
        HeldTransaction held = new HeldTransaction(transaction, work);
        await(held.done);
        return held;
    }

    public void commit() {
        mayCommit.countDown();
        committed.orTimeout(10, TimeUnit.SECONDS).join();
    }

    private static void await(CountDownLatch latch) {
        try {
            if (!latch.await(10, TimeUnit.SECONDS)) {
                throw new AssertionError("Waited in vain");
            }
        } catch (InterruptedException ex) {
            throw new AssertionError(ex);
        }
    }
}
