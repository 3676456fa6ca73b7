package dev.earlyaccess.feedback;

import java.time.Instant;

/**
 * The team replied. Published in the transaction that stores the reply.
 *
 * @param reply the id of the reply
 * @param feedback the id of the feedback that is replied to
 */
public record FeedbackReplied(long reply, long feedback, Instant at) {}
