package dev.earlyaccess.enrollment;

import static dev.earlyaccess.testing.HandMovedClock.MON_1_JUNE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.entry;

import dev.earlyaccess.feature.FeatureKey;
import dev.earlyaccess.feature.FeatureLifecycle;
import dev.earlyaccess.feature.FeatureMother;
import dev.earlyaccess.feature.Features;
import dev.earlyaccess.shared.KebabCase;
import dev.earlyaccess.stage.Enrollment;
import dev.earlyaccess.stage.Origin;
import dev.earlyaccess.stage.Stage;
import dev.earlyaccess.testing.DatabaseTest;
import dev.earlyaccess.testing.HandMovedClock;
import dev.earlyaccess.user.UserId;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What a yes and a no leave in the table, from whatever was there, in every stage. */
@DatabaseTest
class ChoicesTest {

    private static final FeatureKey DARK_MODE = new FeatureKey("dark-mode");
    private static final UserId ADA = new UserId("ada");
    private static final Instant TUE_2_JUNE = MON_1_JUNE.plus(Duration.ofDays(1));

    /** What is stored before, and what a yes and a no store: unchanged is not even written. */
    private static final String ANSWERS = """
            stage                | stored     | yes        | no
            concept              | none       | interested | none
            concept              | interested | unchanged  | none
            concept              | opted-in   | unchanged  | none
            concept              | opted-out  | interested | unchanged
            beta                 | none       | opted-in   | opted-out
            beta                 | interested | unchanged  | opted-out
            beta                 | opted-in   | unchanged  | opted-out
            beta                 | opted-out  | opted-in   | unchanged
            general-availability | none       | closed     | closed
            general-availability | interested | closed     | closed
            general-availability | opted-in   | closed     | closed
            general-availability | opted-out  | closed     | closed
            archived             | none       | closed     | closed
            archived             | interested | closed     | closed
            archived             | opted-in   | closed     | closed
            archived             | opted-out  | closed     | closed
            """;

    @Autowired
    private EarlyAccess earlyAccess;

    @Autowired
    private FeatureLifecycle lifecycle;

    @Autowired
    private Features features;

    @Autowired
    private Enrollments enrollments;

    @Autowired
    private HandMovedClock clock;

    @Autowired
    private JdbcClient jdbc;

    @ParameterizedTest(name = "{0}, stored {1}: a yes makes it {2}")
    @CsvSource(delimiter = '|', useHeadersInDisplayName = true, textBlock = ANSWERS)
    void storesAYes(String stage, String stored, String yes) {
        check(stage, stored, yes, () -> earlyAccess.optIn(DARK_MODE, ADA, Origin.ADMIN));
    }

    @ParameterizedTest(name = "{0}, stored {1}: a no makes it {3}")
    @CsvSource(delimiter = '|', useHeadersInDisplayName = true, textBlock = ANSWERS)
    void storesANo(String stage, String stored, String yes, String no) {
        check(stage, stored, no, () -> earlyAccess.optOut(DARK_MODE, ADA, Origin.ADMIN));
    }

    private void check(String stage, String stored, String expected, Supplier<Enrollment> answer) {
        FeatureMother.create(lifecycle, DARK_MODE, KebabCase.require(Stage.class, stage));
        if (!stored.equals("none")) {
            StoredEnrollment.store(jdbc, DARK_MODE, ADA, stored, MON_1_JUNE);
        }
        Optional<StoredEnrollment> before = row();
        clock.set(TUE_2_JUNE);

        if (expected.equals("closed")) {
            assertThatExceptionOfType(ClosedForEnrollment.class)
                    .isThrownBy(answer::get)
                    .satisfies(closed -> assertThat(closed.facts())
                            .containsExactly(entry("stage", KebabCase.require(Stage.class, stage))));
        } else {
            assertThat(answer.get()).isEqualTo(enrollments.of(features.require(DARK_MODE), ADA));
        }

        switch (expected) {
            case "closed", "unchanged" -> assertThat(row()).isEqualTo(before);
            case "none" -> assertThat(row()).isEmpty();
            default ->
                assertThat(row()).hasValueSatisfying(row -> {
                    assertThat(row.status()).isEqualTo(expected);
                    assertThat(row.origin()).isEqualTo("admin");
                    assertThat(row.since()).isEqualTo(TUE_2_JUNE);
                    assertThat(row.feedbackSettled()).isFalse();
                });
        }
    }

    private Optional<StoredEnrollment> row() {
        return StoredEnrollment.find(jdbc, DARK_MODE, ADA);
    }
}
