package dev.earlyaccess.enrollment;

import static dev.earlyaccess.stage.EnrollmentStatus.INTERESTED;
import static dev.earlyaccess.stage.EnrollmentStatus.NONE;
import static dev.earlyaccess.stage.EnrollmentStatus.OPTED_IN;
import static dev.earlyaccess.stage.EnrollmentStatus.OPTED_OUT;
import static dev.earlyaccess.testing.HandMovedClock.MON_1_JUNE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.earlyaccess.feature.Feature;
import dev.earlyaccess.feature.FeatureKey;
import dev.earlyaccess.feature.FeatureLifecycle;
import dev.earlyaccess.feature.FeatureMother;
import dev.earlyaccess.feature.Features;
import dev.earlyaccess.stage.Enrollment;
import dev.earlyaccess.stage.EnrollmentStatus;
import dev.earlyaccess.stage.Origin;
import dev.earlyaccess.stage.Stage;
import dev.earlyaccess.testing.DatabaseTest;
import dev.earlyaccess.user.UserId;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@DatabaseTest
class EnrollmentsTest {

    private static final FeatureKey DARK_MODE = new FeatureKey("dark-mode");
    private static final FeatureKey AUTOSAVE = new FeatureKey("autosave");

    @Autowired
    private Enrollments enrollments;

    @Autowired
    private Features features;

    @Autowired
    private FeatureLifecycle lifecycle;

    @Autowired
    private JdbcClient jdbc;

    @ParameterizedTest(name = "{0}: {1} are {2}")
    @CsvSource(delimiter = '|', textBlock = """
            CONCEPT              | INTERESTED | ida-interested ian-in
            CONCEPT              | OPTED_IN   |
            CONCEPT              | OPTED_OUT  |
            BETA                 | INTERESTED |
            BETA                 | OPTED_IN   | ida-interested ian-in
            BETA                 | OPTED_OUT  | olga-out
            GENERAL_AVAILABILITY | INTERESTED | ida-interested
            GENERAL_AVAILABILITY | OPTED_IN   | ian-in
            GENERAL_AVAILABILITY | OPTED_OUT  | olga-out
            ARCHIVED             | INTERESTED | ida-interested
            ARCHIVED             | OPTED_IN   | ian-in
            ARCHIVED             | OPTED_OUT  | olga-out
            """)
    void areFilteredAndCountedAsTheStageReadsThem(Stage stage, EnrollmentStatus status, String expected) {
        Feature feature = created(DARK_MODE, stage);
        store(DARK_MODE, "ida-interested", "interested");
        store(DARK_MODE, "ian-in", "opted-in");
        store(DARK_MODE, "olga-out", "opted-out");
        Set<String> users = expected == null ? Set.of() : Set.of(expected.split(" "));

        assertThat(enrollments.in(feature, Set.of(status), "", 10))
                .allSatisfy(member -> assertThat(member.enrollment().status()).isEqualTo(status))
                .extracting(member -> member.user().value())
                .containsExactlyInAnyOrderElementsOf(users);
        assertThat(enrollments.countsOf(feature).getOrDefault(status, 0L)).isEqualTo(users.size());
    }

    @Test
    void sayWhoIsInSinceWhenAndByWhom() {
        Feature beta = created(DARK_MODE, Stage.BETA);
        store(DARK_MODE, "ida", "interested");
        store(DARK_MODE, "olga", "opted-out");

        assertThat(enrollments.in(beta, EnumSet.allOf(EnrollmentStatus.class), "", 10))
                .containsExactly(
                        member("ida", new Enrollment(OPTED_IN, Origin.LAUNCH, beta.stageSince())),
                        member("olga", new Enrollment(OPTED_OUT, Origin.SELF, MON_1_JUNE)));
        assertThat(enrollments.in(beta, Set.of(), "", 10)).isEmpty();
        assertThat(enrollments.of(beta, new UserId("nobody"))).isEqualTo(Enrollment.NONE);
    }

    @Test
    void arePagedByTheLastUserOfThePageBefore() {
        Feature beta = created(DARK_MODE, Stage.BETA);
        created(AUTOSAVE, Stage.BETA);
        Stream.of("dan", "ann", "cem", "eva").forEach(user -> store(DARK_MODE, user, "opted-in"));
        store(DARK_MODE, "bob", "opted-out");
        store(AUTOSAVE, "abe", "opted-in");

        assertThat(page(beta, "", 2)).containsExactly("ann", "cem");
        store(DARK_MODE, "amy", "opted-in");
        assertThat(page(beta, "cem", 2)).containsExactly("dan", "eva");
        assertThat(page(beta, "eva", 2)).isEmpty();
    }

    @Test
    void areCountedFeatureByFeature() {
        Feature beta = created(DARK_MODE, Stage.BETA);
        Feature concept = created(AUTOSAVE, Stage.CONCEPT);
        Feature unheardOf = created(new FeatureKey("unheard-of"), Stage.CONCEPT);
        for (FeatureKey key : List.of(DARK_MODE, AUTOSAVE)) {
            store(key, "ida", "interested");
            store(key, "ian", "opted-in");
            store(key, "olga", "opted-out");
        }

        assertThat(enrollments.countsOf(List.of(beta, concept, unheardOf)))
                .isEqualTo(Map.of(
                        beta.id(), Map.of(OPTED_IN, 2L, OPTED_OUT, 1L),
                        concept.id(), Map.of(INTERESTED, 2L, NONE, 1L)));
        assertThat(enrollments.countsOf(unheardOf)).isEmpty();
        assertThat(enrollments.countsOf(List.of())).isEmpty();
    }

    private Feature created(FeatureKey key, Stage stage) {
        FeatureMother.create(lifecycle, key, stage);
        return features.require(key);
    }

    private void store(FeatureKey key, String user, String status) {
        StoredEnrollment.store(jdbc, key, new UserId(user), status, MON_1_JUNE);
    }

    private List<String> page(Feature feature, String after, int limit) {
        return enrollments.in(feature, Set.of(OPTED_IN), after, limit).stream()
                .map(member -> member.user().value())
                .toList();
    }

    private static Enrollments.EnrolledUser member(String user, Enrollment enrollment) {
        return new Enrollments.EnrolledUser(new UserId(user), null, null, null, enrollment);
    }
}
