package dev.earlyaccess.feedback;

import org.jspecify.annotations.Nullable;

/**
 * How much was said about one feature in some time.
 *
 * @param about null for what is not known to be about any feature
 * @param count how many said something
 * @param meanRating of those who gave a rating; null where nobody did
 */
public record FeedbackTally(
        Feedback.@Nullable FeatureReference about,
        long count,
        @Nullable Double meanRating) {}
