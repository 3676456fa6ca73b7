package dev.earlyaccess.usage;

import static dev.earlyaccess.stage.Origin.ADMIN;
import static dev.earlyaccess.stage.Origin.SELF;
import static dev.earlyaccess.testing.HandMovedClock.MON_1_JUNE;
import static dev.earlyaccess.usage.Usage.INTEREST;
import static dev.earlyaccess.usage.Usage.INTEREST_TAKEN_BACK;
import static dev.earlyaccess.usage.Usage.OPT_IN_ADMIN;
import static dev.earlyaccess.usage.Usage.OPT_IN_SELF;
import static dev.earlyaccess.usage.Usage.OPT_OUT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.earlyaccess.enrollment.EarlyAccess;
import dev.earlyaccess.feature.FeatureKey;
import dev.earlyaccess.feature.FeatureLifecycle;
import dev.earlyaccess.feature.FeatureMother;
import dev.earlyaccess.feature.Features;
import dev.earlyaccess.feature.TransitionRequest;
import dev.earlyaccess.feedback.FeedbackInbox;
import dev.earlyaccess.feedback.FeedbackSource;
import dev.earlyaccess.feedback.NewFeedback;
import dev.earlyaccess.stage.Stage;
import dev.earlyaccess.testing.DatabaseTest;
import dev.earlyaccess.testing.HandMovedClock;
import dev.earlyaccess.testing.OpenTransaction;
import dev.earlyaccess.user.UserId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

@DatabaseTest
class UsageTest {

    private static final FeatureKey DARK_MODE = new FeatureKey("dark-mode");
    private static final UserId ADA = new UserId("ada");
    private static final UserId GRACE = new UserId("grace");
    private static final LocalDate JUNE_1 = LocalDate.of(2026, 6, 1);
    private static final LocalDate JUNE_2 = LocalDate.of(2026, 6, 2);

    @Autowired
    private EarlyAccess earlyAccess;

    @Autowired
    private FeatureLifecycle lifecycle;

    @Autowired
    private Features features;

    @Autowired
    private FeedbackInbox inbox;

    @Autowired
    private UsageHistory history;

    @Autowired
    private UsageCounts counts;

    @Autowired
    private HandMovedClock clock;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TransactionOperations transactions;

    @Test
    void countsInterestThatIsRegisteredAndTakenBack() {
        feature(Stage.CONCEPT);
        earlyAccess.optIn(DARK_MODE, ADA, SELF);
        earlyAccess.optIn(DARK_MODE, GRACE, ADMIN);
        earlyAccess.optOut(DARK_MODE, ADA, SELF);

        assertThat(counted()).isEqualTo(Map.of(INTEREST, 2L, INTEREST_TAKEN_BACK, 1L));
    }

    @Test
    void countsOptInsByOriginAndOptOuts() {
        feature(Stage.BETA);
        earlyAccess.optIn(DARK_MODE, ADA, SELF);
        earlyAccess.optIn(DARK_MODE, GRACE, ADMIN);
        earlyAccess.optOut(DARK_MODE, ADA, SELF);
        earlyAccess.optIn(DARK_MODE, ADA, SELF);

        assertThat(counted()).isEqualTo(Map.of(OPT_IN_SELF, 2L, OPT_IN_ADMIN, 1L, OPT_OUT, 1L));
    }

    @Test
    void countsNothingWhereNothingChanges() {
        feature(Stage.CONCEPT);
        earlyAccess.optOut(DARK_MODE, ADA, SELF);
        earlyAccess.optIn(DARK_MODE, GRACE, SELF);
        earlyAccess.optIn(DARK_MODE, GRACE, ADMIN);
        moved(Stage.BETA);
        earlyAccess.optIn(DARK_MODE, GRACE, SELF);

        assertThat(counted()).isEqualTo(Map.of(INTEREST, 1L));
    }

    @Test
    void countsNothingThatIsRolledBack() {
        feature(Stage.BETA);
        assertThatThrownBy(() -> transactions.executeWithoutResult(status -> {
                    earlyAccess.optIn(DARK_MODE, ADA, SELF);
                    throw new IllegalStateException("Too bad");
                }))
                .hasMessage("Too bad");

        assertThat(counted()).isEmpty();
    }

    @Test
    void countsAllOfThoseWhoAnswerAtTheSameTime() {
        feature(Stage.BETA);
        List<Integer> users = IntStream.range(0, 200).boxed().toList();

        users.parallelStream().forEach(user -> earlyAccess.optIn(DARK_MODE, new UserId("user-" + user), SELF));

        assertThat(counted()).isEqualTo(Map.of(OPT_IN_SELF, 200L));
    }

    @Test
    void doesNotMakeEverybodyWaitForWhoCounts() {
        feature(Stage.BETA);
        try (var counting = new OpenTransaction(transactions, jdbc, () -> earlyAccess.optIn(DARK_MODE, ADA, SELF))) {
            long together = IntStream.range(0, 40)
                    .filter(user -> doesNotWait(() -> earlyAccess.optIn(DARK_MODE, new UserId("user-" + user), SELF)))
                    .count();

            assertThat(together).isBetween(25L, 40L);
            counting.commit();
        }
    }

    private boolean doesNotWait(Runnable work) {
        try {
            transactions.executeWithoutResult(status -> {
                jdbc.sql("set local lock_timeout = '100ms'").update();
                work.run();
            });
            return true;
        } catch (DataAccessException waited) {
            return false;
        }
    }

    @Test
    void foldsTheSlotsOfEarlierDaysAndSaysTheSame() {
        feature(Stage.BETA);
        optInTogether("june-1");
        clock.set(Instant.parse("2026-06-02T09:00:00Z"));
        optInTogether("june-2");
        counts.fold(JUNE_2);
        earlyAccess.optOut(DARK_MODE, new UserId("june-1-1"), SELF);
        counts.fold(JUNE_2);

        assertThat(slots(JUNE_1)).containsExactly("0: 40");
        assertThat(slots(JUNE_2)).hasSizeGreaterThan(5);
        assertThat(report(JUNE_1, JUNE_2, Grain.DAY).periods())
                .extracting(period -> period.tally().of(OPT_IN_SELF))
                .containsExactly(40L, 40L);
    }

    @Test
    void writesNothingWhereAllIsFolded() {
        feature(Stage.BETA);
        optInTogether("june-1");
        counts.fold(JUNE_2);
        List<String> writers = writers();
        counts.fold(JUNE_2);

        assertThat(writers()).hasSize(1).isEqualTo(writers);
    }

    /** The transactions that wrote the counters as they are. */
    private List<String> writers() {
        return jdbc.sql("select xmin::text from usage_count")
                .query(String.class)
                .list();
    }

    @Test
    void foldsWhatIsJustBeingCounted() {
        feature(Stage.BETA);
        optInTogether("june-1");
        try (var counting = new OpenTransaction(transactions, jdbc, () -> optInTogether("late"))) {
            CompletableFuture<Void> folding = OpenTransaction.inBackground(() -> counts.fold(JUNE_2));
            counting.awaitSomebodyWaiting();
            counting.commit();
            folding.join();
        }

        assertThat(counted()).isEqualTo(Map.of(OPT_IN_SELF, 80L));
    }

    @Test
    void countsWhatIsJustBeingFolded() {
        feature(Stage.BETA);
        optInTogether("june-1");
        try (var folding = new OpenTransaction(transactions, jdbc, () -> counts.fold(JUNE_2))) {
            CompletableFuture<Void> counting = OpenTransaction.inBackground(() -> optInTogether("late"));
            folding.awaitSomebodyWaiting();
            folding.commit();
            counting.join();
        }

        assertThat(counted()).isEqualTo(Map.of(OPT_IN_SELF, 80L));
    }

    private void optInTogether(String group) {
        IntStream.range(0, 40).forEach(n -> earlyAccess.optIn(DARK_MODE, new UserId(group + "-" + n), SELF));
    }

    private List<String> slots(LocalDate day) {
        return jdbc.sql(
                        "select slot || ': ' || number from usage_count where day = :day and what = 'opt-in-self' order by slot")
                .param("day", day)
                .query(String.class)
                .list();
    }

    @Test
    void tellsDayByDayByUtc() {
        feature(Stage.BETA);
        clock.set(Instant.parse("2026-06-01T23:59:59Z"));
        earlyAccess.optIn(DARK_MODE, ADA, SELF);
        clock.set(Instant.parse("2026-06-02T00:00:00Z"));
        earlyAccess.optIn(DARK_MODE, GRACE, SELF);
        earlyAccess.optOut(DARK_MODE, ADA, SELF);

        assertThat(report(JUNE_1, LocalDate.of(2026, 6, 3), Grain.DAY).periods())
                .extracting(period -> period.from() + " to " + period.to() + ": "
                        + period.tally().counts())
                .containsExactly(
                        "2026-06-01 to 2026-06-01: {OPT_IN_SELF=1}",
                        "2026-06-02 to 2026-06-02: {OPT_IN_SELF=1, OPT_OUT=1}",
                        "2026-06-03 to 2026-06-03: {}");
    }

    @Test
    void countsFeedbackAndTheMeanOfItsRatings() {
        feature(Stage.BETA);
        inbox.give(DARK_MODE, ADA, "Fine", 4, clock.instant());
        inbox.give(DARK_MODE, ADA, "Very fine", 5, clock.instant());
        inbox.give(DARK_MODE, GRACE, "What is it?", null, clock.instant());
        clock.set(Instant.parse("2026-06-02T00:00:00Z"));
        inbox.give(DARK_MODE, GRACE, "Too dark", 1, clock.instant());
        inbox.receive(mail().matchedTo(features.require(DARK_MODE).id(), ADA).byMachine(), clock.instant());
        inbox.receive(mail(), clock.instant());

        UsageHistory.Report report = report(JUNE_1, JUNE_2, Grain.DAY);
        assertThat(report.periods())
                .extracting(period -> period.tally().feedback())
                .containsExactly(new Tally.FeedbackCounts(3, 2, 9), new Tally.FeedbackCounts(1, 1, 1));
        assertThat(report.total().feedback().meanRating()).isCloseTo(3.333, within(0.001));
        assertThat(Tally.NOTHING.feedback().meanRating()).isNull();
    }

    private static NewFeedback mail() {
        return NewFeedback.byMail(FeedbackSource.MAIL, "ada@example.com", "Ada", "On holiday", "I am away.");
    }

    @Test
    void weeksRunFromMondayToSundayWithinTheAskedDays() {
        feature(Stage.BETA);
        earlyAccess.optIn(DARK_MODE, ADA, SELF);
        clock.set(Instant.parse("2026-06-08T09:00:00Z"));
        earlyAccess.optIn(DARK_MODE, GRACE, SELF);

        assertThat(report(LocalDate.of(2026, 5, 30), LocalDate.of(2026, 6, 9), Grain.WEEK)
                        .periods())
                .extracting(period -> period.from() + " to " + period.to() + ": "
                        + period.tally().of(OPT_IN_SELF))
                .containsExactly(
                        "2026-05-30 to 2026-05-31: 0", "2026-06-01 to 2026-06-07: 1", "2026-06-08 to 2026-06-09: 1");
    }

    private void feature(Stage stage) {
        FeatureMother.create(lifecycle, DARK_MODE, stage);
    }

    private void moved(Stage to) {
        lifecycle.move(DARK_MODE, version -> true, new TransitionRequest(to, "For a test", true, true), GRACE);
    }

    /** All that was counted today. */
    private Map<Usage, Long> counted() {
        LocalDate today = LocalDate.ofInstant(MON_1_JUNE, clock.getZone());
        return report(today, today, Grain.DAY).total().counts();
    }

    private UsageHistory.Report report(LocalDate from, LocalDate to, Grain grain) {
        return history.of(features.require(DARK_MODE), from, to, grain);
    }
}
