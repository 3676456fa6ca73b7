package dev.earlyaccess.inbound;

import dev.earlyaccess.user.UserId;
import org.jspecify.annotations.Nullable;

/**
 * The mail of ours that a mail answers, or reports about.
 *
 * @param feature the id of the feature that it was about
 * @param user who was asked, if it went to a user
 * @param address where mail reaches that user now, or the member of the feedback group to whom it went
 * @param repliedTo the id of the feedback that it replied to, if it was a reply
 */
record RepliedMail(
        @Nullable Long feature,
        @Nullable UserId user,
        @Nullable String address,
        @Nullable Long repliedTo) {}
