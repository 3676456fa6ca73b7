package dev.earlyaccess.team;

import dev.earlyaccess.user.UserId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A member of the feedback group.
 *
 * @param email in lower case
 * @param user the user who chose the mails; null if nobody or an admin did
 * @param isOwner whether a feature's owner has this address
 * @param isExec whether the settings name the address as that of an exec
 * @param seesAll whether the member may see all feedback: an exec, an admin who joined, or somebody whom an
 *     admin added. Every other member sees the feedback about features that have the address as their owner's
 * @param changedAt time of the choice; null for the default
 * @param unreachable why no mail is sent to the address; null if it is not suppressed
 */
public record GroupMember(
        String email,
        FeedbackMailFrequency mails,
        @Nullable UserId user,
        boolean isOwner,
        boolean isExec,
        boolean seesAll,
        @Nullable Instant changedAt,
        @Nullable Unreachable unreachable) {

    /**
     * The suppression of an address, because mail came back or was refused. It ends when something is chosen
     * for the address.
     *
     * @param reason what the mail server said
     */
    public record Unreachable(String reason, Instant since) {}
}
