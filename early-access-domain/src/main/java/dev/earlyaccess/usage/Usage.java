package dev.earlyaccess.usage;

import dev.earlyaccess.shared.KebabCase;
import dev.earlyaccess.stage.EnrollmentStatus;
import dev.earlyaccess.stage.Origin;

/** What is counted of a feature. */
public enum Usage implements KebabCase {
    /** Somebody registered interest in a concept. */
    INTEREST,
    /** Somebody took the interest back. */
    INTEREST_TAKEN_BACK,
    /** Somebody opted in to a beta. */
    OPT_IN_SELF,
    /** The launch opted somebody in who had been interested. */
    OPT_IN_LAUNCH,
    /** An admin opted somebody in. */
    OPT_IN_ADMIN,
    /** Somebody opted out of a beta, or an admin did it for them. */
    OPT_OUT,
    /** A launch mail, a feedback request or an update was sent. */
    MAIL;

    /** What an answer counts as, when it is stored so. */
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
