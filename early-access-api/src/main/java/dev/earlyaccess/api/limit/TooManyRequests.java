package dev.earlyaccess.api.limit;

import dev.earlyaccess.shared.Refusal;
import java.time.Duration;

/** A limit is reached. */
public class TooManyRequests extends Refusal {

    TooManyRequests(RequestLimit limit, int perMinute, Duration wait) {
        this(limit, perMinute, Math.max(1, wait.plusMillis(999).toSeconds()));
    }

    private TooManyRequests(RequestLimit limit, int perMinute, long seconds) {
        super(
                "too-many-requests",
                "The limit of %d %s per minute is reached. Try again in %s."
                        .formatted(perMinute, limit, seconds == 1 ? "a second" : seconds + " seconds"),
                "retryAfterSeconds",
                seconds);
    }
}
