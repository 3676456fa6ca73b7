package dev.earlyaccess.enrollment;

import dev.earlyaccess.feature.FeatureKey;
import dev.earlyaccess.stage.Enrollment;
import dev.earlyaccess.stage.Stage;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A feature as one user sees it: the public fields, and the user's own enrollment as the feature's stage
 * reads it.
 */
public record FeaturePreview(
        FeatureKey key,
        String name,
        @Nullable String description,
        Stage stage,
        @Nullable LocalDate targetDate,
        @Nullable String documentationUrl,
        @Nullable String feedbackUrl,
        @Nullable String ownerName,
        Enrollment enrollment) {

    /** Whether this user has the feature. */
    public boolean enabled() {
        return stage.enables(enrollment.status());
    }
}
