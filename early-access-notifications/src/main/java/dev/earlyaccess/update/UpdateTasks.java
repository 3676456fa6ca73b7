package dev.earlyaccess.update;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The schedule of the update sweep: every five seconds. */
@Configuration(proxyBeanMethods = false)
class UpdateTasks {

    @Bean
    Task<Void> updateSweepTask(UpdateSweep sweep) {
        return Tasks.recurring("update-sweep", Schedules.fixedDelay(Duration.ofSeconds(5)))
                .execute((instance, context) -> sweep.run());
    }
}
