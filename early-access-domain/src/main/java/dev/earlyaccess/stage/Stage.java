package dev.earlyaccess.stage;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.earlyaccess.shared.KebabCase;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * How far a feature is released, and the rules that depend on it: which stages may follow, what a stage takes
 * from users and from the team, and, by {@link OptInAndOutRules}, what opting in and out mean.
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

    /** The status that opting in stores; empty where enrollment is closed. */
    public Optional<EnrollmentStatus> optIn() {
        return OptInAndOutRules.optIn(this);
    }

    /**
     * The status that opting out stores, {@code NONE} where it removes the row; empty where enrollment is
     * closed.
     */
    public Optional<EnrollmentStatus> optOut() {
        return OptInAndOutRules.optOut(this);
    }

    /** The meaning of a stored status in this stage. */
    public EnrollmentStatus read(EnrollmentStatus stored) {
        return OptInAndOutRules.read(this, stored);
    }

    /** The meaning of a stored enrollment in this stage, which began at this time. */
    public Enrollment read(Enrollment stored, Instant stageSince) {
        return OptInAndOutRules.read(this, stored, stageSince);
    }

    /** The stored statuses that read as the given one; a filter or an update has to look for them. */
    public Set<EnrollmentStatus> storedAs(EnrollmentStatus read) {
        return OptInAndOutRules.storedAs(this, read);
    }

    /** Whether a user has the feature whose enrollment reads as this status. */
    public boolean enables(EnrollmentStatus read) {
        return OptInAndOutRules.enables(this, read);
    }
}
