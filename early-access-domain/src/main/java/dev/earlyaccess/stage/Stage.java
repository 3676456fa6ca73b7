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
 * How far a feature is released, and all that depends on it: where it may go next, and what an enrollment means.
 *
 * <p>An enrollment is stored as it was said and read through the stage. So a transition changes what every subscriber's
 * row means in its own commit, at a cost that does not grow with their number.
 */
public enum Stage implements KebabCase {
    /** Announced under <em>coming soon</em>; users register interest. */
    @JsonProperty("concept")
    CONCEPT,
    /** Usable; listed under <em>feature previews</em>, where users switch it on and off. */
    @JsonProperty("beta")
    BETA,
    /** On for everybody. */
    @JsonProperty("general-availability")
    GENERAL_AVAILABILITY,
    /** Off for everybody. */
    @JsonProperty("archived")
    ARCHIVED;

    /** Whether a feature may move from this stage to that one. */
    public boolean mayBecome(Stage next) {
        return switch (this) {
            case CONCEPT -> next == BETA || next == ARCHIVED;
            case BETA -> next == GENERAL_AVAILABILITY || next == CONCEPT || next == ARCHIVED;
            case GENERAL_AVAILABILITY -> next == BETA || next == ARCHIVED;
            case ARCHIVED -> next == CONCEPT;
        };
    }

    /** Whether whoever moves a feature to that stage must say why: on every way back, and out. */
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

    /** Whether its launch checklist is worked on in this stage; else it stays as it was. */
    public boolean takesChecklistEntries() {
        return switch (this) {
            case CONCEPT, BETA -> true;
            case GENERAL_AVAILABILITY, ARCHIVED -> false;
        };
    }

    /** What the user's yes is stored as; empty where there is nothing to say yes to. */
    public Optional<EnrollmentStatus> yes() {
        return switch (this) {
            case CONCEPT -> Optional.of(INTERESTED);
            case BETA -> Optional.of(OPTED_IN);
            case GENERAL_AVAILABILITY, ARCHIVED -> Optional.empty();
        };
    }

    /** What the user's no is stored as, {@code NONE} where the row is removed; empty where there is nothing to refuse. */
    public Optional<EnrollmentStatus> no() {
        return switch (this) {
            case CONCEPT -> Optional.of(NONE);
            case BETA -> Optional.of(OPTED_OUT);
            case GENERAL_AVAILABILITY, ARCHIVED -> Optional.empty();
        };
    }

    /** Whether users are asked in this stage what to change. */
    public boolean takesFeedback() {
        return switch (this) {
            case BETA -> true;
            case CONCEPT, GENERAL_AVAILABILITY, ARCHIVED -> false;
        };
    }

    /** Whether there may be news about the feature for those who are interested or opted in. */
    public boolean takesUpdates() {
        return switch (this) {
            case CONCEPT, BETA, GENERAL_AVAILABILITY -> true;
            case ARCHIVED -> false;
        };
    }

    /** What a stored status means in this stage. */
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
     * What a stored enrollment means in this stage. Interest in a beta reads as opted in by the launch since the stage
     * began, whether or not the launch sweep has written it so yet.
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

    /** The stored statuses that read as this one: what a filter or an update has to look for. */
    public Set<EnrollmentStatus> storedAs(EnrollmentStatus read) {
        return Arrays.stream(EnrollmentStatus.values())
                .filter(stored -> stored != NONE && read(stored) == read)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Whether a user whose enrollment reads so has the feature. */
    public boolean enables(EnrollmentStatus read) {
        return switch (this) {
            case CONCEPT, ARCHIVED -> false;
            case BETA -> read == OPTED_IN;
            case GENERAL_AVAILABILITY -> true;
        };
    }
}
