package dev.earlyaccess.admin;

import dev.earlyaccess.feature.Description;
import dev.earlyaccess.feature.Feature;
import dev.earlyaccess.feature.Owner;
import dev.earlyaccess.feature.Size;
import dev.earlyaccess.stage.EnrollmentStatus;
import dev.earlyaccess.stage.Stage;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A feature as an admin sees it. */
@Schema(description = "A feature with all that is said about it, and how many users are in and out.")
record AdminFeature(
        @Schema(example = "dark-mode") String key,
        @Schema(example = "Dark mode") String name,

        @Schema(example = "Every page in dark colours, easier on the eyes at night.", nullable = true) @Nullable
        String description,

        @Schema(example = "beta") Stage stage,

        @Schema(description = "When it entered its stage.", example = "2026-11-22T09:00:00Z")
        Instant stageSince,

        @Schema(nullable = true) @Nullable OwnerView owner,

        @Schema(example = "https://docs.example.com/dark-mode", nullable = true) @Nullable
        String documentationUrl,

        @Schema(example = "https://forum.example.com/dark-mode", nullable = true) @Nullable
        String feedbackUrl,

        @Schema(example = "2026-12-24", nullable = true) @Nullable
        LocalDate targetDate,

        @Schema(example = "minor") Size size,
        @Schema(example = "false") boolean newProduct,
        @Schema(example = "false") boolean metered,

        @Schema(example = "Kept it on for a week.", nullable = true) @Nullable
        String activationCriteria,

        @Schema(example = "2026-10-01T12:00:00Z") Instant createdAt,
        Counts counts) {

    /** Who answers for it. */
    @Schema(name = "AdminFeatureOwner", description = "Who answers for it. Users see the name alone.")
    record OwnerView(
            @Schema(example = "Design systems", nullable = true) @Nullable
            String name,

            @Schema(example = "design@example.com", nullable = true) @Nullable
            String email,

            @Schema(example = "Design", nullable = true) @Nullable
            String team) {

        private static @Nullable OwnerView of(@Nullable Owner owner) {
            return owner == null ? null : new OwnerView(owner.name(), owner.email(), owner.team());
        }
    }

    /** How many users said what, as the stage reads it. */
    @Schema(description = "How many users said what, as the feature's stage reads it.")
    record Counts(
            @Schema(example = "0") long interested,
            @Schema(example = "1280") long optedIn,
            @Schema(example = "31") long optedOut) {

        private static Counts of(Map<EnrollmentStatus, Long> counts) {
            return new Counts(
                    counts.getOrDefault(EnrollmentStatus.INTERESTED, 0L),
                    counts.getOrDefault(EnrollmentStatus.OPTED_IN, 0L),
                    counts.getOrDefault(EnrollmentStatus.OPTED_OUT, 0L));
        }
    }

    static AdminFeature of(Feature feature, Map<EnrollmentStatus, Long> counts) {
        Description description = feature.description();
        return new AdminFeature(
                feature.key().value(),
                description.name(),
                description.description(),
                feature.stage(),
                feature.stageSince(),
                OwnerView.of(description.owner()),
                description.documentationUrl(),
                description.feedbackUrl(),
                description.targetDate(),
                description.size(),
                description.newProduct(),
                description.metered(),
                description.activationCriteria(),
                feature.createdAt(),
                Counts.of(counts));
    }
}
