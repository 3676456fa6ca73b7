package dev.earlyaccess.privacy;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import java.time.Clock;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** How often old data is deleted: every six hours. */
@Configuration(proxyBeanMethods = false)
class RetentionTasks {

    @Bean
    Task<Void> retentionTask(Retention retention, Clock clock) {
        return Tasks.recurring("retention", Schedules.fixedDelay(Duration.ofHours(6)))
                .execute((instance, context) -> retention.run(clock.instant()));
    }
}
