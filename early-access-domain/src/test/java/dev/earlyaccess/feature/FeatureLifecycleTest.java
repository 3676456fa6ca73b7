package dev.earlyaccess.feature;

import static dev.earlyaccess.testing.HandMovedClock.MON_1_JUNE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.earlyaccess.stage.Stage;
import dev.earlyaccess.testing.DatabaseTest;
import dev.earlyaccess.user.UserId;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@DatabaseTest
class FeatureLifecycleTest {

    private static final UserId GRACE = new UserId("grace");
    private static final FeatureKey DARK_MODE = new FeatureKey("dark-mode");

    @Autowired
    private FeatureLifecycle lifecycle;

    @Autowired
    private Features features;

    @Autowired
    private StageTransitions transitions;

    @Test
    void keepsTheCreationAndEveryStepAsHistory() {
        lifecycle.create(DARK_MODE, FeatureMother.readyForBeta("Dark mode"), Stage.CONCEPT, GRACE);
        lifecycle.move(DARK_MODE, version -> true, Stage.BETA, null, GRACE);

        assertThat(transitions.of(features.require(DARK_MODE), 0, 10))
                .extracting(StageTransitions.Entry::transition)
                .containsExactly(
                        new StageTransition(DARK_MODE, null, Stage.CONCEPT, null, GRACE, MON_1_JUNE),
                        new StageTransition(DARK_MODE, Stage.CONCEPT, Stage.BETA, null, GRACE, MON_1_JUNE));
    }

    @Test
    void neverReusesAKey() {
        lifecycle.create(DARK_MODE, FeatureMother.readyForBeta("Dark mode"), Stage.CONCEPT, GRACE);

        assertThatThrownBy(() -> lifecycle.create(
                        DARK_MODE, FeatureMother.readyForBeta("Another dark mode"), Stage.CONCEPT, GRACE))
                .isInstanceOf(FeatureKeyTaken.class);
    }

    @Test
    void refusesToChangeAVersionThatTheCallerDidNotRead() {
        Feature created = lifecycle.create(DARK_MODE, FeatureMother.readyForBeta("Dark mode"), Stage.CONCEPT, GRACE);
        lifecycle.move(DARK_MODE, version -> true, Stage.BETA, null, GRACE);

        assertThatThrownBy(() -> lifecycle.move(
                        DARK_MODE, version -> version == created.version(), Stage.CONCEPT, "Too early", GRACE))
                .isInstanceOf(StaleVersion.class);
        assertThat(features.require(DARK_MODE).stage()).isEqualTo(Stage.BETA);
    }
}
