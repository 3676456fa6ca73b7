package dev.earlyaccess.api.feature;

import dev.earlyaccess.stage.Enrollment;
import dev.earlyaccess.stage.EnrollmentStatus;
import dev.earlyaccess.stage.Origin;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What a user said about a feature, as its stage reads it. */
@Schema(name = "Enrollment", description = "What a user said about a feature, as the feature's stage reads it.")
public record EnrollmentView(
        @Schema(
                description = "interested: wants to hear of a concept; opted-in, opted-out: of a beta; "
                        + "none: said nothing.",
                example = "opted-in",
                requiredMode = Schema.RequiredMode.REQUIRED)
        EnrollmentStatus status,

        @Schema(
                description = "Who made it so: the user, the launch of the beta, or an admin. "
                        + "Null where the user said nothing.",
                example = "launch",
                nullable = true,
                requiredMode = Schema.RequiredMode.REQUIRED)
        @Nullable
        Origin origin,

        @Schema(
                description = "Since when. Null where the user said nothing.",
                example = "2026-11-22T09:00:00Z",
                nullable = true,
                requiredMode = Schema.RequiredMode.REQUIRED)
        @Nullable
        Instant since) {

    /** As the API shows it. */
    public static EnrollmentView of(Enrollment enrollment) {
        return new EnrollmentView(enrollment.status(), enrollment.origin(), enrollment.since());
    }
}
