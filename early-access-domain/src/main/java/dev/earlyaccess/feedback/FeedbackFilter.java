package dev.earlyaccess.feedback;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which feedback is looked for.
 *
 * @param feature the id of the feature that it is about; null for any
 * @param unmatched whether only feedback is wanted of which nobody knows yet what it is about
 * @param statuses it has one of these
 * @param words what its subject and text hold: words of which the beginning is enough, {@code "phrases"}, {@code or} and
 *     {@code -without}; null for anything
 */
public record FeedbackFilter(
        @Nullable Long feature,
        boolean unmatched,
        Set<FeedbackStatus> statuses,
        @Nullable String words) {}
