package dev.earlyaccess.update;

import dev.earlyaccess.user.UserId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * News about a feature, and how far it has got.
 *
 * @param text null where it announces general availability, which each language has words of its own for
 * @param postedAt it is for whoever was interested or opted in by then
 * @param recipients how many of those its sweep has come by so far
 * @param finishedAt when the sweep was through; null until then
 */
public record Update(
        long id,
        UpdateKind kind,
        @Nullable UpdateText text,
        UserId postedBy,
        Instant postedAt,
        long recipients,
        UpdateMails mails,
        @Nullable Instant finishedAt) {

    /**
     * Its mails. What is none of the last three is still to come.
     *
     * @param owed all that it has owed so far: nobody without an address, and nobody who wants no such mails
     * @param sent those that the mail server has taken
     * @param failed those that can't be sent
     * @param cancelled those that no longer held when their time came
     */
    public record UpdateMails(long owed, long sent, long failed, long cancelled) {}
}
