package dev.earlyaccess.mail;

import dev.earlyaccess.feature.Description;
import dev.earlyaccess.feature.FeatureKey;
import dev.earlyaccess.feature.Translations;
import dev.earlyaccess.stage.Origin;
import dev.earlyaccess.stage.Stage;
import dev.earlyaccess.user.UserId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a mail is to say, and to whom.
 *
 * @param id the same each time that the mail is sent; the Message-ID is made of it
 */
public record MailContent(MailType type, Addressee addressee, MailModel model, MailId id) {

    /**
     * The reader of a mail.
     *
     * @param address as it was stored, which need not be a valid address
     * @param locale a BCP 47 language tag
     */
    public record Addressee(
            String address, @Nullable String name, @Nullable String locale) {}

    /** What the templates of one type of mail show. */
    public interface MailModel {

        /**
         * The subject, if this mail has one of its own. Otherwise the subject is the message of
         * {@link #subjectKey}.
         */
        default Optional<String> subject() {
            return Optional.empty();
        }

        /** The key of the subject in {@code words.properties}. */
        default String subjectKey(MailType type) {
            return type.code() + ".subject";
        }

        /** The value of {@code {0}} in the message of {@link #subjectKey}. */
        Object subjectArgument();

        /** The variables of this mail's templates, in addition to those that every template has. */
        default Map<String, @Nullable Object> variables() {
            return Map.of();
        }

        /** Whether a reply to this mail reaches the service, so that the mail has a reply address of its own. */
        default boolean takesReplies(MailType type) {
            return type.takesReplies();
        }

        /** The reader's use of the feature. Empty unless the mail is for enrolled users. */
        default Optional<FeatureModel> featureModel() {
            return Optional.empty();
        }

        /**
         * The Message-IDs of the earlier mails in the same thread, in angle brackets. The last one is the
         * mail to which this mail replies. Empty where this mail begins a thread.
         */
        default List<String> thread() {
            return List.of();
        }
    }

    /**
     * A mail to an enrolled user about a feature.
     *
     * @param origin who enrolled the user
     * @param stage the feature's
     */
    public record FeatureModel(UserId user, Origin origin, Stage stage, FeatureFacts feature) implements MailModel {

        @Override
        public Object subjectArgument() {
            return feature.name();
        }

        @Override
        public Optional<FeatureModel> featureModel() {
            return Optional.of(this);
        }
    }

    /**
     * The feature that a mail is about.
     *
     * @param url where the feature is used
     */
    public record FeatureFacts(
            FeatureKey key,
            String name,
            @Nullable String description,
            @Nullable String url,
            @Nullable String documentationUrl,
            @Nullable String feedbackUrl) {

        /** A feature, for a reader with this locale, which is a BCP 47 language tag. */
        public static FeatureFacts of(FeatureKey key, Description feature, @Nullable String locale) {
            return new FeatureFacts(
                            key,
                            feature.name(),
                            feature.description(),
                            feature.url(),
                            feature.documentationUrl(),
                            feature.feedbackUrl())
                    .translated(feature.translations(), locale);
        }

        /** The same for a reader with this locale. */
        public FeatureFacts translated(Translations translations, @Nullable String locale) {
            return new FeatureFacts(
                    key,
                    translations.name(name, locale),
                    translations.description(description, locale),
                    url,
                    documentationUrl,
                    feedbackUrl);
        }
    }
}
