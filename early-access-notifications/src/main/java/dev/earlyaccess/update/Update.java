package dev.earlyaccess.update;

import dev.earlyaccess.user.UserId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An update about a feature, and its progress.
 *
 * @param text null unless an admin wrote it: other texts are part of the templates in each language
 * @param postedAt the update is for the users who were interested or opted in by then
 * @param recipients the number of recipients processed so far
 * @param finishedAt when the sweep finished; null until then
 */
public record Update(
        long id,
        UpdateKind kind,
        @Nullable UpdateText text,
        UserId postedBy,
        Instant postedAt,
        long recipients,
        UpdateMails mails,
        Unmailed unmailed,
        @Nullable Instant finishedAt) {

    /**
     * The mails of an update. A mail that is not sent, failed or cancelled is still owed.
     *
     * @param owed the number of mails owed so far
     * @param sent the number of mails that the mail server has accepted
     * @param failed the number of mails that can't be sent
     * @param cancelled the number of mails that no longer held when they were due
     */
    public record UpdateMails(long owed, long sent, long failed, long cancelled) {}

    /**
     * The recipients who are owed no mail.
     *
     * @param noAddress the number of users without an address
     * @param suppressed the number of users whose address is suppressed
     * @param notWanted the number of users who turned updates off
     */
    public record Unmailed(long noAddress, long suppressed, long notWanted) {}
}
