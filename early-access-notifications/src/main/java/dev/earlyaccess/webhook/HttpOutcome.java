package dev.earlyaccess.webhook;

import dev.earlyaccess.shared.CleanText;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The outcome of an HTTP request. All text of the server is cleaned, so that it can be stored. */
public sealed interface HttpOutcome {

    /** How long the request took. */
    Duration took();

    /**
     * The server responded, with any status.
     *
     * @param beginning of the body, in lines
     * @param retryAfter the header {@code Retry-After}; null if there is none
     */
    record Response(int status, String beginning, @Nullable String retryAfter, Duration took) implements HttpOutcome {

        private static final int LONGEST_EXCERPT = 500;

        public Response {
            beginning = CleanText.lines(beginning);
        }

        /** What is stored of the body; null if it is empty. */
        @Nullable
        String excerpt() {
            int characters = Math.min(LONGEST_EXCERPT, beginning.codePointCount(0, beginning.length()));
            return beginning.isEmpty() ? null : beginning.substring(0, beginning.offsetByCodePoints(0, characters));
        }

        /** Whether the server has accepted the request. */
        public boolean isSuccess() {
            return status >= 200 && status < 300;
        }

        /** When to try again; empty if the server does not say so in a form that can be read. */
        public Optional<Instant> retryAt(Instant now) {
            return Optional.ofNullable(retryAfter).flatMap(value -> RetryAfter.read(value, now));
        }
    }

    /** The server did not respond. It may have accepted the request. */
    record NoResponse(String reason, Duration took) implements HttpOutcome {

        private static final int LONGEST_REASON = 500;

        public NoResponse {
            reason = CleanText.line(reason, LONGEST_REASON);
        }
    }
}
