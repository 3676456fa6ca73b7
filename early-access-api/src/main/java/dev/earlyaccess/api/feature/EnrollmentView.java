package dev.earlyaccess.api.feature;

import dev.earlyaccess.stage.Enrollment;
import dev.earlyaccess.stage.EnrollmentStatus;
import dev.earlyaccess.stage.Origin;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A user's enrollment in a feature, as the stage reads it. */
@Schema(name = "Enrollment", description = "A user's enrollment in a feature, as the feature's stage reads it.")
public record EnrollmentView(
        @Schema(
                description =
                        "`interested`: is waiting for the beta of a concept. `opted-in`, `opted-out`: uses a beta or not. "
                                + "`none`: has made no choice.",
                example = "opted-in",
                requiredMode = Schema.RequiredMode.REQUIRED)
        EnrollmentStatus status,

        @Schema(
                description =
                        "Who made the choice: the user, the launch of the beta, or somebody of the team (`admin`). "
                                + "Null if there is no choice.",
                example = "launch",
                nullable = true,
                requiredMode = Schema.RequiredMode.REQUIRED)
        @Nullable
        Origin origin,

        @Schema(
                description = "When the choice was made. Null if there is no choice.",
                example = "2026-11-22T09:00:00Z",
                nullable = true,
                requiredMode = Schema.RequiredMode.REQUIRED)
        @Nullable
        Instant since) {

    /** The view of this enrollment. */
    public static EnrollmentView of(Enrollment enrollment) {
        return new EnrollmentView(enrollment.status(), enrollment.origin(), enrollment.since());
    }
}
