package dev.earlyaccess.stage;

import static dev.earlyaccess.stage.EnrollmentStatus.INTERESTED;
import static dev.earlyaccess.stage.EnrollmentStatus.NONE;
import static dev.earlyaccess.stage.EnrollmentStatus.OPTED_IN;
import static dev.earlyaccess.stage.EnrollmentStatus.OPTED_OUT;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.earlyaccess.shared.KebabCase;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * How far a feature is released, and the rules that depend on it: which stages may follow, what opting in and
 * out store, and what a stored enrollment means.
 *
 * <p>An enrollment is stored as it was chosen and read through the stage. A transition therefore changes the
 * meaning of every subscriber's row in its own commit, at a cost that does not grow with the number of
 * subscribers.
 */
public enum Stage implements KebabCase {
    /** Announced under <em>coming soon</em>; users register interest. */
    @JsonProperty("concept")
    CONCEPT,
    /** Usable; listed under <em>feature previews</em>, where users opt in and out. */
    @JsonProperty("beta")
    BETA,
    /** On for everybody. */
    @JsonProperty("general-availability")
    GENERAL_AVAILABILITY,
    /** Off for everybody. */
    @JsonProperty("archived")
    ARCHIVED;

    /** Whether a feature may move from this stage to the next one. */
    public boolean mayBecome(Stage next) {
        return switch (this) {
            case CONCEPT -> next == BETA || next == ARCHIVED;
            case BETA -> next == GENERAL_AVAILABILITY || next == CONCEPT || next == ARCHIVED;
            case GENERAL_AVAILABILITY -> next == BETA || next == ARCHIVED;
            case ARCHIVED -> next == CONCEPT;
        };
    }

    /**
     * Whether a reason is required to move from this stage to the next one: on every way back, and to the
     * archive.
     */
    public boolean needsReasonFor(Stage next) {
        return switch (next) {
            case CONCEPT, ARCHIVED -> true;
            case BETA -> this == GENERAL_AVAILABILITY;
            case GENERAL_AVAILABILITY -> false;
        };
    }

    /** Whether a feature needs its launch checklist to enter this stage. */
    public boolean needsChecklist() {
        return switch (this) {
            case GENERAL_AVAILABILITY -> true;
            case CONCEPT, BETA, ARCHIVED -> false;
        };
    }

    /** Whether the launch checklist of a feature can be changed in this stage. */
    public boolean takesChecklistEntries() {
        return switch (this) {
            case CONCEPT, BETA -> true;
            case GENERAL_AVAILABILITY, ARCHIVED -> false;
        };
    }

    /** The status that opting in stores; empty where enrollment is closed. */
    public Optional<EnrollmentStatus> optIn() {
        return switch (this) {
            case CONCEPT -> Optional.of(INTERESTED);
            case BETA -> Optional.of(OPTED_IN);
            case GENERAL_AVAILABILITY, ARCHIVED -> Optional.empty();
        };
    }

    /**
     * The status that opting out stores, {@code NONE} where it removes the row; empty where enrollment is
     * closed.
     */
    public Optional<EnrollmentStatus> optOut() {
        return switch (this) {
            case CONCEPT -> Optional.of(NONE);
            case BETA -> Optional.of(OPTED_OUT);
            case GENERAL_AVAILABILITY, ARCHIVED -> Optional.empty();
        };
    }

    /** Whether users can give feedback in the app in this stage. */
    public boolean takesFeedback() {
        return switch (this) {
            case CONCEPT, BETA, GENERAL_AVAILABILITY -> true;
            case ARCHIVED -> false;
        };
    }

    /** Whether updates can be posted for the users who are interested or opted in. */
    public boolean takesUpdates() {
        return switch (this) {
            case CONCEPT, BETA, GENERAL_AVAILABILITY -> true;
            case ARCHIVED -> false;
        };
    }

    /** The meaning of a stored status in this stage. */
    public EnrollmentStatus read(EnrollmentStatus stored) {
        return switch (this) {
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
     * The meaning of a stored enrollment in this stage. Interest in a beta reads as opted in by the launch
     * since the stage began, even before the launch sweep has written it.
     */
    public Enrollment read(Enrollment stored, Instant stageSince) {
        EnrollmentStatus status = read(stored.status());
        if (status == stored.status()) {
            return stored;
        }
        return switch (status) {
            case NONE -> Enrollment.NONE;
            case OPTED_IN -> new Enrollment(OPTED_IN, Origin.LAUNCH, stageSince);
            case INTERESTED, OPTED_OUT -> new Enrollment(status, stored.origin(), stored.since());
        };
    }

    /** The stored statuses that read as the given one; a filter or an update has to look for them. */
    public Set<EnrollmentStatus> storedAs(EnrollmentStatus read) {
        return Arrays.stream(EnrollmentStatus.values())
                .filter(stored -> stored != NONE && read(stored) == read)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Whether a user has the feature whose enrollment reads as this status. */
    public boolean enables(EnrollmentStatus read) {
        return switch (this) {
            case CONCEPT, ARCHIVED -> false;
            case BETA -> read == OPTED_IN;
            case GENERAL_AVAILABILITY -> true;
        };
    }
}
