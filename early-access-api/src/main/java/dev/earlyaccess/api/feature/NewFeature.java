package dev.earlyaccess.api.feature;

import dev.earlyaccess.api.problem.InvalidRequest;
import dev.earlyaccess.api.request.HttpUrl;
import dev.earlyaccess.api.request.PlainText;
import dev.earlyaccess.feature.Description;
import dev.earlyaccess.feature.FeatureKey;
import dev.earlyaccess.feature.Owner;
import dev.earlyaccess.feature.Size;
import dev.earlyaccess.stage.Stage;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import java.time.LocalDate;
import org.hibernate.validator.constraints.Length;
import org.jspecify.annotations.Nullable;

/** A feature as an admin describes it. Only its name is needed; a beta needs more. */
@Schema(
        description =
                "A feature to create. Only the name is needed; one that begins as a beta also needs a description, "
                        + "a documentation link, and an owner with name and mail address.")
record NewFeature(
        @Schema(
                description = "Its stable name, never changed and never reused; made of the name if left out.",
                example = "quiet-hours")
        @Pattern(regexp = "^" + FeatureKey.PATTERN + "$", message = "must be kebab-case, like dark-mode")
        @Length(min = 1, max = FeatureKey.MAX_LENGTH)
        @Nullable
        String key,

        @Schema(
                description = "Where it begins: concept (the default) or beta.",
                example = "concept",
                allowableValues = {"concept", "beta"},
                defaultValue = "concept")
        @Nullable
        Stage stage,

        @Schema(description = "Its title.", example = "Quiet hours", requiredMode = Schema.RequiredMode.REQUIRED)
        @NotBlank
        @PlainText
        @Length(max = 120)
        String name,

        @Schema(description = "What it is for; several lines are fine.", example = "No notifications at night.")
        @PlainText(lines = true)
        @Length(max = 4_000)
        @Nullable
        String description,

        @Schema(description = "Who answers for it.") @Valid @Nullable
        OwnerFields owner,

        @Schema(description = "Where users read how it works.", example = "https://docs.example.com/quiet-hours")
        @HttpUrl
        @PlainText
        @Length(max = 2_000)
        @Nullable
        String documentationUrl,

        @Schema(
                description = "Where users say what they think of it.",
                example = "https://forum.example.com/quiet-hours")
        @HttpUrl
        @PlainText
        @Length(max = 2_000)
        @Nullable
        String feedbackUrl,

        @Schema(description = "When the next stage is meant to begin.", example = "2026-12-24") @Nullable
        LocalDate targetDate,

        @Schema(
                description = "How much it changes for users; the launch checklist asks more of a major one.",
                example = "minor",
                defaultValue = "minor")
        @Nullable
        Size size,

        @Schema(description = "Whether it is a product of its own.", example = "false", defaultValue = "false")
        @Nullable
        Boolean newProduct,

        @Schema(description = "Whether its use is billed.", example = "false", defaultValue = "false") @Nullable
        Boolean metered,

        @Schema(description = "When a user counts as using it.", example = "Kept it on for a week.")
        @PlainText(lines = true)
        @Length(max = 2_000)
        @Nullable
        String activationCriteria) {

    /** The last year that a target date may be in. */
    private static final int LAST_YEAR = 9_999;

    /** Who answers for a feature. */
    @Schema(name = "Owner", description = "Who answers for a feature. Users see the name alone.")
    record OwnerFields(
            @Schema(description = "A team or a person.", example = "Notifications")
            @PlainText
            @Length(max = 120)
            @Nullable
            String name,

            @Schema(description = "Where mail reaches them.", example = "notifications@example.com")
            @Email
            @PlainText
            @Length(max = 254)
            @Nullable
            String email,

            @Schema(description = "The team that they belong to.", example = "Platform")
            @PlainText
            @Length(max = 120)
            @Nullable
            String team) {}

    /** Its key, made of the name if none was chosen. */
    FeatureKey keyOrSlug() {
        if (key != null) {
            return new FeatureKey(key);
        }
        try {
            return FeatureKey.slugOf(name);
        } catch (IllegalArgumentException ex) {
            throw new InvalidRequest("key", "must be given: none can be made of the name " + name);
        }
    }

    Stage stageOrConcept() {
        return stage == null ? Stage.CONCEPT : stage;
    }

    Description toDescription() {
        if (targetDate != null && (targetDate.getYear() < 1 || targetDate.getYear() > LAST_YEAR)) {
            throw new InvalidRequest("targetDate", "must be in the years 1 to " + LAST_YEAR);
        }
        return new Description(
                name.strip(),
                text(description),
                owner == null ? null : new Owner(text(owner.name), text(owner.email), text(owner.team)),
                documentationUrl,
                feedbackUrl,
                targetDate,
                size == null ? Size.MINOR : size,
                Boolean.TRUE.equals(newProduct),
                Boolean.TRUE.equals(metered),
                text(activationCriteria));
    }

    /** An empty text says as little as none. */
    private static @Nullable String text(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }
}
