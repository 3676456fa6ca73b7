package dev.earlyaccess.webhook;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What follows from what became of a post.
 *
 * @param dueAt when it is tried again, if it is
 * @param restsUntil until when the whole endpoint is left alone; null if it need not be
 * @param isGone whether the receiver wants to hear nothing any more
 */
record AttemptResult(
        MessageStatus status, Instant dueAt, @Nullable Instant restsUntil, boolean isGone) {

    private static final int GONE = 410;
    private static final int TOO_MANY_REQUESTS = 429;
    private static final int BAD_GATEWAY = 502;
    private static final int UNAVAILABLE = 503;
    private static final int GATEWAY_TIMEOUT = 504;

    private static final Duration REST = Duration.ofMinutes(1);

    /**
     * Only a success settles it. One that is gone keeps its message: it may be enabled again.
     *
     * @param tries how often it was tried, this time included
     * @param luck 0 to 1
     */
    static AttemptResult of(HttpOutcome posted, int tries, Instant now, double luck) {
        Optional<HttpOutcome.Answered> answer =
                posted instanceof HttpOutcome.Answered answered ? Optional.of(answered) : Optional.empty();
        if (answer.filter(HttpOutcome.Answered::isSuccess).isPresent()) {
            return new AttemptResult(MessageStatus.DELIVERED, now, null, false);
        }
        if (answer.filter(answered -> answered.status() == GONE).isPresent()) {
            return new AttemptResult(MessageStatus.WAITING, now.plus(REST), null, true);
        }
        Optional<Instant> wanted = answer.flatMap(answered -> answered.retryAt(now));
        Instant rest = answer.filter(AttemptResult::isOverloaded)
                .map(answered -> wanted.orElse(now.plus(REST)))
                .orElse(null);
        return RetrySchedule.after(tries, now, luck)
                .map(due -> new AttemptResult(
                        MessageStatus.WAITING, wanted.filter(due::isBefore).orElse(due), rest, false))
                .orElseGet(() -> new AttemptResult(MessageStatus.FAILED, now, rest, false));
    }

    private static boolean isOverloaded(HttpOutcome.Answered answer) {
        return switch (answer.status()) {
            case TOO_MANY_REQUESTS, BAD_GATEWAY, UNAVAILABLE, GATEWAY_TIMEOUT -> true;
            default -> false;
        };
    }
}
