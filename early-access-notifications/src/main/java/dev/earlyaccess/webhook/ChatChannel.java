package dev.earlyaccess.webhook;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How posting to a Slack channel goes.
 *
 * @param connected whether it has a webhook; without one nothing is queued for it
 * @param waiting how many messages are still to be posted
 * @param oldestAt when the oldest waiting message was queued; null if none waits
 * @param failures how often in a row posting has failed
 * @param lastError Slack's response, or why there was none; null since posting last succeeded
 * @param restsUntil until when nothing is posted to it; null if messages may be posted
 */
public record ChatChannel(
        Channel channel,
        boolean connected,
        long waiting,
        @Nullable Instant oldestAt,
        int failures,
        @Nullable String lastError,
        @Nullable Instant restsUntil) {}
