package dev.earlyaccess.stage;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class WhyEnabledTest {

    private static final Instant JUNE = Instant.parse("2026-06-01T09:00:00Z");

    private static Stream<Enrollment> enrollments() {
        return Stream.concat(
                Stream.of(Enrollment.NONE),
                Arrays.stream(EnrollmentStatus.values())
                        .filter(status -> status != EnrollmentStatus.NONE)
                        .flatMap(status -> Arrays.stream(Origin.values())
                                .filter(origin -> origin != Origin.LAUNCH || status == EnrollmentStatus.OPTED_IN)
                                .map(origin -> new Enrollment(status, origin, JUNE))));
    }

    @ParameterizedTest
    @EnumSource(Stage.class)
    void saysOnWhereTheStageEnablesTheFeature(Stage stage) {
        assertThat(enrollments().map(stored -> stage.read(stored, JUNE)))
                .allSatisfy(reads -> assertThat(WhyEnabled.sentence(stage, reads))
                        .startsWith(stage.enables(reads.status()) ? "On: " : "Off: "));
    }

    @ParameterizedTest
    @EnumSource(
            value = Stage.class,
            names = {"CONCEPT", "GENERAL_AVAILABILITY", "ARCHIVED"})
    void isTheStageWhereUsersDecideNothing(Stage stage) {
        assertThat(enrollments())
                .allSatisfy(reads -> assertThat(WhyEnabled.in(stage, reads)).isEqualTo(WhyEnabled.STAGE));
    }
}
