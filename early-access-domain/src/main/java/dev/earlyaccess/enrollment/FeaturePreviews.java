package dev.earlyaccess.enrollment;

import dev.earlyaccess.feature.FeatureCatalogue;
import dev.earlyaccess.feature.FeatureKey;
import dev.earlyaccess.feature.PublicFeature;
import dev.earlyaccess.feature.UnknownFeature;
import dev.earlyaccess.stage.Enrollment;
import dev.earlyaccess.stage.Stage;
import dev.earlyaccess.user.UserId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Features as one user sees them. This is the most frequent read of the service: the features are in memory, and one
 * statement reads the user's enrollments.
 */
@Component
public class FeaturePreviews {

    private final FeatureCatalogue catalogue;
    private final StoredEnrollments enrollments;

    FeaturePreviews(FeatureCatalogue catalogue, StoredEnrollments enrollments) {
        this.catalogue = catalogue;
        this.enrollments = enrollments;
    }

    /**
     * The features in these stages, as this user sees them, by name.
     *
     * @param locale the user's, a BCP 47 language tag; null for the features' own names
     */
    public List<FeaturePreview> of(UserId user, Set<Stage> stages, @Nullable String locale) {
        Map<Long, Enrollment> stored = enrollments.of(user);
        return catalogue.current().in(stages, locale).stream()
                .map(feature -> FeaturePreview.of(feature, stored.getOrDefault(feature.id(), Enrollment.NONE)))
                .toList();
    }

    /**
     * One feature, in any stage, as this user sees it.
     *
     * @param locale the user's, a BCP 47 language tag; null for the feature's own name
     * @throws UnknownFeature if there is none
     */
    public FeaturePreview require(UserId user, FeatureKey key, @Nullable String locale) {
        PublicFeature feature = catalogue.current().require(key, locale);
        return FeaturePreview.of(feature, enrollments.of(user, feature.id()));
    }
}
