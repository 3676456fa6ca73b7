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

/** What is said in the very moment of a transition, or of the sweep, in both orders. */
@NotificationTest
class LaunchInTheSameMomentTest {

    @Autowired
    private Scene scene;

    @Autowired
    private TransactionOperations transaction;

    @Autowired
    private JdbcClient jdbc;

    @Test
    void aYesThatCommitsAfterTheTransitionAndItsSweep() {
        scene.concept();
        HeldTransaction yes = held(() -> scene.saysYes(ADA));
        scene.launched();
        assertThat(scene.mailsAfterSweeps()).isEmpty();
        yes.commit();

        assertThat(scene.isEnabledFor(ADA)).isTrue();
        assertThat(scene.mailsAfterSweeps()).containsExactly(launchMail(ADA));
        assertThat(scene.mailsAfterSweeps()).isEmpty();
    }

    @Test
    void aYesThatCommitsWhileTheTransitionIsOpen() {
        scene.concept();
        HeldTransaction transition = held(() -> scene.launched());
        scene.saysYes(ADA);
        transition.commit();

        assertThat(scene.isEnabledFor(ADA)).isTrue();
        assertThat(scene.mailsAfterSweeps()).containsExactly(launchMail(ADA));
        assertThat(scene.mailsAfterSweeps()).isEmpty();
    }

    @Test
    void aNoThatCommitsAfterTheTransitionWhileItsSweepWaits() {
        scene.concept().saysYes(ADA);
        HeldTransaction no = held(() -> scene.saysNo(ADA));
        scene.launched();
        CompletableFuture<Void> sweep = OpenTransaction.inBackground(scene::sweptForLaunch);
        awaitSomebodyWaitingForALock();
        no.commit();
        sweep.orTimeout(10, TimeUnit.SECONDS).join();

        assertThat(scene.isEnabledFor(ADA)).isFalse();
        assertThat(scene.mailsAfterSweeps()).isEmpty();
    }

    @Test
    void aNoToTheBetaThatCommitsWhileItsSweepWaits() {
        scene.concept().saysYes(ADA);
        scene.launched();
        HeldTransaction no = held(() -> scene.saysNo(ADA));
        CompletableFuture<Void> sweep = OpenTransaction.inBackground(scene::sweptForLaunch);
        awaitSomebodyWaitingForALock();
        no.commit();
        sweep.orTimeout(10, TimeUnit.SECONDS).join();

        assertThat(scene.isEnabledFor(ADA)).isFalse();
        assertThat(scene.mailsAfterSweeps()).isEmpty();
    }

    @Test
    void aNoThatCommitsWhileTheTransitionIsOpen() {
        scene.concept().saysYes(ADA);
        HeldTransaction transition = held(() -> scene.launched());
        scene.saysNo(ADA);
        transition.commit();

        assertThat(scene.isEnabledFor(ADA)).isFalse();
        assertThat(scene.mailsAfterSweeps()).isEmpty();
    }

    @Test
    void aNoThatWaitsForTheSweep() {
        scene.concept().saysYes(ADA);
        scene.launched();
        HeldTransaction sweep = held(scene::sweptForLaunch);
        CompletableFuture<Void> no = OpenTransaction.inBackground(() -> scene.saysNo(ADA));
        awaitSomebodyWaitingForALock();
        sweep.commit();
        no.orTimeout(10, TimeUnit.SECONDS).join();

        assertThat(scene.isEnabledFor(ADA)).isFalse();
        assertThat(scene.mailsAfterSweeps()).isEmpty();
    }

    @Test
    void aSecondSweepLeavesTheFeatureToTheFirst() {
        scene.concept().saysYes(ADA);
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
