package dev.earlyaccess.feature;

import static dev.earlyaccess.stage.Stage.BETA;
import static dev.earlyaccess.stage.Stage.CONCEPT;
import static dev.earlyaccess.stage.Stage.GENERAL_AVAILABILITY;
import static dev.earlyaccess.testing.OpenTransaction.inBackground;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import dev.earlyaccess.stage.Stage;
import dev.earlyaccess.testing.DatabaseTest;
import dev.earlyaccess.testing.OpenTransaction;
import dev.earlyaccess.user.UserId;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Of two changes to a feature at the same time the second waits, and is judged by what the first left. */
@DatabaseTest
class TransitionsAtOnceTest {

    private static final UserId GRACE = new UserId("grace");
    private static final UserId LINUS = new UserId("linus");
    private static final FeatureKey DARK_MODE = new FeatureKey("dark-mode");

    @Autowired
    private FeatureLifecycle lifecycle;

    @Autowired
    private Features features;

    @Autowired
    private TransitionHistory transitions;

    @Autowired
    private TransactionTemplate transactions;

    @Autowired
    private JdbcClient jdbc;

    @ParameterizedTest(name = "to {0} before to {1}")
    @CsvSource({"GENERAL_AVAILABILITY, CONCEPT", "CONCEPT, GENERAL_AVAILABILITY", "CONCEPT, CONCEPT"})
    void letOneWayOutOfTwoBeTaken(Stage first, Stage second) {
        FeatureMother.create(lifecycle, DARK_MODE, BETA);

        assertThat(secondOf(() -> move(first, GRACE), () -> move(second, LINUS)))
                .failsWithin(Duration.ofSeconds(10))
                .withThrowableThat()
                .havingCause()
                .isInstanceOfSatisfying(IllegalStageTransition.class, refused -> assertThat(refused.facts())
                        .containsExactly(entry("from", first), entry("to", second)));

        assertThat(features.require(DARK_MODE).stage()).isEqualTo(first);
        assertThat(transitions.of(features.require(DARK_MODE), 0, 10)).hasSize(2);
    }

    @Test
    void letBothHappenWhereTheOneLeadsToTheOther() {
        FeatureMother.create(lifecycle, DARK_MODE, CONCEPT);

        assertThat(secondOf(() -> move(BETA, GRACE), () -> move(GENERAL_AVAILABILITY, LINUS)))
                .succeedsWithin(Duration.ofSeconds(10));

        assertThat(features.require(DARK_MODE).stage()).isEqualTo(GENERAL_AVAILABILITY);
    }

    @Test
    void letNoBetaBeginWithWhatADescriptionJustTook() {
        FeatureMother.create(lifecycle, DARK_MODE, CONCEPT);

        assertThat(secondOf(this::forgetAllButTheName, () -> move(BETA, LINUS)))
                .failsWithin(Duration.ofSeconds(10))
                .withThrowableThat()
                .withCauseInstanceOf(NotReadyForBeta.class);
    }

    @Test
    void letNoDescriptionTakeWhatABetaJustBeganWith() {
        FeatureMother.create(lifecycle, DARK_MODE, CONCEPT);

        assertThat(secondOf(() -> move(BETA, GRACE), this::forgetAllButTheName))
                .failsWithin(Duration.ofSeconds(10))
                .withThrowableThat()
                .withCauseInstanceOf(NotReadyForBeta.class);
    }

    @Test
    void giveAKeyToOneOfTwoFeatures() {
        assertThat(secondOf(this::create, this::create))
                .failsWithin(Duration.ofSeconds(10))
                .withThrowableThat()
                .withCauseInstanceOf(FeatureKeyTaken.class);
    }

    private CompletableFuture<Void> secondOf(Runnable first, Runnable second) {
        try (OpenTransaction open = new OpenTransaction(transactions, jdbc, first)) {
            CompletableFuture<Void> waiting = inBackground(second);
            open.awaitSomebodyWaiting();
            return waiting;
        }
    }

    private void create() {
        lifecycle.create(DARK_MODE, FeatureMother.nameOnly("Dark mode"), CONCEPT, GRACE);
    }

    private void move(Stage to, UserId by) {
        lifecycle.move(DARK_MODE, version -> true, new TransitionRequest(to, "For a test", true, true), by);
    }

    private void forgetAllButTheName() {
        lifecycle.describe(DARK_MODE, version -> true, said -> FeatureMother.nameOnly(said.name()), null, GRACE);
    }
}
