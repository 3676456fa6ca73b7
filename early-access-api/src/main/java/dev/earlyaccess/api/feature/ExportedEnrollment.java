package dev.earlyaccess.api.feature;

import dev.earlyaccess.api.security.HoldsAddresses;
import dev.earlyaccess.api.security.MentionsAddresses;
import dev.earlyaccess.enrollment.Enrollments;
import dev.earlyaccess.stage.EnrollmentStatus;
import dev.earlyaccess.stage.Origin;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A row of the file with a feature's enrollments. An import reads the same columns. */
@Schema(description = "One user's enrollment, as the feature's stage reads it.")
record ExportedEnrollment(
        @Schema(description = "The `sub` of the user's tokens.", example = "ada")
        String userId,

        @Schema(
                description = "The mail address; null if none is known, or you may not see addresses.",
                example = "ada@example.com",
                nullable = true)
        @HoldsAddresses
        @Nullable
        String email,

        @Schema(description = "The name; null if none is known.", example = "Ada Lovelace", nullable = true)
        @MentionsAddresses
        @Nullable
        String name,

        @Schema(description = "The language; null if none is known.", example = "de", nullable = true) @Nullable
        String locale,

        @Schema(description = "The enrollment status, as the stage reads it.", example = "opted-in")
        EnrollmentStatus status,

        @Schema(description = "When the choice was made.", example = "2026-11-22T09:00:00Z", nullable = true) @Nullable
        Instant since,

        @Schema(
                description = "Who made the choice: the user, the launch, or somebody of the team (`admin`).",
                example = "launch",
                nullable = true)
        @Nullable
        Origin origin) {

    static ExportedEnrollment of(Enrollments.EnrolledUser user) {
        return new ExportedEnrollment(
                user.user().value(),
                user.email(),
                user.name(),
                user.locale(),
                user.enrollment().status(),
                user.enrollment().since(),
                user.enrollment().origin());
    }
}
