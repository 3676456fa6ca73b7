package dev.earlyaccess.usage;

import static dev.earlyaccess.usage.Usage.BULK_EVALUATION;
import static dev.earlyaccess.usage.Usage.EVALUATION_OFF;
import static dev.earlyaccess.usage.Usage.EVALUATION_ON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.earlyaccess.feature.FeatureKey;
import dev.earlyaccess.feature.FeatureLifecycle;
import dev.earlyaccess.feature.FeatureMother;
import dev.earlyaccess.feature.Features;
import dev.earlyaccess.stage.Stage;
import dev.earlyaccess.testing.DatabaseTest;
import dev.earlyaccess.testing.HandMovedClock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.config.ScheduledTaskHolder;

/** Each test has instances of its own, as if the service had just started. */
@DatabaseTest
class EvaluationCountsTest {

    private static final FeatureKey DARK_MODE = new FeatureKey("dark-mode");
    private static final FeatureKey FOCUS_MODE = new FeatureKey("focus-mode");

    @Autowired
    private FeatureLifecycle lifecycle;

    @Autowired
    private Features features;

    @Autowired
    private UsageHistory history;

    @Autowired
    private UsageCounts counts;

    @Autowired
    private HandMovedClock clock;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private ScheduledTaskHolder scheduled;

    private EvaluationCounts instance;

    @BeforeEach
    void twoFeatures() {
        FeatureMother.create(lifecycle, DARK_MODE, Stage.BETA);
        FeatureMother.create(lifecycle, FOCUS_MODE, Stage.BETA);
        instance = new EvaluationCounts(counts, clock);
    }

    @Test
    void countsEachFeatureOnAndOffAndAllAtOnce() {
        instance.countOne(DARK_MODE, true);
        instance.countOne(DARK_MODE, true);
        instance.countOne(DARK_MODE, false);
        instance.countBulk();
        assertThat(counted(DARK_MODE)).isEmpty();
        instance.write();

        assertThat(counted(DARK_MODE)).isEqualTo(Map.of(EVALUATION_ON, 2L, EVALUATION_OFF, 1L, BULK_EVALUATION, 1L));
        assertThat(counted(FOCUS_MODE)).isEqualTo(Map.of(BULK_EVALUATION, 1L));
    }

    @Test
    void writesOnlyWhatHasChanged() {
        instance.countOne(DARK_MODE, true);
        instance.countOne(FOCUS_MODE, true);
        instance.write();
        List<String> before = writers();
        instance.write();
        assertThat(writers()).isEqualTo(before);
        instance.countOne(FOCUS_MODE, true);
        instance.write();

        assertThat(writers()).hasSize(2).contains(before.get(0)).isNotEqualTo(before);
        assertThat(counted(FOCUS_MODE)).isEqualTo(Map.of(EVALUATION_ON, 2L));
    }

    /** The transactions that wrote the counters as they are, by feature. */
    private List<String> writers() {
        return jdbc.sql("select xmin::text from usage_count order by feature_id")
                .query(String.class)
                .list();
    }

    @Test
    void addsUpWhatSeveralInstancesCount() {
        EvaluationCounts other = new EvaluationCounts(counts, clock);
        instance.countOne(DARK_MODE, true);
        other.countOne(DARK_MODE, true);
        instance.countBulk();
        other.countBulk();
        instance.write();
        other.write();
        other.countOne(DARK_MODE, true);
        other.write();

        assertThat(counted(DARK_MODE)).isEqualTo(Map.of(EVALUATION_ON, 3L, BULK_EVALUATION, 2L));
        counts.fold(today().plusDays(1));
        assertThat(counted(DARK_MODE)).isEqualTo(Map.of(EVALUATION_ON, 3L, BULK_EVALUATION, 2L));
        assertThat(writers()).hasSize(2);
    }

    @Test
    void writesLaterWhatCannotBeWrittenNow() {
        instance.countOne(DARK_MODE, true);
        jdbc.sql("alter table usage_count rename to out_of_reach").update();
        instance.write();
        instance.countOne(DARK_MODE, true);
        instance.write();
        jdbc.sql("alter table out_of_reach rename to usage_count").update();
        assertThat(counted(DARK_MODE)).isEmpty();
        instance.write();

        assertThat(counted(DARK_MODE)).isEqualTo(Map.of(EVALUATION_ON, 2L));
    }

    @Test
    void countsNothingTwiceIfAResponseWasLost() {
        List<UsageCounts.Total> totals = List.of(
                new UsageCounts.Total("dark-mode", "evaluation-on", 7),
                new UsageCounts.Total(null, "bulk-evaluation", 3));
        int slot = counts.ownSlot();
        counts.writeTotals(today(), slot, totals);
        counts.writeTotals(today(), slot, totals);

        assertThat(counted(DARK_MODE)).isEqualTo(Map.of(EVALUATION_ON, 7L, BULK_EVALUATION, 3L));
    }

    @Test
    void losesNothingThatIsCountedWhileItWrites() {
        IntStream.range(0, 4_000).parallel().forEach(n -> {
            instance.countOne(DARK_MODE, n % 2 == 0);
            if (n % 500 == 0) {
                instance.write();
            }
        });
        instance.destroy();

        assertThat(counted(DARK_MODE)).isEqualTo(Map.of(EVALUATION_ON, 2_000L, EVALUATION_OFF, 2_000L));
    }

    @Test
    void countsDayByDayByUtc() {
        clock.set(Instant.parse("2026-06-01T23:59:59Z"));
        instance.countOne(DARK_MODE, true);
        clock.set(Instant.parse("2026-06-02T00:00:00Z"));
        instance.countOne(DARK_MODE, false);
        clock.set(Instant.parse("2026-06-01T23:59:59Z")); // a clock that is corrected
        instance.countOne(DARK_MODE, true);
        clock.set(Instant.parse("2026-06-02T00:00:00Z"));
        instance.write();

        assertThat(counted(DARK_MODE)).isEqualTo(Map.of(EVALUATION_OFF, 1L));
        assertThat(counted(DARK_MODE, LocalDate.of(2026, 6, 1))).isEqualTo(Map.of(EVALUATION_ON, 2L));
    }

    @Test
    void leavesAloneWhatMayHaveBeenFolded() {
        instance.countOne(DARK_MODE, true);
        instance.write();
        LocalDate then = today();
        instance.countOne(DARK_MODE, true);
        clock.set(Instant.parse("2026-06-03T00:00:00Z"));
        counts.fold(today().minusDays(1));
        instance.write();

        assertThat(counted(DARK_MODE, then)).isEqualTo(Map.of(EVALUATION_ON, 1L));
    }

    @Test
    void writesByItself() {
        assertThat(scheduled.getScheduledTasks())
                .extracting(Object::toString)
                .contains(EvaluationCounts.class.getName() + ".write");
    }

    @Test
    void ignoresAFeatureThatDoesNotExist() {
        instance.countOne(new FeatureKey("never-heard-of"), true);
        instance.countOne(DARK_MODE, true);
        instance.write();

        assertThat(counted(DARK_MODE)).isEqualTo(Map.of(EVALUATION_ON, 1L));
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    private Map<Usage, Long> counted(FeatureKey feature) {
        return counted(feature, today());
    }

    private Map<Usage, Long> counted(FeatureKey feature, LocalDate day) {
        return history.of(features.require(feature), day, day, Grain.DAY)
                .total()
                .counts();
    }
}
