package dev.earlyaccess.feedback;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The filter of a search.
 *
 * @param feature the feature's id; null for any
 * @param unmatched whether to find only feedback whose feature is unknown
 * @param statuses feedback with one of these statuses
 * @param words the query for subject and text: words, of which a prefix matches, {@code "phrases"},
 *     {@code or} and {@code -without}; null for any text
 */
public record FeedbackFilter(
        @Nullable Long feature,
        boolean unmatched,
        Set<FeedbackStatus> statuses,
        @Nullable String words) {}
