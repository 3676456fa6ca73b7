package dev.earlyaccess.launch;

import static dev.earlyaccess.notifying.Scene.ADA;
import static dev.earlyaccess.notifying.Scene.GRACE;
import static dev.earlyaccess.usage.Usage.INTEREST;
import static dev.earlyaccess.usage.Usage.MAIL;
import static dev.earlyaccess.usage.Usage.OPT_IN_LAUNCH;
import static dev.earlyaccess.usage.Usage.OPT_OUT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.earlyaccess.notifying.NotificationTest;
import dev.earlyaccess.notifying.Scene;
import dev.earlyaccess.usage.Grain;
import dev.earlyaccess.usage.Usage;
import dev.earlyaccess.usage.UsageHistory;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Which usage a launch counts. */
@NotificationTest
class LaunchUsageTest {

    private static final LocalDate JUNE_1 = LocalDate.of(2026, 6, 1);
    private static final LocalDate JUNE_2 = LocalDate.of(2026, 6, 2);

    @Autowired
    private Scene scene;

    @Autowired
    private UsageHistory history;

    @Test
    void countsOptInsOnTheLaunchDayAndMailsWhenSent() {
        scene.concept().optsIn(ADA);
        scene.optsIn(GRACE);
        scene.clock.set(Instant.parse("2026-06-01T23:59:59Z"));
        scene.launched();
        scene.clock.set(Instant.parse("2026-06-02T00:00:01Z"));
        scene.sweptForLaunch();

        assertThat(counted(JUNE_1)).isEqualTo(Map.of(INTEREST, 2L, OPT_IN_LAUNCH, 2L));
        assertThat(counted(JUNE_2)).isEmpty();

        scene.dispatched();
        scene.dispatched();
        assertThat(counted(JUNE_2)).isEqualTo(Map.of(MAIL, 2L));
    }

    @Test
    void countsNobodyTwice() {
        scene.concept().optsIn(ADA);
        scene.optsIn(GRACE);
        scene.launched();
        scene.sweptForLaunch();
        scene.dispatched();
        scene.sweptForLaunch();
        scene.pulledBack();
        scene.launched();
        scene.mailsAfterSweeps();

        assertThat(counted(JUNE_1)).isEqualTo(Map.of(INTEREST, 2L, OPT_IN_LAUNCH, 2L, MAIL, 2L));
    }

    @Test
    void countsAnOptOutBeforeTheSweepAsAnOptOutOnly() {
        scene.concept().optsIn(ADA);
        scene.launched();
        scene.optsOut(ADA);
        scene.mailsAfterSweeps();

        assertThat(counted(JUNE_1)).isEqualTo(Map.of(INTEREST, 1L, OPT_OUT, 1L));
    }

    private Map<Usage, Long> counted(LocalDate day) {
        return history.of(scene.feature(), day, day, Grain.DAY).total().counts();
    }
}
