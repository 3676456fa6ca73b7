package dev.earlyaccess.launch;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How far a launch is.
 *
 * @param subscribers who is to be enrolled by it, as the sweep counted them when it began; never fewer than were enrolled
 * @param enrolled whom it has written down as opted in so far
 * @param paused whether its mails are held back; enrollment goes on
 * @param rate how many of its mails the mail server has taken per second, in the last half minute or so
 * @param estimatedFinishAt when its mails will be done if they go on like this; null where they are done, or don't go on
 * @param startedAt when the concept became a beta
 * @param finishedAt when the sweep first found nobody left; null until then. Whose interest arrived in the instant of the
 *     transition may still be enrolled a moment later.
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
     * The launch's mails. What is neither sent nor failed is still to come, or was cancelled because it no longer held.
     *
     * @param owed all that it has owed so far: nobody without an address, and nobody whom an earlier launch has told
     * @param sent those that the mail server has taken
     * @param failed those that can't be sent
     */
    public record LaunchMails(long owed, long sent, long failed) {}
}
