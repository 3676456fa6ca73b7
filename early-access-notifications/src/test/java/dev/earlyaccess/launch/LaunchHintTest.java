package dev.earlyaccess.launch;

import static dev.earlyaccess.notifying.Scene.ADA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.boot.config.DbSchedulerStarter;
import dev.earlyaccess.notifying.HeldTransaction;
import dev.earlyaccess.notifying.NotificationTest;
import dev.earlyaccess.notifying.Scene;
import dev.earlyaccess.stage.EnrollmentStatus;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.TestPropertySource;
import org.springframework.transaction.support.TransactionOperations;

/** The scheduler does not run: what is scheduled stays in the database. */
@NotificationTest
@TestPropertySource(properties = "db-scheduler.enabled=true")
@Import(LaunchHintTest.NotStarted.class)
class LaunchHintTest {

    @Autowired
    private Scene scene;

    @Autowired
    private Scheduler scheduler;

    @Autowired
    private TransactionOperations transaction;

    @Autowired
    private JdbcClient jdbc;

    @BeforeEach
    void forgetHints() {
        jdbc.sql("truncate scheduled_tasks").update();
    }

    @Test
    void isStoredWithTheTransitionAndNotBefore() {
        scene.concept();
        HeldTransaction transition = HeldTransaction.of(transaction, () -> scene.launched());
        assertThat(hints()).isEmpty();
        transition.commit();

        assertThat(hints()).containsExactly("dark-mode:1");
    }

    @Test
    void isForgottenWithTheTransition() {
        scene.concept();
        transaction.executeWithoutResult(status -> {
            scene.launched();
            status.setRollbackOnly();
        });

        assertThat(hints()).isEmpty();
        assertThat(jdbc.sql("select count(*) from launch").query(Long.class).single())
                .isZero();
    }

    @Test
    void isAnotherOneForARelaunch() {
        scene.concept().launched();
        scene.pulledBack();
        scene.launched();

        assertThat(hints()).containsExactly("dark-mode:1", "dark-mode:3");
    }

    @Test
    void isNotNeededForABetaFromTheBeginning() {
        scene.beta();

        assertThat(hints()).isEmpty();
    }

    @Test
    @DirtiesContext
    void launchesAsSoonAsAnInstanceRunsAgain() {
        scene.concept().optsIn(ADA);
        scene.launched();
        assertThat(stored()).isEqualTo(EnrollmentStatus.INTERESTED.code());

        holdTheRecurringSweepBack();
        scheduler.start();
        await().until(() -> hints().isEmpty());
        assertThat(stored()).isEqualTo(EnrollmentStatus.OPTED_IN.code());
    }

    /** The recurring sweep would run first if its row were missing, and the hint leaves a feature to a running sweep. */
    private void holdTheRecurringSweepBack() {
        jdbc.sql("""
                insert into scheduled_tasks (task_name, task_instance, execution_time, picked, version)
                values ('launch-sweep', 'recurring', now() + interval '1 day', false, 1)
                on conflict (task_name, task_instance) do update set execution_time = excluded.execution_time
                """).update();
    }

    private List<String> hints() {
        return jdbc.sql("select task_instance from scheduled_tasks where task_name = 'launch-hint' order by 1")
                .query(String.class)
                .list();
    }

    private String stored() {
        return jdbc.sql("select status from enrollment").query(String.class).single();
    }

    /** No stereotype, so that no other test's scan picks it up. */
    static class NotStarted {
        @Bean
        DbSchedulerStarter dbSchedulerStarter() {
            return () -> {};
        }
    }
}
