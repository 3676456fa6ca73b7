package dev.earlyaccess.team;

import static dev.earlyaccess.notifying.Scene.ADA;
import static dev.earlyaccess.notifying.Scene.DARK_MODE;
import static dev.earlyaccess.testing.HandMovedClock.MON_1_JUNE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.earlyaccess.feedback.FeedbackInbox;
import dev.earlyaccess.notifying.CaughtMail;
import dev.earlyaccess.notifying.NotificationTest;
import dev.earlyaccess.notifying.Scene;
import dev.earlyaccess.notifying.SecondInstance;
import dev.earlyaccess.sending.DeliveryDispatcher;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** Two application contexts on one database and one mail server, which sweep and send at the same moment. */
@NotificationTest
class DigestOnTwoInstancesTest {

    private static final int DAYS = 5;
    private static final int MEMBERS = 20;

    @Autowired
    private Scene scene;

    @Autowired
    private FeedbackInbox inbox;

    @Autowired
    private FeedbackGroup group;

    @Test
    void sendOneDigestToEachMemberEachDay(@Autowired ApplicationContext context) throws Exception {
        scene.beta();
        IntStream.range(0, MEMBERS)
                .forEach(n -> group.choose(
                        "member-" + n + "@example.com", FeedbackMailFrequency.DAILY_DIGEST, null, MON_1_JUNE));
        try (SecondInstance second = new SecondInstance(context)) {
            second.both(MON_1_JUNE, DigestOnTwoInstancesTest::sweepAndDispatch);
            for (int day = 1; day <= DAYS; day++) {
                inbox.give(DARK_MODE, ADA, "Too dark.", null, scene.clock.instant());
                second.both(MON_1_JUNE.plus(Duration.ofDays(day)), DigestOnTwoInstancesTest::sweepAndDispatch);

                assertThat(scene.newMails())
                        .extracting(CaughtMail::to)
                        .hasSize(MEMBERS + 1)
                        .doesNotHaveDuplicates()
                        .contains("design@example.com");
                assertThat(scene.owed()).isZero();
            }
        }
    }

    private static void sweepAndDispatch(ApplicationContext instance) {
        instance.getBean(DigestSweep.class).run();
        instance.getBean(DeliveryDispatcher.class).run();
    }
}
