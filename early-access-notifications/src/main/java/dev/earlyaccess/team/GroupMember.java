package dev.earlyaccess.team;

import dev.earlyaccess.user.UserId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Somebody in the feedback group.
 *
 * @param email in lower case
 * @param user who chose for it; null where nobody did, or an admin
 * @param isOwner whether it is the address of a feature's owner
 * @param isExec whether the settings name it as that of an exec
 * @param changedAt when it was chosen which mails it gets; null for the default
 * @param unreachable why nothing is sent there for now; null where mail arrives, as far as is known
 */
public record GroupMember(
        String email,
        FeedbackMailFrequency mails,
        @Nullable UserId user,
        boolean isOwner,
        boolean isExec,
        @Nullable Instant changedAt,
        @Nullable Unreachable unreachable) {

    /**
     * That mail came back, or was not even taken. It holds until something is chosen for the address.
     *
     * @param reason what the mail server said
     */
    public record Unreachable(String reason, Instant since) {}
}
