package dev.earlyaccess.stage;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The choice of one user about one feature, its origin and its time; either as stored or as read through a
 * stage, see {@link Stage#read}.
 *
 * @param origin null if no choice was made
 * @param since null if no choice was made
 */
public record Enrollment(
        EnrollmentStatus status,
        @Nullable Origin origin,
        @Nullable Instant since) {

    /** The enrollment of a user who made no choice. */
    public static final Enrollment NONE = new Enrollment(EnrollmentStatus.NONE, null, null);
}
