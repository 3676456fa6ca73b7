package dev.earlyaccess.team;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earlyaccess.feature.FeatureKey;
import dev.earlyaccess.feature.FeatureLifecycle;
import dev.earlyaccess.feature.FeatureMother;
import dev.earlyaccess.notifying.CaughtMail;
import dev.earlyaccess.notifying.NotificationTest;
import dev.earlyaccess.notifying.Scene;
import dev.earlyaccess.notifying.SecondInstance;
import dev.earlyaccess.sending.DeliveryDispatcher;
import dev.earlyaccess.stage.Stage;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** Two application contexts on one database and one mail server, which sweep and send at the same moment. */
@NotificationTest
class AttentionOnTwoInstancesTest {

    private static final int MONTHS = 4;
    private static final int OWNERS = 20;

    @Autowired
    private Scene scene;

    @Autowired
    private FeatureLifecycle lifecycle;

    @Test
    void sendOneMailToEachOwnerEachMonth(@Autowired ApplicationContext context) throws Exception {
        IntStream.range(0, OWNERS)
                .forEach(n -> lifecycle.create(
                        new FeatureKey("idea-" + n),
                        FeatureMother.planned("Idea", "owner-" + n + "@example.com", LocalDate.of(2026, 6, 10)),
                        Stage.CONCEPT,
                        Scene.ADMIN));
        try (SecondInstance second = new SecondInstance(context)) {
            second.both(at(6), AttentionOnTwoInstancesTest::sweepAndDispatch);
            assertThat(scene.newMails()).isEmpty();
            for (int month = 7; month < 7 + MONTHS; month++) {
                second.both(at(month), AttentionOnTwoInstancesTest::sweepAndDispatch);

                assertThat(scene.newMails())
                        .extracting(CaughtMail::to)
                        .hasSize(OWNERS)
                        .doesNotHaveDuplicates();
                assertThat(scene.owed()).isZero();
            }
        }
    }

    private static Instant at(int month) {
        return LocalDate.of(2026, month, 1).atTime(LocalTime.of(9, 0)).toInstant(ZoneOffset.UTC);
    }

    private static void sweepAndDispatch(ApplicationContext instance) {
        instance.getBean(AttentionSweep.class).run();
        instance.getBean(DeliveryDispatcher.class).run();
    }
}
