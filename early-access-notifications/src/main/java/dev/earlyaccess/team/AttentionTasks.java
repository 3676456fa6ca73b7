package dev.earlyaccess.team;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * The schedule of the attention sweep: it checks every minute whether mails are due, so that clock and
 * settings may change.
 */
@Configuration(proxyBeanMethods = false)
class AttentionTasks {

    @Bean
    Task<Void> attentionSweepTask(AttentionSweep sweep) {
        return Tasks.recurring("attention-sweep", Schedules.fixedDelay(Duration.ofMinutes(1)))
                .execute((instance, context) -> sweep.run());
    }
}
