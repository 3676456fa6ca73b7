package dev.earlyaccess.enrollment;

import static dev.earlyaccess.stage.EnrollmentStatus.OPTED_IN;
import static dev.earlyaccess.stage.Origin.ADMIN;
import static dev.earlyaccess.stage.Origin.SELF;
import static dev.earlyaccess.stage.Stage.BETA;
import static dev.earlyaccess.stage.Stage.CONCEPT;
import static dev.earlyaccess.testing.HandMovedClock.MON_1_JUNE;
import static dev.earlyaccess.testing.OpenTransaction.inBackground;
import static org.assertj.core.api.Assertions.assertThat;

import dev.earlyaccess.feature.FeatureKey;
import dev.earlyaccess.feature.FeatureLifecycle;
import dev.earlyaccess.feature.FeatureMother;
import dev.earlyaccess.feature.Features;
import dev.earlyaccess.feature.TransitionRequest;
import dev.earlyaccess.stage.Stage;
import dev.earlyaccess.testing.DatabaseTest;
import dev.earlyaccess.testing.OpenTransaction;
import dev.earlyaccess.user.UserId;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * A user answers in the very moment that a concept becomes a beta, or that a beta is pulled back to be launched again:
 * once it is a beta, who said yes is in and who said no is not, whichever commits first.
 */
@DatabaseTest
class ChoicesDuringATransitionTest {

    private static final FeatureKey DARK_MODE = new FeatureKey("dark-mode");
    private static final UserId ADA = new UserId("ada");
    private static final UserId GRACE = new UserId("grace");

    @Autowired
    private EarlyAccess earlyAccess;

    @Autowired
    private FeatureLifecycle lifecycle;

    @Autowired
    private Features features;

    @Autowired
    private FeaturePreviews previews;

    @Autowired
    private TransactionTemplate transactions;

    @Autowired
    private JdbcClient jdbc;

    /** How the two transactions lie in time. */
    enum Order {
        ANSWER_COMMITS_LAST {
            @Override
            void run(ChoicesDuringATransitionTest test, Runnable answer, Runnable move) {
                try (var answering = test.open(answer)) {
                    move.run();
                }
            }
        },
        TRANSITION_COMMITS_LAST {
            @Override
            void run(ChoicesDuringATransitionTest test, Runnable answer, Runnable move) {
                try (var moving = test.open(move)) {
                    answer.run();
                }
            }
        },
        STAGE_IS_READ_BEFORE_AND_THE_ANSWER_WRITTEN_AFTER {
            @Override
            void run(ChoicesDuringATransitionTest test, Runnable answer, Runnable move) {
                test.transactions.executeWithoutResult(status -> {
                    test.features.require(DARK_MODE); // and with it, what the session keeps of it
                    inBackground(move).join();
                    answer.run();
                });
            }
        };

        abstract void run(ChoicesDuringATransitionTest test, Runnable answer, Runnable move);
    }

    @ParameterizedTest
    @EnumSource
    void aYesToAConceptIsIn(Order order) {
        FeatureMother.create(lifecycle, DARK_MODE, CONCEPT);

        order.run(this, this::yes, () -> move(BETA));

        assertIn();
    }

    @ParameterizedTest
    @EnumSource
    void aNoToAConceptIsNotIn(Order order) {
        FeatureMother.create(lifecycle, DARK_MODE, CONCEPT);
        StoredEnrollment.store(jdbc, DARK_MODE, ADA, "interested", MON_1_JUNE);

        order.run(this, this::no, () -> move(BETA));

        assertNotIn();
    }

    @ParameterizedTest
    @EnumSource
    void aYesToABetaIsInAgainAtTheRelaunch(Order order) {
        FeatureMother.create(lifecycle, DARK_MODE, BETA);
        StoredEnrollment.store(jdbc, DARK_MODE, ADA, "opted-out", MON_1_JUNE);

        order.run(this, this::yes, () -> move(CONCEPT));

        move(BETA);
        assertIn();
    }

    @ParameterizedTest
    @EnumSource
    void aNoToABetaIsNotInAfterTheRelaunch(Order order) {
        FeatureMother.create(lifecycle, DARK_MODE, BETA);
        StoredEnrollment.store(jdbc, DARK_MODE, ADA, "opted-in", MON_1_JUNE);

        order.run(this, this::no, () -> move(CONCEPT));

        assertNotIn();
        move(BETA);
        assertNotIn();
    }

    @Test
    void aNoTakesBackWhatTheLaunchIsWriting() {
        FeatureMother.create(lifecycle, DARK_MODE, CONCEPT);
        StoredEnrollment.store(jdbc, DARK_MODE, ADA, "interested", MON_1_JUNE);
        CompletableFuture<Void> no;

        try (var moving = open(() -> {
            move(BETA);
            jdbc.sql("update enrollment set status = 'opted-in', origin = 'launch'")
                    .update();
        })) {
            no = inBackground(this::no);
            moving.awaitSomebodyWaiting();
        }

        assertThat(no).succeedsWithin(Duration.ofSeconds(10));
        assertNotIn();
    }

    @Test
    void theLaterOfTwoAnswersWins() {
        FeatureMother.create(lifecycle, DARK_MODE, BETA);
        CompletableFuture<Void> no;

        try (var yes = open(this::yes)) {
            no = inBackground(() -> earlyAccess.optOut(DARK_MODE, ADA, ADMIN));
            yes.awaitSomebodyWaiting();
        }

        assertThat(no).succeedsWithin(Duration.ofSeconds(10));
        assertNotIn();
    }

    private OpenTransaction open(Runnable work) {
        return new OpenTransaction(transactions, jdbc, work);
    }

    private void yes() {
        earlyAccess.optIn(DARK_MODE, ADA, SELF);
    }

    private void no() {
        earlyAccess.optOut(DARK_MODE, ADA, SELF);
    }

    private void move(Stage to) {
        lifecycle.move(DARK_MODE, version -> true, new TransitionRequest(to, "For a test", true, true), GRACE);
    }

    private void assertIn() {
        assertThat(preview().stage()).isEqualTo(BETA);
        assertThat(preview().enrollment().status()).isEqualTo(OPTED_IN);
        assertThat(preview().enabled()).isTrue();
    }

    private void assertNotIn() {
        assertThat(preview().enrollment().status()).isNotEqualTo(OPTED_IN);
        assertThat(preview().enabled()).isFalse();
    }

    private FeaturePreview preview() {
        return previews.require(ADA, DARK_MODE, null);
    }
}
