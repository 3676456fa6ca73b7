package dev.earlyaccess.scheduling;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import dev.earlyaccess.usage.UsageCounts;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The schedule of upkeep: every six hours. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(RetentionSettings.class)
class UpkeepTasks {

    /**
     * Folds the days before yesterday: around midnight, and where clocks differ, yesterday is still counted.
     */
    @Bean
    Task<Void> usageFoldingTask(UsageCounts counts, Clock clock) {
        return Tasks.recurring("usage-folding", Schedules.fixedDelay(Duration.ofHours(6)))
                .execute((instance, context) -> counts.fold(
                        LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).minusDays(1)));
    }
}
