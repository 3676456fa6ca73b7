package dev.earlyaccess.stage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earlyaccess.shared.KebabCase;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The rules of the stages, whole: a stage or a status that the tables don't mention fails. */
class StageTest {

    /** What is stored, what it reads as, whether that has the feature; and what an answer is stored as, or closed. */
    private static final String ENROLLMENTS = """
            stage                | stored     | reads      | enabled | yes        | no
            concept              | none       | none       | false   | interested | none
            concept              | interested | interested | false   | interested | none
            concept              | opted-in   | interested | false   | interested | none
            concept              | opted-out  | none       | false   | interested | none
            beta                 | none       | none       | false   | opted-in   | opted-out
            beta                 | interested | opted-in   | true    | opted-in   | opted-out
            beta                 | opted-in   | opted-in   | true    | opted-in   | opted-out
            beta                 | opted-out  | opted-out  | false   | opted-in   | opted-out
            general-availability | none       | none       | true    | closed     | closed
            general-availability | interested | interested | true    | closed     | closed
            general-availability | opted-in   | opted-in   | true    | closed     | closed
            general-availability | opted-out  | opted-out  | true    | closed     | closed
            archived             | none       | none       | false   | closed     | closed
            archived             | interested | interested | false   | closed     | closed
            archived             | opted-in   | opted-in   | false   | closed     | closed
            archived             | opted-out  | opted-out  | false   | closed     | closed
            """;

    /** Whether there is a way from the one to the other, and whether it has to be explained. */
    private static final String TRANSITIONS = """
            from                 | to                   | step
            concept              | concept              | no
            concept              | beta                 | yes
            concept              | general-availability | no
            concept              | archived             | with reason
            beta                 | concept              | with reason
            beta                 | beta                 | no
            beta                 | general-availability | yes
            beta                 | archived             | with reason
            general-availability | concept              | no
            general-availability | beta                 | with reason
            general-availability | general-availability | no
            general-availability | archived             | with reason
            archived             | concept              | with reason
            archived             | beta                 | no
            archived             | general-availability | no
            archived             | archived             | no
            """;

    private static final Instant SAID = Instant.parse("2026-06-01T09:00:00Z");
    private static final Instant STAGE_BEGAN = Instant.parse("2026-06-08T09:00:00Z");

    @ParameterizedTest(name = "{0}, stored {1}: reads {2}, enabled {3}, opting in {4}, opting out {5}")
    @CsvSource(delimiter = '|', useHeadersInDisplayName = true, textBlock = ENROLLMENTS)
    void readsAStoredEnrollment(
            String stageCode, String storedCode, String reads, boolean enabled, String optIn, String optOut) {
        Stage stage = stage(stageCode);
        EnrollmentStatus stored = status(storedCode);

        assertThat(stage.read(stored)).isEqualTo(status(reads));
        assertThat(stage.enables(stage.read(stored))).isEqualTo(enabled);
        assertThat(stage.optIn()).isEqualTo(choice(optIn));
        assertThat(stage.optOut()).isEqualTo(choice(optOut));
        assertThat(stage.storedAs(status(reads)).contains(stored)).isEqualTo(stored != EnrollmentStatus.NONE);
    }

    @ParameterizedTest(name = "{0} to {1}: {2}")
    @CsvSource(delimiter = '|', useHeadersInDisplayName = true, textBlock = TRANSITIONS)
    void mayBecomeTheStagesOfTheTable(String from, String to, String step) {
        assertThat(stage(from).mayBecome(stage(to))).isEqualTo(!step.equals("no"));
        if (stage(from).mayBecome(stage(to))) {
            assertThat(stage(from).needsReasonFor(stage(to))).isEqualTo(step.equals("with reason"));
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', useHeadersInDisplayName = true, textBlock = """
            stage                | needs the checklist | takes entries of it
            concept              | false               | true
            beta                 | false               | true
            general-availability | true                | false
            archived             | false               | false
            """)
    void knowsItsLaunchChecklist(String code, boolean needs, boolean takes) {
        assertThat(stage(code).needsChecklist()).isEqualTo(needs);
        assertThat(stage(code).takesChecklistEntries()).isEqualTo(takes);
    }

    @Test
    void leavesNothingOut() {
        assertThat(firstTwoColumns(ENROLLMENTS)).containsExactlyElementsOf(pairs(EnrollmentStatus.values()));
        assertThat(firstTwoColumns(TRANSITIONS)).containsExactlyElementsOf(pairs(Stage.values()));
    }

    @Test
    void readsInterestInABetaAsOptedInByTheLaunch() {
        Enrollment interested = new Enrollment(EnrollmentStatus.INTERESTED, Origin.SELF, SAID);

        assertThat(Stage.BETA.read(interested, STAGE_BEGAN))
                .isEqualTo(new Enrollment(EnrollmentStatus.OPTED_IN, Origin.LAUNCH, STAGE_BEGAN));
    }

    @Test
    void readsAnOptInToAConceptAsInterest() {
        Enrollment optedIn = new Enrollment(EnrollmentStatus.OPTED_IN, Origin.ADMIN, SAID);

        assertThat(Stage.CONCEPT.read(optedIn, STAGE_BEGAN))
                .isEqualTo(new Enrollment(EnrollmentStatus.INTERESTED, Origin.ADMIN, SAID));
    }

    @Test
    void readsAnOptOutOfAConceptAsNoChoice() {
        Enrollment optedOut = new Enrollment(EnrollmentStatus.OPTED_OUT, Origin.SELF, SAID);

        assertThat(Stage.CONCEPT.read(optedOut, STAGE_BEGAN)).isEqualTo(Enrollment.NONE);
    }

    @ParameterizedTest
    @EnumSource
    void keepsOriginAndTimeOfAnUnchangedReading(Stage stage) {
        for (EnrollmentStatus status : stage.storedAs(EnrollmentStatus.OPTED_OUT)) {
            Enrollment stored = new Enrollment(status, Origin.ADMIN, SAID);
            assertThat(stage.read(stored, STAGE_BEGAN)).isEqualTo(stored);
        }
        assertThat(stage.read(Enrollment.NONE, STAGE_BEGAN)).isEqualTo(Enrollment.NONE);
    }

    private static Stage stage(String code) {
        return KebabCase.require(Stage.class, code);
    }

    private static EnrollmentStatus status(String code) {
        return KebabCase.require(EnrollmentStatus.class, code);
    }

    private static Optional<EnrollmentStatus> choice(String code) {
        return code.equals("closed") ? Optional.empty() : Optional.of(status(code));
    }

    private static Stream<List<String>> firstTwoColumns(String table) {
        return table.lines().skip(1).map(row -> {
            String[] cells = row.split("\\|");
            return List.of(cells[0].strip(), cells[1].strip());
        });
    }

    private static List<List<String>> pairs(KebabCase... others) {
        return Arrays.stream(Stage.values())
                .flatMap(stage -> Arrays.stream(others).map(other -> List.of(stage.code(), other.code())))
                .toList();
    }
}
