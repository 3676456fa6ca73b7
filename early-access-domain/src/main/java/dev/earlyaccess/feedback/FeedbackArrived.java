package dev.earlyaccess.feedback;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Somebody said something. Published in the transaction that keeps it, or in the one in which somebody finds that it was
 * not a machine who said it; never for what a machine wrote.
 *
 * @param feedback its id
 * @param feature the id of the feature that it is about; null where that is not known
 */
public record FeedbackArrived(long feedback, @Nullable Long feature, Instant at) {}
