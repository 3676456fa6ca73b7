package dev.earlyaccess.team;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * The schedule of the digest sweep: it checks every ten seconds whether a digest is due, so that clock and
 * settings may change.
 */
@Configuration(proxyBeanMethods = false)
class DigestTasks {

    @Bean
    Task<Void> digestSweepTask(DigestSweep sweep) {
        return Tasks.recurring("digest-sweep", Schedules.fixedDelay(Duration.ofSeconds(10)))
                .execute((instance, context) -> sweep.run());
    }
}
