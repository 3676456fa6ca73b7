package dev.earlyaccess.feature;

import static dev.earlyaccess.feature.FeatureMother.nameOnly;
import static dev.earlyaccess.feature.FeatureMother.readyForBeta;
import static dev.earlyaccess.stage.Stage.ARCHIVED;
import static dev.earlyaccess.stage.Stage.BETA;
import static dev.earlyaccess.stage.Stage.CONCEPT;
import static dev.earlyaccess.stage.Stage.GENERAL_AVAILABILITY;
import static dev.earlyaccess.testing.HandMovedClock.MON_1_JUNE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import dev.earlyaccess.testing.DatabaseTest;
import dev.earlyaccess.testing.HandMovedClock;
import dev.earlyaccess.user.UserId;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.LongPredicate;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@DatabaseTest
class FeatureLifecycleTest {

    private static final UserId GRACE = new UserId("grace");
    private static final UserId LINUS = new UserId("linus");
    private static final FeatureKey DARK_MODE = new FeatureKey("dark-mode");
    private static final LongPredicate ANY_VERSION = version -> true;
    private static final Instant TUE_2_JUNE = MON_1_JUNE.plus(Duration.ofDays(1));

    @Autowired
    private FeatureLifecycle lifecycle;

    @Autowired
    private Features features;

    @Autowired
    private TransitionHistory transitions;

    @Autowired
    private HandMovedClock clock;

    @Test
    void keepsTheCreationAndEveryStepAsHistory() {
        lifecycle.create(DARK_MODE, readyForBeta("Dark mode"), CONCEPT, GRACE);
        clock.set(TUE_2_JUNE);
        lifecycle.move(DARK_MODE, ANY_VERSION, new TransitionRequest(BETA, null), LINUS);
        lifecycle.move(DARK_MODE, ANY_VERSION, new TransitionRequest(CONCEPT, "Too slow"), GRACE);

        assertThat(history(0, 10))
                .extracting(TransitionHistory.HistoryEntry::transition)
                .containsExactly(
                        new StageTransition(DARK_MODE, null, CONCEPT, null, GRACE, MON_1_JUNE),
                        new StageTransition(DARK_MODE, CONCEPT, BETA, null, LINUS, TUE_2_JUNE),
                        new StageTransition(DARK_MODE, BETA, CONCEPT, "Too slow", GRACE, TUE_2_JUNE));
        assertThat(features.require(DARK_MODE).stageSince()).isEqualTo(TUE_2_JUNE);
        assertThat(features.require(DARK_MODE).createdAt()).isEqualTo(MON_1_JUNE);
    }

    @Test
    void keepsAllThatIsSaid() {
        Description described = new Description(
                "Dark mode",
                "Dark colours.",
                new Owner("Grace Hopper", "grace@example.com", "Design"),
                List.of("ada@example.com", "linus@example.com"),
                "https://app.example.com/settings",
                "https://docs.example.com/dark-mode",
                "https://forum.example.com/dark-mode",
                LocalDate.of(2026, 9, 1),
                Size.MAJOR,
                true,
                true,
                "Has switched it on twice",
                new Translations(new TreeMap<>(Map.of("de", new Translation("Dunkles Design", null)))));

        lifecycle.create(DARK_MODE, described, CONCEPT, GRACE);
        assertThat(features.require(DARK_MODE).description()).isEqualTo(described);

        lifecycle.describe(DARK_MODE, ANY_VERSION, said -> nameOnly("Dark mode"), null, GRACE);
        assertThat(features.require(DARK_MODE).description()).isEqualTo(nameOnly("Dark mode"));
        lifecycle.describe(DARK_MODE, ANY_VERSION, said -> described, null, GRACE);
        assertThat(features.require(DARK_MODE).description()).isEqualTo(described);
        assertThat(features.require(DARK_MODE).version()).isEqualTo(2);
        lifecycle.describe(DARK_MODE, ANY_VERSION, said -> described, null, GRACE);
        assertThat(features.require(DARK_MODE).version()).isEqualTo(2);
    }

    @Test
    void pagesThroughTheHistoryOfOneFeature() {
        FeatureMother.create(lifecycle, new FeatureKey("autosave"), GENERAL_AVAILABILITY);
        FeatureMother.create(lifecycle, DARK_MODE, GENERAL_AVAILABILITY);

        List<TransitionHistory.HistoryEntry> first = history(0, 1);
        assertThat(first).extracting(entry -> entry.transition().to()).containsExactly(BETA);
        List<TransitionHistory.HistoryEntry> second = history(first.get(0).id(), 1);
        assertThat(second).extracting(entry -> entry.transition().to()).containsExactly(GENERAL_AVAILABILITY);
        assertThat(history(second.get(0).id(), 1)).isEmpty();
    }

    @Test
    void neverReusesAKey() {
        lifecycle.create(DARK_MODE, nameOnly("Dark mode"), CONCEPT, GRACE);
        lifecycle.move(DARK_MODE, ANY_VERSION, new TransitionRequest(ARCHIVED, "Nobody wants it"), GRACE);

        assertThatExceptionOfType(FeatureKeyTaken.class)
                .isThrownBy(() -> lifecycle.create(DARK_MODE, nameOnly("Another dark mode"), CONCEPT, GRACE))
                .satisfies(taken -> assertThat(taken.facts()).containsExactly(entry("key", DARK_MODE.value())));
    }

    @Test
    void replacesWhatIsSaidAboutAFeature() {
        lifecycle.create(DARK_MODE, nameOnly("Dark mode"), CONCEPT, GRACE);

        lifecycle.describe(DARK_MODE, ANY_VERSION, said -> readyForBeta(said.name() + " for all"), null, GRACE);

        assertThat(features.require(DARK_MODE).description()).isEqualTo(readyForBeta("Dark mode for all"));
    }

    @Test
    void raisesTheVersionWithEveryRealChangeAndTransition() {
        long created = lifecycle
                .create(DARK_MODE, nameOnly("Dark mode"), CONCEPT, GRACE)
                .version();

        assertThat(lifecycle
                        .describe(DARK_MODE, ANY_VERSION, said -> nameOnly("Dark mode"), null, GRACE)
                        .version())
                .isEqualTo(created);
        long described = lifecycle
                .describe(DARK_MODE, ANY_VERSION, said -> readyForBeta("Dark mode"), null, GRACE)
                .version();
        assertThat(described).isGreaterThan(created);
        assertThat(features.require(DARK_MODE).version()).isEqualTo(described);

        lifecycle.move(DARK_MODE, ANY_VERSION, new TransitionRequest(BETA, null), GRACE);
        assertThat(features.require(DARK_MODE).version()).isGreaterThan(described);
    }

    @Test
    void keepsWhenItLastChanged() {
        lifecycle.create(DARK_MODE, readyForBeta("Dark mode"), CONCEPT, GRACE);
        assertThat(features.require(DARK_MODE).changedAt()).isEqualTo(MON_1_JUNE);

        clock.set(TUE_2_JUNE);
        lifecycle.describe(DARK_MODE, ANY_VERSION, said -> readyForBeta("Dark mode"), null, GRACE);
        assertThat(features.require(DARK_MODE).changedAt()).isEqualTo(MON_1_JUNE);
        lifecycle.describe(DARK_MODE, ANY_VERSION, said -> readyForBeta("Darker mode"), null, GRACE);
        assertThat(features.require(DARK_MODE).changedAt()).isEqualTo(TUE_2_JUNE);

        clock.forward(Duration.ofDays(1));
        lifecycle.move(DARK_MODE, ANY_VERSION, new TransitionRequest(BETA, null), GRACE);
        assertThat(features.require(DARK_MODE).changedAt()).isEqualTo(TUE_2_JUNE.plus(Duration.ofDays(1)));
    }

    @Test
    void takesAnOwnerOfWhomNothingIsSaidForNone() {
        long created = lifecycle
                .create(DARK_MODE, nameOnly("Dark mode"), CONCEPT, GRACE)
                .version();

        long described = lifecycle
                .describe(DARK_MODE, ANY_VERSION, said -> ownedBy(said, Owner.NOBODY), null, GRACE)
                .version();

        assertThat(described).isEqualTo(created);
        assertThat(features.require(DARK_MODE).description().owner()).isNull();
    }

    private static Description ownedBy(Description said, Owner owner) {
        return new Description(
                said.name(),
                said.description(),
                owner,
                said.documentationUrl(),
                said.feedbackUrl(),
                said.targetDate(),
                said.size(),
                said.newProduct(),
                said.metered(),
                said.activationCriteria());
    }

    @Test
    void refusesToChangeAVersionThatTheCallerDidNotRead() {
        Feature created = lifecycle.create(DARK_MODE, readyForBeta("Dark mode"), CONCEPT, GRACE);
        LongPredicate asRead = version -> version == created.version();
        lifecycle.move(DARK_MODE, ANY_VERSION, new TransitionRequest(BETA, null), GRACE);
        Feature beta = features.require(DARK_MODE);

        assertThatExceptionOfType(StaleVersion.class)
                .isThrownBy(() -> lifecycle.move(DARK_MODE, asRead, new TransitionRequest(CONCEPT, "Too early"), GRACE))
                .satisfies(stale -> assertThat(stale.facts()).containsExactly(entry("version", beta.version())));
        assertThatExceptionOfType(StaleVersion.class)
                .isThrownBy(
                        () -> lifecycle.describe(DARK_MODE, asRead, said -> readyForBeta("Darker mode"), null, GRACE))
                .satisfies(stale -> assertThat(stale.facts()).containsExactly(entry("version", beta.version())));

        assertThat(features.require(DARK_MODE)).usingRecursiveComparison().isEqualTo(beta);
        lifecycle.move(
                DARK_MODE, version -> version == beta.version(), new TransitionRequest(CONCEPT, "Too early"), GRACE);
    }

    @Test
    void leavesNoTraceOfAStepThatWasRefused() {
        lifecycle.create(DARK_MODE, nameOnly("Dark mode"), CONCEPT, GRACE);

        assertThatThrownBy(() -> lifecycle.move(DARK_MODE, ANY_VERSION, new TransitionRequest(BETA, null), GRACE))
                .isInstanceOf(NotReadyForBeta.class);
        assertThatThrownBy(() -> lifecycle.move(DARK_MODE, ANY_VERSION, new TransitionRequest(ARCHIVED, null), GRACE))
                .isInstanceOf(ReasonMissing.class);

        assertThat(features.require(DARK_MODE).stage()).isEqualTo(CONCEPT);
        assertThat(history(0, 10)).hasSize(1);
    }

    @Test
    void knowsNoFeatureThatThereIsNot() {
        assertThatThrownBy(() -> lifecycle.move(DARK_MODE, ANY_VERSION, new TransitionRequest(BETA, null), GRACE))
                .isInstanceOf(UnknownFeature.class);
        assertThatThrownBy(() -> lifecycle.describe(DARK_MODE, ANY_VERSION, said -> said, null, GRACE))
                .isInstanceOf(UnknownFeature.class);
        assertThatThrownBy(() -> features.require(DARK_MODE)).isInstanceOf(UnknownFeature.class);
    }

    @Test
    void listsFeaturesByStageInPages() {
        for (String key : List.of("cats", "ants", "bees")) {
            FeatureMother.create(lifecycle, new FeatureKey(key), BETA);
        }
        FeatureMother.create(lifecycle, new FeatureKey("bats"), ARCHIVED);

        assertThat(features.page(List.of(BETA), "", 2))
                .extracting(feature -> feature.key().value())
                .containsExactly("ants", "bees");
        assertThat(features.page(List.of(BETA), "bees", 2))
                .extracting(feature -> feature.key().value())
                .containsExactly("cats");
        assertThat(features.page(List.of(), "", 2)).isEmpty();
    }

    private List<TransitionHistory.HistoryEntry> history(long after, int limit) {
        return transitions.of(features.require(DARK_MODE), after, limit);
    }
}
