package dev.earlyaccess.webhook;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import javax.sql.DataSource;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * How often endpoints with waiting messages are looked for (every second), how often changes of
 * enrollments are put into messages (every five seconds), and for how long a message is tried (30
 * days).
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnBooleanProperty(name = "db-scheduler.enabled", matchIfMissing = true)
class WebhookTasks {

    static final Duration TRIED = Duration.ofDays(30);

    @Bean
    WebhookScheduler webhookScheduler(DataSource database, WebhookQueue queue, WebhookSender sender, Clock clock) {
        return new WebhookScheduler(database, queue, sender, clock);
    }

    @Bean
    Task<Void> webhooksTask(WebhookScheduler scheduler) {
        return Tasks.recurring("webhooks", Schedules.fixedDelay(Duration.ofSeconds(1)))
                .execute((instance, context) -> scheduler.sweep());
    }

    @Bean
    Task<Void> enrollmentEventsTask(EnrollmentEvents enrollments, Clock clock) {
        return Tasks.recurring("enrollment-events", Schedules.fixedDelay(Duration.ofSeconds(5)))
                .execute((instance, context) -> enrollments.queueAll(clock.instant()));
    }

    @Bean
    Task<Void> webhookCleaningTask(WebhookQueue queue, Clock clock) {
        return Tasks.recurring("webhook-cleaning", Schedules.fixedDelay(Duration.ofHours(1)))
                .execute((instance, context) -> {
                    Instant now = clock.instant();
                    queue.giveUp(now.minus(TRIED), now);
                });
    }
}
