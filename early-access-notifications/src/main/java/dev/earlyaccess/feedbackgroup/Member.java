package dev.earlyaccess.feedbackgroup;

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
 */
public record Member(
        String email,
        AnswerMails mails,
        @Nullable UserId user,
        boolean isOwner,
        boolean isExec,
        @Nullable Instant changedAt) {}
