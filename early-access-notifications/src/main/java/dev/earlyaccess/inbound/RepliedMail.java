package dev.earlyaccess.inbound;

import dev.earlyaccess.user.UserId;
import org.jspecify.annotations.Nullable;

/**
 * The mail of this service that an incoming mail replies to, or reports about.
 *
 * @param feature the id of the feature that our mail was about
 * @param user the recipient, if our mail went to a user
 * @param address the current address of the user, or the address of the member of the feedback group
 * @param repliedTo the id of the feedback that our mail replied to, if it was a reply
 */
record RepliedMail(
        @Nullable Long feature,
        @Nullable UserId user,
        @Nullable String address,
        @Nullable Long repliedTo) {}
