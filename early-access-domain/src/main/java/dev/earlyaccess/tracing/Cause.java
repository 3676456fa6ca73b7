package dev.earlyaccess.tracing;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The request that work follows from. It is stored with what the request began, so that the log lines of all instances that
 * go on with it name this request.
 *
 * @param requestId as in the log lines of the request; without a space
 * @param traceParent the request's trace, as in the header of W3C Trace Context; null if it was not traced
 */
public record Cause(String requestId, @Nullable String traceParent) {

    private static final char SEPARATOR = ' ';

    /** Reads a cause as it is stored; empty if nothing is stored. */
    public static Optional<Cause> parse(@Nullable String stored) {
        if (stored == null) {
            return Optional.empty();
        }
        int end = stored.indexOf(SEPARATOR);
        return Optional.of(
                end < 0 ? new Cause(stored, null) : new Cause(stored.substring(0, end), stored.substring(end + 1)));
    }

    /** The id of the trace; null if there is none. */
    @Nullable
    String traceId() {
        String[] parts = traceParent == null ? new String[0] : traceParent.split("-", -1);
        return parts.length < 2 ? null : parts[1];
    }

    /** As it is stored. */
    @Override
    public String toString() {
        return traceParent == null ? requestId : requestId + SEPARATOR + traceParent;
    }
}
