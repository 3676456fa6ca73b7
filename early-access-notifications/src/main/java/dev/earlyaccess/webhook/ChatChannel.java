package dev.earlyaccess.webhook;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How posting to a channel goes.
 *
 * @param connected whether it has a webhook; without one nothing is queued for it
 * @param waiting how many posts are still to be posted
 * @param oldestAt when the oldest of them was queued; null if none waits
 * @param failures how often in a row posting has failed
 * @param lastError what Slack said, or why nothing was said; null since it last worked
 * @param restsUntil until when it is left alone; null if it may be posted to
 */
public record ChatChannel(
        Channel channel,
        boolean connected,
        long waiting,
        @Nullable Instant oldestAt,
        int failures,
        @Nullable String lastError,
        @Nullable Instant restsUntil) {}
