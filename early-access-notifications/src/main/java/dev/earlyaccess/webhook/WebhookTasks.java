package dev.earlyaccess.webhook;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** When webhooks are posted: every second. And for how long it is known what became of them: for 30 days. */
@Configuration(proxyBeanMethods = false)
class WebhookTasks {

    static final Duration KEPT = Duration.ofDays(30);

    @Bean
    HttpPoster webhookPoster() {
        return new HttpPoster(WebhookSender.PATIENCE);
    }

    @Bean
    Task<Void> webhooksTask(WebhookCrew crew) {
        return Tasks.recurring("webhooks", Schedules.fixedDelay(Duration.ofSeconds(1)))
                .execute((instance, context) -> crew.run());
    }

    @Bean
    Task<Void> webhookCleaningTask(WebhookQueue queue, Clock clock) {
        return Tasks.recurring("webhook-cleaning", Schedules.fixedDelay(Duration.ofHours(1)))
                .execute((instance, context) -> {
                    Instant now = clock.instant();
                    queue.clean(now.minus(KEPT), now);
                });
    }
}
