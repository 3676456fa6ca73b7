package dev.earlyaccess.webhook;

import dev.earlyaccess.webhook.AttemptResult.Next;
import java.time.Duration;
import java.time.Instant;
import org.springframework.util.backoff.BackOffExecution;
import org.springframework.util.backoff.ExponentialBackOff;

/**
 * The retry policy for Slack: it never gives up. While Slack accepts nothing, nothing is posted to the
 * channel, each time for twice as long, up to a minute, or for as long as Slack wants. A text that Slack
 * refuses is replaced by a short one.
 */
final class SlackRetries {

    private static final Duration SHORTEST_REST = Duration.ofSeconds(1);
    private static final Duration LONGEST_REST = Duration.ofMinutes(1);
    private static final int FAILURES_TO_LONGEST_REST = 6;

    private static final int BAD_REQUEST = 400;
    private static final int CONTENT_TOO_LARGE = 413;
    private static final int MAX_ERROR = 200;

    private SlackRetries() {}

    /**
     * What follows from an attempt. Only 400 and 413 are about the text; a channel that refuses even the
     * short text accepts nothing at all. Every other failure can be mended at Slack or in the settings.
     *
     * @param failures how often in a row posting to the channel had failed before
     * @param isShort whether the short text was posted
     */
    static AttemptResult resultOf(HttpOutcome outcome, int failures, boolean isShort, Instant now) {
        if (!(outcome instanceof HttpOutcome.Response response)) {
            return retry(now.plus(restAfter(failures)), ((HttpOutcome.NoResponse) outcome).reason(), now);
        }
        if (response.isSuccess()) {
            return new AttemptResult(Next.FINISH, now, null, null);
        }
        String error = error(response);
        if (!refusesText(response)) {
            return retry(response.retryAt(now).orElse(now.plus(restAfter(failures))), error, now);
        }
        return isShort
                ? retry(now.plus(restAfter(failures)), error, now)
                : new AttemptResult(Next.SHORTEN, now, null, error);
    }

    private static boolean refusesText(HttpOutcome.Response response) {
        return response.status() == BAD_REQUEST || response.status() == CONTENT_TOO_LARGE;
    }

    private static AttemptResult retry(Instant at, String error, Instant now) {
        Instant earliest = now.plus(SHORTEST_REST);
        return new AttemptResult(Next.RETRY, now, at.isBefore(earliest) ? earliest : at, error);
    }

    /** How long nothing is posted after this failure, if Slack does not say. */
    static Duration restAfter(int failures) {
        ExponentialBackOff backOff = new ExponentialBackOff(SHORTEST_REST.toMillis(), 2);
        backOff.setMaxInterval(LONGEST_REST.toMillis());
        BackOffExecution rests = backOff.start();
        long rest = rests.nextBackOff();
        for (int failure = 0; failure < Math.min(failures, FAILURES_TO_LONGEST_REST); failure++) {
            rest = rests.nextBackOff();
        }
        return Duration.ofMillis(rest);
    }

    private static String error(HttpOutcome.Response response) {
        String text = response.beginning().replaceAll("\\s+", " ").strip();
        return (response.status() + " " + text.substring(0, Math.min(text.length(), MAX_ERROR))).strip();
    }
}
