package dev.earlyaccess.api.feature;

import dev.earlyaccess.enrollment.FeaturePreview;
import dev.earlyaccess.stage.Stage;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.media.Schema.RequiredMode;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A feature as one user sees it. */
@Schema(name = "Feature", description = "A feature as you see it, with your own enrollment.")
record FeatureView(
        @Schema(description = "Its stable name.", example = "dark-mode", requiredMode = RequiredMode.REQUIRED)
        String key,

        @Schema(description = "Its title.", example = "Dark mode", requiredMode = RequiredMode.REQUIRED)
        String name,

        @Schema(
                description = "What it is for.",
                example = "Every page in dark colours, easier on the eyes at night.",
                nullable = true,
                requiredMode = RequiredMode.REQUIRED)
        @Nullable
        String description,

        @Schema(description = "How far it is released.", example = "beta", requiredMode = RequiredMode.REQUIRED)
        Stage stage,

        @Schema(
                description = "When the next stage is meant to begin.",
                example = "2026-12-24",
                nullable = true,
                requiredMode = RequiredMode.REQUIRED)
        @Nullable
        LocalDate targetDate,

        @Schema(
                description = "Where to read how it works.",
                example = "https://docs.example.com/dark-mode",
                nullable = true,
                requiredMode = RequiredMode.REQUIRED)
        @Nullable
        String documentationUrl,

        @Schema(
                description = "Where to say what you think of it. Null where there is no such page: a beta takes it by "
                        + "`POST /api/v1/features/{key}/feedback`.",
                example = "https://forum.example.com/dark-mode",
                nullable = true,
                requiredMode = RequiredMode.REQUIRED)
        @Nullable
        String feedbackUrl,

        @Schema(
                description = "Who makes it; null where nobody is named yet.",
                nullable = true,
                requiredMode = RequiredMode.REQUIRED)
        @Nullable
        OwnerView owner,

        @Schema(description = "What you said about it.", requiredMode = RequiredMode.REQUIRED)
        EnrollmentView enrollment,

        @Schema(description = "Whether you have it.", example = "true", requiredMode = RequiredMode.REQUIRED)
        boolean enabled) {

    /** Who makes a feature, as users may know it. */
    @Schema(name = "FeatureOwner", description = "Who makes it.")
    record OwnerView(
            @Schema(description = "A team or a person.", example = "Design systems")
            String name) {}

    /** The features of one answer. */
    @Schema(name = "Features", description = "The features that you asked for, by name.")
    record FeaturesView(
            @Schema(description = "In the order of their names.", requiredMode = RequiredMode.REQUIRED)
            List<FeatureView> features) {}

    static FeatureView of(FeaturePreview preview) {
        return new FeatureView(
                preview.key().value(),
                preview.name(),
                preview.description(),
                preview.stage(),
                preview.targetDate(),
                preview.documentationUrl(),
                preview.feedbackUrl(),
                preview.ownerName() == null ? null : new OwnerView(preview.ownerName()),
                EnrollmentView.of(preview.enrollment()),
                preview.enabled());
    }
}
