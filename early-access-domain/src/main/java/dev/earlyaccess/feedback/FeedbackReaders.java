package dev.earlyaccess.feedback;

import org.jspecify.annotations.Nullable;

/**
 * The readers of the inbox, who decide which feedback is visible.
 *
 * @param owner the address of a feature owner, who sees the feedback about their own features; null for all
 *     feedback
 */
public record FeedbackReaders(@Nullable String owner) {

    /** Readers who see all feedback, unmatched feedback included. */
    public static final FeedbackReaders ALL = new FeedbackReaders(null);

    /** The owner with this address sees feedback about their own features; without an address, nothing. */
    public static FeedbackReaders ownerWith(@Nullable String email) {
        return new FeedbackReaders(email == null ? "" : email);
    }
}
