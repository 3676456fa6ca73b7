package dev.earlyaccess.api.feature;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.earlyaccess.api.security.Caller;
import dev.earlyaccess.api.security.HoldsAddresses;
import dev.earlyaccess.feature.Description;
import dev.earlyaccess.feature.Feature;
import dev.earlyaccess.feature.Owner;
import dev.earlyaccess.feature.Translations;
import dev.earlyaccess.stage.EnrollmentStatus;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A feature as an admin sees it. */
@Schema(description = "A feature with all its fields, and how many users have opted in and out.")
record AdminFeature(
        @JsonUnwrapped FeatureOutline outline,

        @Schema(description = "What the feature is for.", example = "No notifications at night.", nullable = true)
        @Nullable
        String description,

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

        @Schema(
                description = "When a user counts as an active user of the feature.",
                example = "Kept it on for a week.",
                nullable = true)
        @Nullable
        String activationCriteria,

        @Schema(
                description = "The feature's name and description in other languages, by language tag (BCP 47).",
                example = "{\"de\": {\"name\": \"Ruhezeiten\", \"description\": \"Nachts keine Mitteilungen.\"}}")
        Map<String, TranslationView> translations) {

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

    static AdminFeature of(Feature feature, Map<EnrollmentStatus, Long> counts, Caller me) {
        Description description = feature.description();
        return new AdminFeature(
                FeatureOutline.of(feature, counts, me),
                description.description(),
                description.managers(),
                description.url(),
                description.documentationUrl(),
                description.feedbackUrl(),
                description.activationCriteria(),
                TranslationView.of(description.translations()));
    }
}
