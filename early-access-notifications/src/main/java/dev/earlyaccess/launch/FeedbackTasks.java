package dev.earlyaccess.launch;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The schedule of the feedback sweep: every five seconds. */
@Configuration(proxyBeanMethods = false)
class FeedbackTasks {

    @Bean
    Task<Void> feedbackSweepTask(FeedbackSweep sweep) {
        return Tasks.recurring("feedback-sweep", Schedules.fixedDelay(Duration.ofSeconds(5)))
                .execute((instance, context) -> sweep.run());
    }
}
