package dev.earlyaccess.feature;

import static dev.earlyaccess.stage.Stage.BETA;
import static dev.earlyaccess.stage.Stage.CONCEPT;
import static dev.earlyaccess.testing.HandMovedClock.MON_1_JUNE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.earlyaccess.stage.Stage;
import dev.earlyaccess.testing.DatabaseTest;
import dev.earlyaccess.user.UserId;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.PayloadApplicationEvent;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Whoever hears of a transition hears of it inside its transaction: what they write comes and goes with it. */
@DatabaseTest
class StageTransitionEventTest {

    private static final UserId GRACE = new UserId("grace");
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

    @Autowired
    private ConfigurableApplicationContext context;

    private final List<StageTransition> heard = new ArrayList<>();
    private final Listener listener = new Listener();
    private Consumer<StageTransition> whenHeard = heard::add;

    @BeforeEach
    void listen() {
        context.addApplicationListener(listener);
    }

    @AfterEach
    void listenNoMore() {
        context.removeApplicationListener(listener);
    }

    @Test
    void tellsEachTransitionOnce() {
        Feature created = lifecycle.create(DARK_MODE, FeatureMother.readyForBeta("Dark mode"), CONCEPT, GRACE);
        StageTransition toBeta = move();
        lifecycle.describe(DARK_MODE, version -> true, said -> FeatureMother.readyForBeta("Darker mode"), null, GRACE);

        assertThat(heard)
                .containsExactly(
                        new StageTransition(DARK_MODE, null, CONCEPT, null, GRACE, created.createdAt()),
                        new StageTransition(DARK_MODE, CONCEPT, BETA, null, GRACE, MON_1_JUNE))
                .last()
                .isEqualTo(toBeta);
    }

    @Test
    void showsWhoeverHearsItTheStageThatItLeadsTo() {
        FeatureMother.create(lifecycle, DARK_MODE, CONCEPT);
        List<String> seen = new ArrayList<>();
        whenHeard = transition -> seen.add(
                jdbc.sql("select stage from feature").query(String.class).single());

        move();

        assertThat(seen).containsExactly("beta");
    }

    @Test
    void isUndoneByAListenerThatFails() {
        FeatureMother.create(lifecycle, DARK_MODE, CONCEPT);
        whenHeard = transition -> {
            throw new IllegalStateException("Not now");
        };

        assertThatThrownBy(this::move).hasMessage("Not now");

        assertThat(stage()).isEqualTo(CONCEPT);
        assertThat(transitions.of(features.require(DARK_MODE), 0, 10)).hasSize(1);
    }

    @Test
    void takesWhatAListenerWroteWithItWhenItIsRolledBack() {
        FeatureMother.create(lifecycle, DARK_MODE, CONCEPT);
        whenHeard = transition ->
                jdbc.sql("update feature set owner_team = 'Heard it'").update();

        transactions.executeWithoutResult(status -> {
            move();
            status.setRollbackOnly();
        });

        assertThat(stage()).isEqualTo(CONCEPT);
        assertThat(features.require(DARK_MODE).description().ownerOrNobody().team())
                .isEqualTo("Design");
    }

    private StageTransition move() {
        return lifecycle.move(DARK_MODE, version -> true, new TransitionRequest(BETA, null), GRACE);
    }

    private Stage stage() {
        return features.require(DARK_MODE).stage();
    }

    private class Listener implements ApplicationListener<PayloadApplicationEvent<StageTransition>> {
        @Override
        public void onApplicationEvent(PayloadApplicationEvent<StageTransition> event) {
            whenHeard.accept(event.getPayload());
        }
    }
}
