package dev.earlyaccess.webhook;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** When the chat is posted to: every two seconds. */
@Configuration(proxyBeanMethods = false)
class ChatTasks {

    @Bean
    Task<Void> chatTask(ChatSender sender) {
        return Tasks.recurring("chat", Schedules.fixedDelay(Duration.ofSeconds(2)))
                .execute((instance, context) -> sender.run());
    }
}
