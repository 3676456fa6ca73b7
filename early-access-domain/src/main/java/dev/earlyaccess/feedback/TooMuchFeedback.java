package dev.earlyaccess.feedback;

import java.time.Duration;

/** The user has said as much in the app as one may say in an hour. */
public class TooMuchFeedback extends RuntimeException {

    private final long seconds;

    TooMuchFeedback(int most, Duration wait) {
        this(most, Math.max(1, wait.plusMillis(999).toSeconds()));
    }

    private TooMuchFeedback(int most, long seconds) {
        super("You have given feedback %d times within an hour, which is the most. Try again in %d seconds."
                .formatted(most, seconds));
        this.seconds = seconds;
    }

    /** How long until more is taken. */
    public long seconds() {
        return seconds;
    }
}
