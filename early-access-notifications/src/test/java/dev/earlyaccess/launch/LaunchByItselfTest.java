package dev.earlyaccess.launch;

import static dev.earlyaccess.notifying.Scene.ADA;
import static dev.earlyaccess.notifying.Scene.launchMail;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.earlyaccess.notifying.CaughtMail;
import dev.earlyaccess.notifying.MailServer;
import dev.earlyaccess.notifying.NotificationTest;
import dev.earlyaccess.notifying.Scene;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.TestPropertySource;

/** The scheduler and the dispatcher run as in production; the test calls neither. */
@NotificationTest
@TestPropertySource(properties = {"db-scheduler.enabled=true", "early-access.mail.sending=true"})
@DirtiesContext
@ExtendWith(OutputCaptureExtension.class)
class LaunchByItselfTest {

    @Autowired
    private Scene scene;

    @Autowired
    private MailServer mailServer;

    @Test
    void mailsSubscribersAfterTheMailServerWasAway(CapturedOutput output) {
        scene.concept().optsIn(ADA);
        mailServer.stop();
        scene.launched();
        await().atMost(Duration.ofSeconds(20)).until(() -> output.toString().contains("No mail can be sent"));
        assertThat(scene.owed()).isEqualTo(1);
        mailServer.start();

        await().atMost(Duration.ofSeconds(35)).untilAsserted(() -> assertThat(mailServer.mails())
                .extracting(CaughtMail::toString)
                .containsExactly(launchMail(ADA)));
    }
}
