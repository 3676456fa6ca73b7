package dev.earlyaccess.feature;

import static dev.earlyaccess.stage.Stage.BETA;
import static dev.earlyaccess.stage.Stage.GENERAL_AVAILABILITY;
import static dev.earlyaccess.testing.HandMovedClock.MON_1_JUNE;
import static dev.earlyaccess.testing.OpenTransaction.inBackground;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.InstanceOfAssertFactories.list;

import dev.earlyaccess.checklist.ChecklistItem;
import dev.earlyaccess.checklist.UnmetItem;
import dev.earlyaccess.testing.DatabaseTest;
import dev.earlyaccess.testing.HandMovedClock;
import dev.earlyaccess.testing.OpenTransaction;
import dev.earlyaccess.user.UserId;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** What is recorded for the launch checklist is kept, and is judged by whoever moves the feature after it. */
@DatabaseTest
class LaunchChecklistTest {

    private static final UserId GRACE = new UserId("grace");
    private static final UserId LINUS = new UserId("linus");
    private static final FeatureKey DARK_MODE = new FeatureKey("dark-mode");

    @Autowired
    private LaunchChecklist checklist;

    @Autowired
    private FeatureLifecycle lifecycle;

    @Autowired
    private Features features;

    @Autowired
    private TransitionHistory transitions;

    @Autowired
    private HandMovedClock clock;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private JdbcClient jdbc;

    @BeforeEach
    void betaThatIsAnnounced() {
        FeatureMother.create(lifecycle, DARK_MODE, BETA);
        checklist.record(DARK_MODE, "announcement", "Sent.", null, GRACE);
    }

    @Test
    void keepsWhatWasTakenBackOrReplaced() {
        clock.forward(Duration.ofDays(1));
        checklist.record(DARK_MODE, "announcement", "Sent.", "At noon.", LINUS);
        checklist.record(DARK_MODE, "announcement", "Sent.", "At noon.", GRACE);
        clock.forward(Duration.ofDays(1));
        checklist.record(DARK_MODE, "announcement", "Sent again.", null, LINUS);
        checklist.takeBack(DARK_MODE, "announcement", GRACE);
        checklist.takeBack(DARK_MODE, "announcement", LINUS);

        assertThat(jdbc.sql("""
                        select concat_ws(' ', evidence, note, recorded_by, recorded_at at time zone 'UTC', ended_by,
                                         ended_at at time zone 'UTC')
                        from checklist_entry order by id
                        """).query(String.class).list())
                .containsExactly(
                        "Sent. grace 2026-06-01 09:00:00 linus 2026-06-02 09:00:00",
                        "Sent. At noon. grace 2026-06-01 09:00:00 linus 2026-06-03 09:00:00",
                        "Sent again. linus 2026-06-03 09:00:00 grace 2026-06-03 09:00:00");
        assertThat(unmet()).containsExactly("announcement", "documentation");
    }

    @Test
    void tellsWhoeverHearsOfTheTransitionWhatWasOverridden() {
        StageTransition released = lifecycle.move(
                DARK_MODE,
                version -> true,
                new TransitionRequest(GENERAL_AVAILABILITY, "It can't wait", true, true),
                LINUS);

        assertThat(released)
                .isEqualTo(new StageTransition(
                        DARK_MODE,
                        BETA,
                        GENERAL_AVAILABILITY,
                        "It can't wait",
                        LINUS,
                        MON_1_JUNE,
                        List.of("documentation"),
                        true));
        assertThat(transitions.of(features.require(DARK_MODE), 0, 10))
                .extracting(TransitionHistory.HistoryEntry::transition)
                .last()
                .isEqualTo(released);
    }

    @Test
    void leavesNoTraceOfARefusal() {
        assertThatExceptionOfType(ChecklistUnmet.class)
                .isThrownBy(this::release)
                .satisfies(refused -> assertThat(refused.facts().get("unmet"))
                        .asInstanceOf(list(UnmetItem.class))
                        .extracting(UnmetItem::item)
                        .containsExactly("documentation"));

        assertThat(features.require(DARK_MODE).stage()).isEqualTo(BETA);
        assertThat(transitions.of(features.require(DARK_MODE), 0, 10)).hasSize(1);
    }

    @Test
    void letsNobodyReleaseWhatSomebodyJustTookBack() {
        checklist.record(DARK_MODE, "documentation", "Done.", null, GRACE);

        assertThat(secondOf(() -> checklist.takeBack(DARK_MODE, "documentation", LINUS), this::release))
                .failsWithin(Duration.ofSeconds(10))
                .withThrowableThat()
                .withCauseInstanceOf(ChecklistUnmet.class);
    }

    @Test
    void letsNobodyTakeBackWhatSomethingWasJustReleasedWith() {
        checklist.record(DARK_MODE, "documentation", "Done.", null, GRACE);

        assertThat(secondOf(this::release, () -> checklist.takeBack(DARK_MODE, "documentation", LINUS)))
                .failsWithin(Duration.ofSeconds(10))
                .withThrowableThat()
                .withCauseInstanceOf(ChecklistClosed.class);
    }

    @Test
    void letsWhatWasJustRecordedCount() {
        assertThat(secondOf(() -> checklist.record(DARK_MODE, "documentation", "Done.", null, LINUS), this::release))
                .succeedsWithin(Duration.ofSeconds(10));
    }

    @Test
    void letsTwoAdminsRecordTheSameItemOneAfterTheOther() {
        assertThat(secondOf(
                        () -> checklist.record(DARK_MODE, "documentation", "Done.", null, GRACE),
                        () -> checklist.record(DARK_MODE, "documentation", "All done.", null, LINUS)))
                .succeedsWithin(Duration.ofSeconds(10));

        assertThat(checklist.of(features.require(DARK_MODE)))
                .filteredOn(state -> state.item().name().equals("documentation"))
                .extracting(state -> String.valueOf(state.entry()))
                .singleElement()
                .asString()
                .contains("All done.");
    }

    @Test
    void judgesByWhatTheFeatureWasJustLoweredTo() {
        lifecycle.describe(DARK_MODE, version -> true, LaunchChecklistTest::metered, null, GRACE);
        checklist.record(DARK_MODE, "documentation", "Done.", null, GRACE);

        assertThat(secondOf(
                        () -> lifecycle.describe(
                                DARK_MODE,
                                version -> true,
                                said -> FeatureMother.readyForBeta("Dark mode"),
                                "Free for all",
                                LINUS),
                        this::release))
                .succeedsWithin(Duration.ofSeconds(10));
    }

    @Test
    void ignoresWhatWasRecordedForAnItemThatIsNoMore() {
        jdbc.sql("update checklist_entry set item = 'of-another-time'").update();

        assertThat(unmet()).containsExactly("announcement", "documentation");
    }

    private CompletableFuture<Void> secondOf(Runnable first, Runnable second) {
        try (OpenTransaction open = new OpenTransaction(transaction, jdbc, first)) {
            CompletableFuture<Void> waiting = inBackground(second);
            open.awaitSomebodyWaiting();
            return waiting;
        }
    }

    private void release() {
        lifecycle.move(DARK_MODE, version -> true, new TransitionRequest(GENERAL_AVAILABILITY, null), GRACE);
    }

    private List<String> unmet() {
        return checklist.of(features.require(DARK_MODE)).stream()
                .filter(state -> state.isInTheWay())
                .map(state -> state.item())
                .map(ChecklistItem::name)
                .toList();
    }

    private static Description metered(Description said) {
        return new Description(
                said.name(),
                said.description(),
                said.owner(),
                said.documentationUrl(),
                said.feedbackUrl(),
                said.targetDate(),
                said.size(),
                said.newProduct(),
                true,
                said.activationCriteria());
    }
}
