package dev.earlyaccess.launch;

import com.github.kagkarlsson.scheduler.task.FailureHandler;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * The schedule of the launch sweep: every five seconds, and immediately for a feature that has just become a
 * beta. The initial audience of a launch is counted within two seconds.
 */
@Configuration(proxyBeanMethods = false)
class LaunchTasks {

    /** One run for the feature with this id. */
    static final TaskDescriptor<Long> HINT = TaskDescriptor.of("launch-hint", Long.class);

    private static final Duration INTERVAL = Duration.ofSeconds(5);
    private static final Duration COUNT_INTERVAL = Duration.ofSeconds(2);
    private static final int TRIES = 10;

    @Bean
    Task<Void> launchSweepTask(LaunchSweep sweep) {
        return Tasks.recurring("launch-sweep", Schedules.fixedDelay(INTERVAL))
                .execute((instance, context) -> sweep.run());
    }

    @Bean
    Task<Void> readyCountTask(InitialAudienceCounter count) {
        return Tasks.recurring("launch-count", Schedules.fixedDelay(COUNT_INTERVAL))
                .execute((instance, context) -> count.run());
    }

    /** Stops after some attempts, because the recurring sweep has found the rows by then. */
    @Bean
    Task<Long> launchHintTask(LaunchSweep sweep) {
        return Tasks.oneTime(HINT)
                .onFailure(FailureHandler.<Long>maxRetries(TRIES)
                        .retryEvery(INTERVAL)
                        .thenRemove())
                .execute((instance, context) -> sweep.sweep(instance.getData()));
    }
}
