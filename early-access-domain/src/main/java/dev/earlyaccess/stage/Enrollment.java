package dev.earlyaccess.stage;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a user said about a feature, who made it so, and since when. As stored, or as read through a stage; see
 * {@link Stage#read}.
 *
 * @param origin null where the user said nothing
 * @param since null where the user said nothing
 */
public record Enrollment(
        EnrollmentStatus status,
        @Nullable Origin origin,
        @Nullable Instant since) {

    /** The enrollment of a user who said nothing. */
    public static final Enrollment NONE = new Enrollment(EnrollmentStatus.NONE, null, null);
}
