package dev.earlyaccess.feedback;

import org.jspecify.annotations.Nullable;

/**
 * The amount of feedback about one feature in a period.
 *
 * @param about the feature; null for unmatched feedback
 * @param count the number of entries
 * @param meanRating the mean of the ratings; null if there are none
 */
public record FeedbackTally(
        Feedback.@Nullable FeatureReference about,
        long count,
        @Nullable Double meanRating) {}
