package dev.earlyaccess.webhook;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What became of a post. */
public sealed interface HttpOutcome {

    /** How long it took. */
    Duration took();

    /**
     * There was an answer, of whatever kind.
     *
     * @param beginning of what it says
     * @param retryAfter when to try again, as the server spells it; null if it doesn't say
     */
    record Answered(int status, String beginning, @Nullable String retryAfter, Duration took) implements HttpOutcome {

        /** Whether the server has taken it. */
        public boolean isSuccess() {
            return status >= 200 && status < 300;
        }

        /** When to try again, where the server says that so that it can be read. */
        public Optional<Instant> retryAt(Instant now) {
            return Optional.ofNullable(retryAfter).flatMap(value -> RetryAfter.read(value, now));
        }
    }

    /** There was none. Whether the server has taken the post, nobody knows. */
    record Unanswered(String why, Duration took) implements HttpOutcome {}
}
