package dev.earlyaccess.feedback;

import dev.earlyaccess.shared.Refusal;
import java.time.Duration;

/** The user has given as much feedback in the app as one user may give within an hour. */
class TooMuchFeedback extends Refusal {

    TooMuchFeedback(int most, Duration wait) {
        this(most, Math.max(1, wait.plusMillis(999).toSeconds()));
    }

    private TooMuchFeedback(int most, long seconds) {
        super(
                "too-much-feedback",
                "You have reached the limit of %d feedback entries per hour. Try again in %d seconds."
                        .formatted(most, seconds),
                "retryAfterSeconds",
                seconds);
    }
}
