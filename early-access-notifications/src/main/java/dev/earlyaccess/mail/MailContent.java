package dev.earlyaccess.mail;

import dev.earlyaccess.feature.FeatureKey;
import dev.earlyaccess.stage.Origin;
import dev.earlyaccess.user.UserId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is to be said, and to whom.
 *
 * @param id stays the same however often the letter is sent; the Message-ID is made of it
 */
public record MailContent(Template template, Addressee reader, MailModel matter, MailId id) {

    /**
     * Who reads it.
     *
     * @param address as it was told, which need not be a possible address
     * @param locale a BCP 47 language tag
     */
    public record Addressee(
            String address, @Nullable String name, @Nullable String locale) {}

    /** What it says. */
    public interface MailModel {

        /** The subject, if it has one of its own: else the words say it. */
        default Optional<String> subject() {
            return Optional.empty();
        }

        /** Which of the words say it. */
        default String subjectWord(Template template) {
            return template.code() + ".subject";
        }

        /** What takes the place of {0} in them. */
        Object subjectSpeaksOf();

        /** What its template may speak of, besides what every template may. */
        default Map<String, @Nullable Object> variables() {
            return Map.of();
        }

        /** How it stands between the reader and the feature that it is about; empty where it is about no such thing. */
        default Optional<FeatureModel> use() {
            return Optional.empty();
        }

        /**
         * The Message-IDs of the mails that it goes on from, in angle brackets, that of the mail which it answers last; none
         * where it begins a thread.
         */
        default List<String> thread() {
            return List.of();
        }
    }

    /**
     * About a feature, to a user of it.
     *
     * @param origin who made the reader a user of the feature
     */
    public record FeatureModel(UserId user, Origin origin, FeatureFacts topic) implements MailModel {

        @Override
        public Object subjectSpeaksOf() {
            return topic.name();
        }

        @Override
        public Optional<FeatureModel> use() {
            return Optional.of(this);
        }
    }

    /** The feature that it is about. */
    public record FeatureFacts(
            FeatureKey key,
            String name,
            @Nullable String description,
            @Nullable String documentationUrl,
            @Nullable String feedbackUrl) {}
}
