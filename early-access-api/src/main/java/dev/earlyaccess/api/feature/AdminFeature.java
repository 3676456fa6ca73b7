package dev.earlyaccess.api.feature;

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
        @Schema(description = "Its stable name.", example = "quiet-hours")
        String key,

        @Schema(description = "Its title.", example = "Quiet hours")
        String name,

        @Schema(description = "What it is for.", example = "No notifications at night.", nullable = true) @Nullable
        String description,

        @Schema(description = "How far it is released.", example = "concept")
        Stage stage,

        @Schema(description = "When it entered its stage.", example = "2026-11-22T09:00:00Z")
        Instant stageSince,

        @Schema(description = "Who answers for it.", nullable = true) @Nullable
        OwnerContactView owner,

        @Schema(
                description = "Where users read how it works.",
                example = "https://docs.example.com/quiet-hours",
                nullable = true)
        @Nullable
        String documentationUrl,

        @Schema(
                description = "Where users say what they think of it.",
                example = "https://forum.example.com/quiet-hours",
                nullable = true)
        @Nullable
        String feedbackUrl,

        @Schema(description = "When the next stage is meant to begin.", example = "2026-12-24", nullable = true)
        @Nullable
        LocalDate targetDate,

        @Schema(description = "How much it changes for users.", example = "minor")
        Size size,

        @Schema(description = "Whether it is a product of its own.", example = "false")
        boolean newProduct,

        @Schema(description = "Whether its use is billed.", example = "false")
        boolean metered,

        @Schema(description = "When a user counts as using it.", example = "Kept it on for a week.", nullable = true)
        @Nullable
        String activationCriteria,

        @Schema(description = "When it was created.", example = "2026-10-01T12:00:00Z")
        Instant createdAt,

        EnrollmentCounts counts) {

    /** Who answers for it. */
    @Schema(name = "AdminFeatureOwner", description = "Who answers for it. Users see the name alone.")
    record OwnerContactView(
            @Schema(description = "A team or a person.", example = "Notifications", nullable = true) @Nullable
            String name,

            @Schema(description = "Where mail reaches them.", example = "notifications@example.com", nullable = true)
            @Nullable
            String email,

            @Schema(description = "The team that they belong to.", example = "Platform", nullable = true) @Nullable
            String team) {

        static @Nullable OwnerContactView of(@Nullable Owner owner) {
            return owner == null ? null : new OwnerContactView(owner.name(), owner.email(), owner.team());
        }
    }

    /** How many users said what, as the stage reads it. */
    @Schema(name = "Counts", description = "How many users said what, as the feature's stage reads it.")
    record EnrollmentCounts(
            @Schema(description = "How many wait for its beta.", example = "0")
            long interested,

            @Schema(description = "How many have switched it on, or had it switched on.", example = "1280")
            long optedIn,

            @Schema(description = "How many have switched it off.", example = "31")
            long optedOut) {

        private static EnrollmentCounts of(Map<EnrollmentStatus, Long> counts) {
            return new EnrollmentCounts(
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
                OwnerContactView.of(description.owner()),
                description.documentationUrl(),
                description.feedbackUrl(),
                description.targetDate(),
                description.size(),
                description.newProduct(),
                description.metered(),
                description.activationCriteria(),
                feature.createdAt(),
                EnrollmentCounts.of(counts));
    }
}
