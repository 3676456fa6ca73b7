package dev.earlyaccess.inbound;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import java.time.Duration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The schedule of the mailbox reader: every ten seconds, on one instance at a time. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty("early-access.feedback.imap-url")
class MailboxTasks {

    @Bean
    Task<Void> feedbackMailboxTask(MailboxReader reader) {
        return Tasks.recurring("feedback-mailbox", Schedules.fixedDelay(Duration.ofSeconds(10)))
                .execute((instance, context) -> reader.run());
    }
}
