package dev.earlyaccess.mail;

import dev.earlyaccess.feature.FeatureKey;
import dev.earlyaccess.stage.Origin;
import dev.earlyaccess.user.UserId;
import org.jspecify.annotations.Nullable;

/**
 * What is to be said about a feature, and to whom.
 *
 * @param id stays the same however often the letter is sent; the Message-ID is made of it
 */
public record Letter(Template template, Reader reader, Topic topic, LetterId id) {

    /**
     * Who reads it.
     *
     * @param address as the user's token told it, which need not be a possible address
     * @param locale a BCP 47 language tag
     * @param origin who made the reader a user of the feature
     */
    public record Reader(
            UserId user,
            String address,
            @Nullable String name,
            @Nullable String locale,
            Origin origin) {}

    /** What it is about. */
    public record Topic(
            FeatureKey key,
            String name,
            @Nullable String description,
            @Nullable String documentationUrl,
            @Nullable String feedbackUrl) {}
}
