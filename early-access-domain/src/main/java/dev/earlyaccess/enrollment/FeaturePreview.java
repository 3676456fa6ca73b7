package dev.earlyaccess.enrollment;

import dev.earlyaccess.feature.FeatureKey;
import dev.earlyaccess.feature.PublicFeature;
import dev.earlyaccess.stage.Enrollment;
import dev.earlyaccess.stage.Stage;

/**
 * A feature as one user sees it: the public fields, and the user's own enrollment as the feature's stage
 * reads it.
 */
public record FeaturePreview(PublicFeature feature, Enrollment enrollment) {

    static FeaturePreview of(PublicFeature feature, Enrollment stored) {
        return new FeaturePreview(feature, feature.stage().read(stored, feature.stageSince()));
    }

    public FeatureKey key() {
        return feature.key();
    }

    public String name() {
        return feature.name();
    }

    public Stage stage() {
        return feature.stage();
    }

    /** Whether this user has the feature. */
    public boolean enabled() {
        return stage().enables(enrollment.status());
    }
}
