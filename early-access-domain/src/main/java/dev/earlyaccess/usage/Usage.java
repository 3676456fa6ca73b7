package dev.earlyaccess.usage;

import dev.earlyaccess.shared.KebabCase;
import dev.earlyaccess.stage.EnrollmentStatus;
import dev.earlyaccess.stage.Origin;

/** The events that are counted for a feature. */
public enum Usage implements KebabCase {
    /** A user registered interest in a concept. */
    INTEREST,
    /** A user withdrew the interest. */
    INTEREST_TAKEN_BACK,
    /** A user opted in to a beta. */
    OPT_IN_SELF,
    /** The launch opted an interested user in. */
    OPT_IN_LAUNCH,
    /** An admin opted a user in. */
    OPT_IN_ADMIN,
    /** A user opted out of a beta, or an admin opted a user out. */
    OPT_OUT,
    /** A launch mail, a feedback request or an update was sent. */
    MAIL,
    /** Application code asked for this feature alone, and it was on for the user. */
    EVALUATION_ON,
    /** Application code asked for this feature alone, and it was off for the user. */
    EVALUATION_OFF,
    /** Application code asked for all features at once. */
    BULK_EVALUATION;

    /** The event that a stored choice counts as. */
    public static Usage of(EnrollmentStatus answer, Origin origin) {
        return switch (answer) {
            case NONE -> INTEREST_TAKEN_BACK;
            case INTERESTED -> INTEREST;
            case OPTED_IN -> optIn(origin);
            case OPTED_OUT -> OPT_OUT;
        };
    }

    private static Usage optIn(Origin origin) {
        return switch (origin) {
            case SELF -> OPT_IN_SELF;
            case LAUNCH -> OPT_IN_LAUNCH;
            case ADMIN -> OPT_IN_ADMIN;
        };
    }
}
