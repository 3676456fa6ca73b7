package dev.earlyaccess.digest;

import static dev.earlyaccess.notifying.Scene.ADA;
import static dev.earlyaccess.notifying.Scene.DARK_MODE;
import static dev.earlyaccess.testing.HandMovedClock.MON_1_JUNE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.earlyaccess.delivery.Pump;
import dev.earlyaccess.feedback.FeedbackInbox;
import dev.earlyaccess.feedbackgroup.AnswerMails;
import dev.earlyaccess.feedbackgroup.FeedbackGroup;
import dev.earlyaccess.notifying.CaughtMail;
import dev.earlyaccess.notifying.MailServer;
import dev.earlyaccess.notifying.NotificationTest;
import dev.earlyaccess.notifying.Scene;
import dev.earlyaccess.testing.HandMovedClock;
import dev.earlyaccess.testing.ModuleSlice;
import dev.earlyaccess.testing.OpenTransaction;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;

/** Two whole contexts on one database and one mail server, which sweep and send in the same moment. */
@NotificationTest
class TwoInstancesTest {

    private static final int DAYS = 5;
    private static final int MEMBERS = 20;

    @Autowired
    private Scene scene;

    @Autowired
    private FeedbackInbox inbox;

    @Autowired
    private FeedbackGroup group;

    @Autowired
    private ConfigurableApplicationContext one;

    private ConfigurableApplicationContext other;

    @BeforeEach
    void startTheOther() {
        other = new SpringApplicationBuilder(ModuleSlice.class)
                .web(WebApplicationType.NONE)
                .initializers((GenericApplicationContext context) ->
                        context.registerBean(MailServer.class, () -> one.getBean(MailServer.class)))
                .run(Stream.of(
                                "spring.datasource.url",
                                "spring.datasource.username",
                                "spring.datasource.password",
                                "spring.mail.host",
                                "spring.mail.port")
                        .map(name -> "--" + name + "=" + one.getEnvironment().getRequiredProperty(name))
                        .toArray(String[]::new));
    }

    @AfterEach
    void stopTheOther() {
        other.close();
    }

    @Test
    void sendOneDigestToEachMemberEachDay() throws Exception {
        scene.beta();
        IntStream.range(0, MEMBERS)
                .forEach(n -> group.choose("member-" + n + "@example.com", AnswerMails.DAILY_DIGEST, null, MON_1_JUNE));
        atOnce(MON_1_JUNE);
        for (int day = 1; day <= DAYS; day++) {
            inbox.give(DARK_MODE, ADA, "Too dark.", null, scene.clock.instant());
            atOnce(MON_1_JUNE.plus(Duration.ofDays(day)));

            assertThat(scene.newMails())
                    .extracting(CaughtMail::to)
                    .hasSize(MEMBERS + 1)
                    .doesNotHaveDuplicates()
                    .contains("design@example.com");
            assertThat(scene.owed()).isZero();
        }
    }

    private void atOnce(Instant now) throws Exception {
        CyclicBarrier start = new CyclicBarrier(2);
        List<CompletableFuture<Void>> instances = new ArrayList<>();
        for (ConfigurableApplicationContext instance : List.of(one, other)) {
            instance.getBean(HandMovedClock.class).set(now);
            instances.add(OpenTransaction.inBackground(() -> sweepAndPump(instance, start)));
        }
        for (CompletableFuture<Void> instance : instances) {
            instance.get(60, TimeUnit.SECONDS);
        }
    }

    private static void sweepAndPump(ConfigurableApplicationContext instance, CyclicBarrier start) {
        try {
            start.await(30, TimeUnit.SECONDS);
        } catch (Exception ex) {
            throw new AssertionError(ex);
        }
        instance.getBean(DigestSweep.class).run();
        instance.getBean(Pump.class).pass();
    }
}
