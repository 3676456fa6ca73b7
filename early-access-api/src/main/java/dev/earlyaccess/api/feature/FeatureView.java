package dev.earlyaccess.api.feature;

import dev.earlyaccess.api.stream.EventStream;
import dev.earlyaccess.enrollment.FeaturePreview;
import dev.earlyaccess.feature.PublicFeature;
import dev.earlyaccess.stage.Stage;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.media.Schema.RequiredMode;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A feature as one user sees it. */
@Schema(name = "Feature", description = "A feature as you see it, with your own enrollment.")
record FeatureView(
        @Schema(description = "The feature's stable name.", example = "dark-mode", requiredMode = RequiredMode.REQUIRED)
        String key,

        @Schema(
                description = "The feature's title, in your language if it is translated.",
                example = "Dark mode",
                requiredMode = RequiredMode.REQUIRED)
        String name,

        @Schema(
                description = "What the feature is for, in your language if it is translated.",
                example = "Every page in dark colours, easier on the eyes at night.",
                nullable = true,
                requiredMode = RequiredMode.REQUIRED)
        @Nullable
        String description,

        @Schema(description = "The feature's stage.", example = "beta", requiredMode = RequiredMode.REQUIRED)
        Stage stage,

        @Schema(
                description = "The planned start of the next stage.",
                example = "2026-12-24",
                nullable = true,
                requiredMode = RequiredMode.REQUIRED)
        @Nullable
        LocalDate targetDate,

        @Schema(
                description = "The page that explains the feature.",
                example = "https://docs.example.com/dark-mode",
                nullable = true,
                requiredMode = RequiredMode.REQUIRED)
        @Nullable
        String documentationUrl,

        @Schema(
                description = "The page for feedback about the feature. If null, send feedback about a beta with "
                        + "`POST /api/v1/features/{key}/feedback`.",
                example = "https://forum.example.com/dark-mode",
                nullable = true,
                requiredMode = RequiredMode.REQUIRED)
        @Nullable
        String feedbackUrl,

        @Schema(
                description = "Who is responsible for the feature; null if nobody is named yet.",
                nullable = true,
                requiredMode = RequiredMode.REQUIRED)
        @Nullable
        OwnerView owner,

        @Schema(description = "Your enrollment.", requiredMode = RequiredMode.REQUIRED)
        EnrollmentView enrollment,

        @Schema(
                description = "Whether the feature is enabled for you.",
                example = "true",
                requiredMode = RequiredMode.REQUIRED)
        boolean enabled) {

    /** The owner of a feature, with what users may see. */
    @Schema(name = "FeatureOwner", description = "Who is responsible for the feature.")
    record OwnerView(
            @Schema(description = "A team or a person.", example = "Design systems")
            String name) {}

    /** The features of one response. */
    @Schema(name = "Features", description = "The requested features, sorted by name.")
    record FeaturesView(
            @Schema(description = "The features, sorted by name.", requiredMode = RequiredMode.REQUIRED)
            List<FeatureView> features,

            @Schema(description = "Where to hear of changes.", requiredMode = RequiredMode.REQUIRED)
            List<EventStream> eventStreams) {}

    static FeatureView of(FeaturePreview preview) {
        PublicFeature feature = preview.feature();
        return new FeatureView(
                feature.key().value(),
                feature.name(),
                feature.description(),
                feature.stage(),
                feature.targetDate(),
                feature.documentationUrl(),
                feature.feedbackUrl(),
                feature.ownerName() == null ? null : new OwnerView(feature.ownerName()),
                EnrollmentView.of(preview.enrollment()),
                preview.enabled());
    }
}
