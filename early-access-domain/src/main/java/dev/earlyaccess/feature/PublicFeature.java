package dev.earlyaccess.feature;

import dev.earlyaccess.stage.Stage;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What users may know of a feature, in one language.
 *
 * @param id the primary key
 * @param stageSince when it entered its stage
 */
public record PublicFeature(
        long id,
        FeatureKey key,
        String name,
        @Nullable String description,
        Stage stage,
        Instant stageSince,
        @Nullable LocalDate targetDate,
        @Nullable String documentationUrl,
        @Nullable String feedbackUrl,
        @Nullable String ownerName) {

    /** @param locale the reader's, a BCP 47 language tag; null for the feature's own name and description */
    static PublicFeature of(Feature feature, @Nullable String locale) {
        Description described = feature.description();
        return new PublicFeature(
                feature.id(),
                feature.key(),
                described.translations().name(described.name(), locale),
                described.translations().description(described.description(), locale),
                feature.stage(),
                feature.stageSince(),
                described.targetDate(),
                described.documentationUrl(),
                described.feedbackUrl(),
                described.owner() == null ? null : described.owner().name());
    }
}
