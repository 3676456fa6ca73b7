package dev.earlyaccess.api.feature;

import dev.earlyaccess.api.security.HoldsAddresses;
import dev.earlyaccess.feature.Description;
import dev.earlyaccess.feature.Feature;
import dev.earlyaccess.feature.Owner;
import dev.earlyaccess.feature.Size;
import dev.earlyaccess.feature.Translations;
import dev.earlyaccess.stage.EnrollmentStatus;
import dev.earlyaccess.stage.Stage;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A feature as an admin sees it. */
@Schema(description = "A feature with all its fields, and how many users have opted in and out.")
record AdminFeature(
        @Schema(description = "The feature's stable name.", example = "quiet-hours")
        String key,

        @Schema(description = "The feature's title.", example = "Quiet hours")
        String name,

        @Schema(description = "What the feature is for.", example = "No notifications at night.", nullable = true)
        @Nullable
        String description,

        @Schema(description = "The feature's stage.", example = "concept")
        Stage stage,

        @Schema(description = "When the feature entered its stage.", example = "2026-11-22T09:00:00Z")
        Instant stageSince,

        @Schema(description = "Who is responsible for the feature.", nullable = true) @Nullable
        OwnerContactView owner,

        @Schema(
                description =
                        "Mail addresses of people with the role STAFF who may change the feature like its owner; empty for "
                                + "callers who may not see addresses.",
                example = "[\"grace@example.com\"]")
        @HoldsAddresses
        List<String> managers,

        @Schema(
                description = "The address where users use the feature: the main button of its mails.",
                example = "https://app.example.com/quiet-hours",
                nullable = true)
        @Nullable
        String url,

        @Schema(
                description = "The page that explains the feature to users.",
                example = "https://docs.example.com/quiet-hours",
                nullable = true)
        @Nullable
        String documentationUrl,

        @Schema(
                description = "The page where users give feedback about the feature.",
                example = "https://forum.example.com/quiet-hours",
                nullable = true)
        @Nullable
        String feedbackUrl,

        @Schema(description = "The planned start of the next stage.", example = "2026-12-24", nullable = true) @Nullable
        LocalDate targetDate,

        @Schema(description = "How much the feature changes for users.", example = "minor")
        Size size,

        @Schema(description = "Whether the feature is a product of its own.", example = "false")
        boolean newProduct,

        @Schema(description = "Whether the use of the feature is billed.", example = "false")
        boolean metered,

        @Schema(
                description = "When a user counts as an active user of the feature.",
                example = "Kept it on for a week.",
                nullable = true)
        @Nullable
        String activationCriteria,

        @Schema(
                description = "The feature's name and description in other languages, by language tag (BCP 47).",
                example = "{\"de\": {\"name\": \"Ruhezeiten\", \"description\": \"Nachts keine Mitteilungen.\"}}")
        Map<String, TranslationView> translations,

        @Schema(description = "When the feature was created.", example = "2026-10-01T12:00:00Z")
        Instant createdAt,

        EnrollmentCounts counts) {

    /** The owner with the contact data that only admins see. */
    @Schema(name = "AdminFeatureOwner", description = "Who is responsible for the feature. Users see only the name.")
    record OwnerContactView(
            @Schema(description = "A team or a person.", example = "Notifications", nullable = true) @Nullable
            String name,

            @Schema(
                    description = "The mail address of the owner.",
                    example = "notifications@example.com",
                    nullable = true)
            @HoldsAddresses
            @Nullable
            String email,

            @Schema(description = "The team that the owner belongs to.", example = "Platform", nullable = true)
            @Nullable
            String team) {

        static @Nullable OwnerContactView of(@Nullable Owner owner) {
            return owner == null ? null : new OwnerContactView(owner.name(), owner.email(), owner.team());
        }
    }

    /** The feature in one other language. */
    @Schema(name = "Translation", description = "The feature's name and description in one language.")
    record TranslationView(
            @Schema(
                    description = "The name in this language; null: as in `name`.",
                    example = "Ruhezeiten",
                    nullable = true)
            @Nullable
            String name,

            @Schema(
                    description = "The description in this language; null: as in `description`.",
                    example = "Nachts keine Mitteilungen.",
                    nullable = true)
            @Nullable
            String description) {

        private static Map<String, TranslationView> of(Translations translations) {
            Map<String, TranslationView> views = new LinkedHashMap<>();
            translations
                    .byLanguage()
                    .forEach((language, translation) ->
                            views.put(language, new TranslationView(translation.name(), translation.description())));
            return views;
        }
    }

    /** The number of users for each enrollment status, as the stage reads it. */
    @Schema(
            name = "Counts",
            description = "The number of users for each enrollment status, as the feature's stage reads it.")
    record EnrollmentCounts(
            @Schema(description = "The number of users who are waiting for the beta.", example = "0")
            long interested,

            @Schema(description = "The number of users who are opted in.", example = "1280")
            long optedIn,

            @Schema(description = "The number of users who have opted out.", example = "31")
            long optedOut) {

        static EnrollmentCounts of(Map<EnrollmentStatus, Long> counts) {
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
                description.managers(),
                description.url(),
                description.documentationUrl(),
                description.feedbackUrl(),
                description.targetDate(),
                description.size(),
                description.newProduct(),
                description.metered(),
                description.activationCriteria(),
                TranslationView.of(description.translations()),
                feature.createdAt(),
                EnrollmentCounts.of(counts));
    }
}
