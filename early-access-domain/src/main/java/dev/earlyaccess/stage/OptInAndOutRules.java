package dev.earlyaccess.stage;

import static dev.earlyaccess.stage.EnrollmentStatus.INTERESTED;
import static dev.earlyaccess.stage.EnrollmentStatus.NONE;
import static dev.earlyaccess.stage.EnrollmentStatus.OPTED_IN;
import static dev.earlyaccess.stage.EnrollmentStatus.OPTED_OUT;

import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What opting in and out mean in each stage: what a choice stores, and how a stored enrollment is read. The
 * other rooms ask the {@link Stage}.
 *
 * <p>An enrollment is stored as it was chosen and read through the stage. A transition therefore changes the
 * meaning of every subscriber's row in its own commit, at a cost that does not grow with the number of
 * subscribers.
 */
final class OptInAndOutRules {

    private OptInAndOutRules() {}

    /** The status that opting in stores; empty where enrollment is closed. */
    static Optional<EnrollmentStatus> optIn(Stage stage) {
        return switch (stage) {
            case CONCEPT -> Optional.of(INTERESTED);
            case BETA -> Optional.of(OPTED_IN);
            case GENERAL_AVAILABILITY, ARCHIVED -> Optional.empty();
        };
    }

    /**
     * The status that opting out stores, {@code NONE} where it removes the row; empty where enrollment is
     * closed.
     */
    static Optional<EnrollmentStatus> optOut(Stage stage) {
        return switch (stage) {
            case CONCEPT -> Optional.of(NONE);
            case BETA -> Optional.of(OPTED_OUT);
            case GENERAL_AVAILABILITY, ARCHIVED -> Optional.empty();
        };
    }

    /** The meaning of a stored status. */
    static EnrollmentStatus read(Stage stage, EnrollmentStatus stored) {
        return switch (stage) {
            case CONCEPT ->
                switch (stored) {
                    case INTERESTED, OPTED_IN -> INTERESTED;
                    case OPTED_OUT, NONE -> NONE;
                };
            case BETA -> stored == INTERESTED ? OPTED_IN : stored;
            case GENERAL_AVAILABILITY, ARCHIVED -> stored;
        };
    }

    /**
     * The meaning of a stored enrollment. Interest in a beta reads as opted in by the launch since the stage
     * began, even before the launch sweep has written it.
     */
    static Enrollment read(Stage stage, Enrollment stored, Instant stageSince) {
        EnrollmentStatus status = read(stage, stored.status());
        if (status == stored.status()) {
            return stored;
        }
        return switch (status) {
            case NONE -> Enrollment.NONE;
            case OPTED_IN -> new Enrollment(OPTED_IN, Origin.LAUNCH, stageSince);
            case INTERESTED, OPTED_OUT -> new Enrollment(status, stored.origin(), stored.since());
        };
    }

    /** The stored statuses that read as the given one. */
    static Set<EnrollmentStatus> storedAs(Stage stage, EnrollmentStatus read) {
        return Arrays.stream(EnrollmentStatus.values())
                .filter(stored -> stored != NONE && read(stage, stored) == read)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Whether a user has the feature whose enrollment reads as this status. */
    static boolean enables(Stage stage, EnrollmentStatus read) {
        return switch (stage) {
            case CONCEPT, ARCHIVED -> false;
            case BETA -> read == OPTED_IN;
            case GENERAL_AVAILABILITY -> true;
        };
    }
}
