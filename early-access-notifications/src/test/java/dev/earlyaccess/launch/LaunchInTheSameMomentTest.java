package dev.earlyaccess.launch;

import static dev.earlyaccess.notifying.Scene.ADA;
import static dev.earlyaccess.notifying.Scene.launchMail;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.earlyaccess.notifying.HeldTransaction;
import dev.earlyaccess.notifying.NotificationTest;
import dev.earlyaccess.notifying.Scene;
import dev.earlyaccess.testing.OpenTransaction;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/** Choices at the same time as a transition or a sweep, in both orders. */
@NotificationTest
class LaunchInTheSameMomentTest {

    @Autowired
    private Scene scene;

    @Autowired
    private TransactionOperations transaction;

    @Autowired
    private JdbcClient jdbc;

    @Test
    void anOptInCommitsAfterTheTransitionAndItsSweep() {
        scene.concept();
        HeldTransaction optIn = held(() -> scene.optsIn(ADA));
        scene.launched();
        assertThat(scene.mailsAfterSweeps()).isEmpty();
        optIn.commit();

        assertThat(scene.isEnabledFor(ADA)).isTrue();
        assertThat(scene.mailsAfterSweeps()).containsExactly(launchMail(ADA));
        assertThat(scene.mailsAfterSweeps()).isEmpty();
    }

    @Test
    void anOptInCommitsWhileTheTransitionIsOpen() {
        scene.concept();
        HeldTransaction transition = held(() -> scene.launched());
        scene.optsIn(ADA);
        transition.commit();

        assertThat(scene.isEnabledFor(ADA)).isTrue();
        assertThat(scene.mailsAfterSweeps()).containsExactly(launchMail(ADA));
        assertThat(scene.mailsAfterSweeps()).isEmpty();
    }

    @Test
    void anOptOutCommitsWhileTheSweepWaits() {
        scene.concept().optsIn(ADA);
        HeldTransaction optOut = held(() -> scene.optsOut(ADA));
        scene.launched();
        CompletableFuture<Void> sweep = OpenTransaction.inBackground(scene::sweptForLaunch);
        awaitSomebodyWaitingForALock();
        optOut.commit();
        sweep.orTimeout(10, TimeUnit.SECONDS).join();

        assertThat(scene.isEnabledFor(ADA)).isFalse();
        assertThat(scene.mailsAfterSweeps()).isEmpty();
    }

    @Test
    void anOptOutOfTheBetaCommitsWhileTheSweepWaits() {
        scene.concept().optsIn(ADA);
        scene.launched();
        HeldTransaction optOut = held(() -> scene.optsOut(ADA));
        CompletableFuture<Void> sweep = OpenTransaction.inBackground(scene::sweptForLaunch);
        awaitSomebodyWaitingForALock();
        optOut.commit();
        sweep.orTimeout(10, TimeUnit.SECONDS).join();

        assertThat(scene.isEnabledFor(ADA)).isFalse();
        assertThat(scene.mailsAfterSweeps()).isEmpty();
    }

    @Test
    void anOptOutCommitsWhileTheTransitionIsOpen() {
        scene.concept().optsIn(ADA);
        HeldTransaction transition = held(() -> scene.launched());
        scene.optsOut(ADA);
        transition.commit();

        assertThat(scene.isEnabledFor(ADA)).isFalse();
        assertThat(scene.mailsAfterSweeps()).isEmpty();
    }

    @Test
    void anOptOutWaitsForTheSweep() {
        scene.concept().optsIn(ADA);
        scene.launched();
        HeldTransaction sweep = held(scene::sweptForLaunch);
        CompletableFuture<Void> optOut = OpenTransaction.inBackground(() -> scene.optsOut(ADA));
        awaitSomebodyWaitingForALock();
        sweep.commit();
        optOut.orTimeout(10, TimeUnit.SECONDS).join();

        assertThat(scene.isEnabledFor(ADA)).isFalse();
        assertThat(scene.mailsAfterSweeps()).isEmpty();
    }

    @Test
    void aSecondSweepLeavesTheFeatureToTheFirst() {
        scene.concept().optsIn(ADA);
        scene.launched();
        HeldTransaction first = held(scene::sweptForLaunch);
        scene.sweptForLaunch();
        first.commit();

        assertThat(scene.mailsAfterSweeps()).containsExactly(launchMail(ADA));
        assertThat(scene.mailsAfterSweeps()).isEmpty();
    }

    private HeldTransaction held(Runnable work) {
        return HeldTransaction.of(transaction, work);
    }

    private void awaitSomebodyWaitingForALock() {
        await().until(() -> jdbc.sql("""
                select count(*) > 0 from pg_stat_activity
                where datname = current_database() and wait_event_type = 'Lock'
                """).query(Boolean.class).single());
    }
}
