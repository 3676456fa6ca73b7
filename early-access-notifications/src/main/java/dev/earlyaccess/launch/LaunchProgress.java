package dev.earlyaccess.launch;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The progress of a launch.
 *
 * @param subscribers the number of users to enroll, counted when the sweep began; never smaller than
 *     {@code enrolled}
 * @param enrolled the number of users that the sweep has enrolled so far
 * @param paused whether the mails are paused; enrollment goes on
 * @param rate the number of mails per second that the mail server has accepted, in about the last half minute
 * @param estimatedFinishAt the estimated time at which all mails are sent; null if they are finished or make
 *     no progress
 * @param startedAt when the concept became a beta
 * @param finishedAt when the sweep first found no user left, or when the feature left the beta before; null until then,
 *     and again if the feature returns from general availability with users left to enroll. A user whose interest arrived
 *     at the instant of the transition may be enrolled a moment later.
 */
public record LaunchProgress(
        long subscribers,
        long enrolled,
        LaunchMails mails,
        boolean paused,
        double rate,
        @Nullable Instant estimatedFinishAt,
        Instant startedAt,
        @Nullable Instant finishedAt) {

    /**
     * The mails of a launch. A mail that is neither sent nor failed is still owed, or was cancelled because
     * it no longer held.
     *
     * @param owed the number of mails owed so far; users without an address, or with a mail of an earlier
     *     launch, get none
     * @param sent the number of mails that the mail server has accepted
     * @param failed the number of mails that can't be sent
     */
    public record LaunchMails(long owed, long sent, long failed) {}
}
