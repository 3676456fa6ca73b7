package dev.earlyaccess.api.feature;

import dev.earlyaccess.api.problem.InvalidRequest;
import dev.earlyaccess.api.request.HttpUrl;
import dev.earlyaccess.api.request.LanguageTag;
import dev.earlyaccess.api.request.PlainText;
import dev.earlyaccess.api.request.TextLength;
import dev.earlyaccess.feature.Description;
import dev.earlyaccess.feature.FeatureKey;
import dev.earlyaccess.feature.Owner;
import dev.earlyaccess.feature.Size;
import dev.earlyaccess.feature.Translation;
import dev.earlyaccess.feature.Translations;
import dev.earlyaccess.stage.Stage;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A feature to create. Only the name is required; a beta needs more fields. */
@Schema(
        description =
                "A feature to create. Only the name is required. A feature that begins as a beta also needs a description, "
                        + "a documentation link, and an owner with name and mail address.")
record NewFeature(
        @Schema(
                description = "The feature's stable name: never changed, never reused. Default: derived from the name.",
                example = "quiet-hours")
        @Pattern(regexp = "^" + FeatureKey.PATTERN + "$", message = "must be kebab-case, like dark-mode")
        @TextLength(min = 1, max = FeatureKey.MAX_LENGTH)
        @Nullable
        String key,

        @Schema(
                description = "The first stage: concept (the default) or beta.",
                example = "concept",
                allowableValues = {"concept", "beta"},
                defaultValue = "concept")
        @Nullable
        Stage stage,

        @Schema(
                description = "The feature's title.",
                example = "Quiet hours",
                requiredMode = Schema.RequiredMode.REQUIRED)
        @NotBlank
        @PlainText
        @TextLength(max = 120)
        String name,

        @Schema(
                description = "What the feature is for; may have several lines.",
                example = "No notifications at night.")
        @PlainText(lines = true)
        @TextLength(max = 4_000)
        @Nullable
        String description,

        @Schema(description = "Who is responsible for the feature.") @Valid @Nullable
        OwnerFields owner,

        @Schema(
                description =
                        "Mail addresses of people with the role STAFF who may change the feature like its owner. Users "
                                + "never see them.",
                example = "[\"grace@example.com\"]")
        @jakarta.validation.constraints.Size(max = MOST_MANAGERS, message = "must not have more than {max} addresses")
        @Nullable
        List<@NotBlank @Email @PlainText @TextLength(max = 254) String> managers,

        @Schema(
                description = "The address where users use the feature: the main button of its mails.",
                example = "https://app.example.com/quiet-hours")
        @HttpUrl
        @PlainText
        @TextLength(max = 2_000)
        @Nullable
        String url,

        @Schema(
                description = "The page that explains the feature to users.",
                example = "https://docs.example.com/quiet-hours")
        @HttpUrl
        @PlainText
        @TextLength(max = 2_000)
        @Nullable
        String documentationUrl,

        @Schema(
                description = "The page where users give feedback about the feature.",
                example = "https://forum.example.com/quiet-hours")
        @HttpUrl
        @PlainText
        @TextLength(max = 2_000)
        @Nullable
        String feedbackUrl,

        @Schema(description = "The planned start of the next stage.", example = "2026-12-24") @Nullable
        LocalDate targetDate,

        @Schema(
                description =
                        "How much the feature changes for users; the launch checklist has more items for a major feature.",
                example = "minor",
                defaultValue = "minor")
        @Nullable
        Size size,

        @Schema(description = "Whether the feature is a product of its own.", example = "false", defaultValue = "false")
        @Nullable
        Boolean newProduct,

        @Schema(description = "Whether the use of the feature is billed.", example = "false", defaultValue = "false")
        @Nullable
        Boolean metered,

        @Schema(
                description = "When a user counts as an active user of the feature.",
                example = "Kept it on for a week.")
        @PlainText(lines = true)
        @TextLength(max = 2_000)
        @Nullable
        String activationCriteria,

        @Schema(
                description =
                        "The name and the description in other languages, by language tag (BCP 47), such as `de` or `pt-BR`. "
                                + "Users read the translation for their `locale`, or for `Accept-Language`.",
                example = "{\"de\": {\"name\": \"Ruhezeiten\", \"description\": \"Nachts keine Mitteilungen.\"}}")
        @jakarta.validation.constraints.Size(max = MOST_LANGUAGES, message = "must not have more than {max} languages")
        @Nullable
        Map<@LanguageTag String, @Valid @Nullable TranslationFields> translations) {

    private static final int MOST_MANAGERS = 50;

    /** More languages than any product is translated into. */
    private static final int MOST_LANGUAGES = 100;

    /** Without a feedback page of its own: then users reply by mail, and the replies reach the inbox. */
    static final String EXAMPLE = """
            {
              "key": "quiet-hours",
              "stage": "concept",
              "name": "Quiet hours",
              "description": "No notifications at night.",
              "owner": {"name": "Notifications", "email": "notifications@example.com", "team": "Messaging"},
              "documentationUrl": "https://docs.example.com/quiet-hours",
              "targetDate": "2026-12-24",
              "size": "minor",
              "newProduct": false,
              "metered": false,
              "activationCriteria": "Kept it on for a week."
            }""";

    /** The last year that a target date may be in. */
    private static final int LAST_YEAR = 9_999;

    /** The owner of a feature. */
    @Schema(name = "Owner", description = "Who is responsible for a feature. Users see only the name.")
    record OwnerFields(
            @Schema(description = "A team or a person.", example = "Notifications")
            @PlainText
            @TextLength(max = 120)
            @Nullable
            String name,

            @Schema(description = "The mail address of the owner.", example = "notifications@example.com")
            @Email
            @PlainText
            @TextLength(max = 254)
            @Nullable
            String email,

            @Schema(description = "The team that the owner belongs to.", example = "Platform")
            @PlainText
            @TextLength(max = 120)
            @Nullable
            String team) {}

    /** The feature in one other language. */
    @Schema(
            name = "NewTranslation",
            description = "The name and the description in one language; at least one of them.")
    record TranslationFields(
            @Schema(description = "The name in this language.", example = "Ruhezeiten")
            @PlainText
            @TextLength(max = 120)
            @Nullable
            String name,

            @Schema(
                    description = "The description in this language; may have several lines.",
                    example = "Nachts keine Mitteilungen.")
            @PlainText(lines = true)
            @TextLength(max = 4_000)
            @Nullable
            String description) {

        private Translation toTranslation(String language) {
            if (text(name) == null && text(description) == null) {
                throw new InvalidRequest("translations." + language, "must have a name or a description");
            }
            return new Translation(text(name), text(description));
        }
    }

    /** The key, derived from the name if the request has none. */
    FeatureKey keyOrSlug() {
        if (key != null) {
            return new FeatureKey(key);
        }
        try {
            return FeatureKey.slugOf(name);
        } catch (IllegalArgumentException ex) {
            throw new InvalidRequest("key", "must be given: no key can be derived from the name " + name);
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
                managers == null ? List.of() : managers(managers),
                url,
                documentationUrl,
                feedbackUrl,
                targetDate,
                size == null ? Size.MINOR : size,
                Boolean.TRUE.equals(newProduct),
                Boolean.TRUE.equals(metered),
                text(activationCriteria),
                translations == null ? Translations.NONE : translations(translations));
    }

    private static List<String> managers(List<String> addresses) {
        return addresses.stream()
                .map(address -> address.strip().toLowerCase(Locale.ROOT))
                .distinct()
                .toList();
    }

    /** A language whose translation is null has none: so a merge patch removes it. */
    private static Translations translations(Map<String, @Nullable TranslationFields> fields) {
        SortedMap<String, Translation> translations = new TreeMap<>();
        fields.forEach((language, translation) -> {
            if (translation != null) {
                translations.put(language, translation.toTranslation(language));
            }
        });
        return new Translations(translations);
    }

    /** A blank text counts as absent. */
    private static @Nullable String text(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }
}
