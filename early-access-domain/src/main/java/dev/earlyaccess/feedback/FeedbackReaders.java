package dev.earlyaccess.feedback;

import org.jspecify.annotations.Nullable;

/**
 * Who looks into the inbox, and so how much of it there is.
 *
 * @param owner the address of the owner of the features whose feedback may be seen; null for all of it
 */
public record FeedbackReaders(@Nullable String owner) {

    /** Those who see all of it, unmatched feedback too. */
    public static final FeedbackReaders ADMINS = new FeedbackReaders(null);

    /** Whoever has this address sees what is said about the features that it owns; without one, nothing. */
    public static FeedbackReaders ownerWith(@Nullable String email) {
        return new FeedbackReaders(email == null ? "" : email);
    }
}
