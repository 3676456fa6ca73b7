package dev.earlyaccess.feedback;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Feedback of a person arrived. Published in the transaction that stores the feedback, or in the transaction
 * in which somebody marks automatic feedback as written by a person; never for automatic feedback.
 *
 * @param feedback the id of the feedback
 * @param feature the feature's id; null if unknown
 */
public record FeedbackArrived(long feedback, @Nullable Long feature, Instant at) {}
