package dev.earlyaccess.inbound;

import dev.earlyaccess.mail.MailId;
import dev.earlyaccess.user.UserId;
import org.jspecify.annotations.Nullable;

/**
 * The mail of this service that an incoming mail replies to, or reports about.
 *
 * @param mail our mail
 * @param feature the id of the feature that our mail was about
 * @param user the recipient, if our mail went to a user
 * @param address the current address of the user, or the address of the member of the feedback group
 * @param repliedTo the id of the feedback that our mail replied to, if it was a reply
 * @param notice what our mail told a member of the feedback group; null for every other mail
 */
record RepliedMail(
        MailId mail,
        @Nullable Long feature,
        @Nullable UserId user,
        @Nullable String address,
        @Nullable Long repliedTo,
        @Nullable Notice notice) {

    /**
     * A mail that told a member of the feedback group of feedback.
     *
     * @param delivery the id of its delivery
     * @param feedback the id of the feedback
     * @param feature the id of the feature that the feedback is about by now
     * @param member the address of the member
     */
    record Notice(long delivery, long feedback, @Nullable Long feature, String member) {}
}
