package dev.earlyaccess.webhook;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What follows from an attempt to post a message.
 *
 * @param dueAt when the message is posted again, if it is
 * @param restsUntil until when nothing is posted to the endpoint; null if other messages may be posted at
 *     once
 * @param error why the endpoint did not accept the message; null if it did
 */
record AttemptResult(
        Next next,
        Instant dueAt,
        @Nullable Instant restsUntil,
        @Nullable String error) {

    /** The same without text of the receiver. */
    AttemptResult withoutDetails() {
        return new AttemptResult(next, dueAt, restsUntil, error == null ? null : "The result could not be recorded");
    }

    /** What happens next to the message. */
    enum Next {
        /** Nothing: the endpoint has accepted it. */
        FINISH,
        /** It is posted again. */
        RETRY,
        /** Its short text is posted in place of the text, which the endpoint refuses. */
        SHORTEN,
        /** It is not posted again: it was tried as often as the retry policy allows. */
        GIVE_UP,
        /** It waits until an admin enables its endpoint, which is disabled. */
        DISABLE_ENDPOINT
    }
}
