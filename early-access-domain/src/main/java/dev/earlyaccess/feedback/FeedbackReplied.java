package dev.earlyaccess.feedback;

import java.time.Instant;

/**
 * The team answered. Published in the transaction that keeps the answer.
 *
 * @param reply its id
 * @param feedback the id of the feedback that it answers
 */
public record FeedbackReplied(long reply, long feedback, Instant at) {}
