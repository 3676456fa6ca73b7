package dev.earlyaccess.scheduling;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import dev.earlyaccess.audit.AuditPruning;
import dev.earlyaccess.audit.AuditSettings;
import dev.earlyaccess.usage.UsageCounts;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The schedule of upkeep: every six hours. */
@Configuration(proxyBeanMethods = false)
class UpkeepTasks {

    private static final int PAGE = 500;

    /**
     * Folds the days before yesterday: around midnight, and where clocks differ, yesterday is still counted.
     */
    @Bean
    Task<Void> usageFoldingTask(UsageCounts counts, Clock clock) {
        return Tasks.recurring("usage-folding", Schedules.fixedDelay(Duration.ofHours(6)))
                .execute((instance, context) -> counts.fold(
                        LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).minusDays(1)));
    }

    /** Deletes old entries of the audit trail, page by page. */
    @Bean
    Task<Void> auditPruningTask(AuditPruning pruning, AuditSettings settings, Clock clock) {
        return Tasks.recurring("audit-pruning", Schedules.fixedDelay(Duration.ofHours(6)))
                .execute((instance, context) -> {
                    Instant end = settings.end(clock.instant());
                    int deleted = PAGE;
                    while (deleted == PAGE) {
                        deleted = pruning.prune(end, PAGE);
                    }
                });
    }
}
