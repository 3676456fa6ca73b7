package dev.earlyaccess.audit;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which entries to read.
 *
 * @param feature the key of a feature; null for any
 * @param actor a user id, a mail address, or {@code api-key:} and the name of a key; null for anybody
 * @param actions the actions; empty for all
 * @param from the beginning of the period; null if it has none
 * @param to the end of the period, which does not belong to it; null if it has none
 */
public record AuditFilter(
        @Nullable String feature,
        @Nullable String actor,
        Set<AuditAction> actions,
        @Nullable Instant from,
        @Nullable Instant to) {

    /** Begins the name of a key where a filter names an actor. */
    public static final String API_KEY = "api-key:";

    /** The name of the key; null if it is not about a key. */
    @Nullable
    String key() {
        return actor != null && actor.startsWith(API_KEY) ? actor.substring(API_KEY.length()) : null;
    }

    /** The user id or address; null if it is not about a person. */
    @Nullable
    String person() {
        return key() == null ? actor : null;
    }
}
