package dev.earlyaccess.api.feature;

import dev.earlyaccess.api.security.Caller;
import dev.earlyaccess.feature.Description;
import dev.earlyaccess.feature.Feature;
import dev.earlyaccess.feature.Size;
import dev.earlyaccess.stage.EnrollmentStatus;
import dev.earlyaccess.stage.Stage;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the team sees of a feature wherever it sees one. */
@Schema(hidden = true)
record FeatureOutline(
        @Schema(description = "The feature's key: its stable name.", example = "quiet-hours")
        String key,

        @Schema(description = "The feature's title.", example = "Quiet hours")
        String name,

        @Schema(description = "The feature's stage.", example = "beta")
        Stage stage,

        @Schema(description = "When the feature entered its stage.", example = "2026-11-22T09:00:00Z")
        Instant stageSince,

        @Schema(description = "When the feature was created.", example = "2026-10-01T12:00:00Z")
        Instant createdAt,

        @Schema(description = "Who is responsible for the feature.", nullable = true)
        AdminFeature.@Nullable OwnerContactView owner,

        @Schema(
                description =
                        "Whether you are its owner or one of its managers, with the role `STAFF`. Then you may change it.",
                example = "false")
        boolean mine,

        @Schema(description = "The planned start of the next stage.", example = "2026-12-24", nullable = true) @Nullable
        LocalDate targetDate,

        @Schema(description = "How much the feature changes for users.", example = "minor")
        Size size,

        @Schema(description = "Whether the feature is a product of its own.", example = "false")
        boolean newProduct,

        @Schema(description = "Whether the use of the feature is billed.", example = "false")
        boolean metered,

        AdminFeature.EnrollmentCounts counts) {

    static FeatureOutline of(Feature feature, Map<EnrollmentStatus, Long> counts, Caller me) {
        Description description = feature.description();
        return new FeatureOutline(
                feature.key().value(),
                description.name(),
                feature.stage(),
                feature.stageSince(),
                feature.createdAt(),
                AdminFeature.OwnerContactView.of(description.owner()),
                me.owns(description),
                description.targetDate(),
                description.size(),
                description.newProduct(),
                description.metered(),
                AdminFeature.EnrollmentCounts.of(counts));
    }
}
