package dev.earlyaccess.team;

import dev.earlyaccess.stage.Stage;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The facts that decide whether a feature needs attention.
 *
 * @param stageSince when the feature entered its stage
 * @param targetDate when the next stage should begin
 * @param lastSignOfLife time of the last transition, change, update or feedback
 * @param evaluations how often application code has asked for this feature alone, in the last
 *     {@value #DAYS_OF_EVALUATIONS} days
 */
public record Staleness(
        Stage stage, Instant stageSince, @Nullable LocalDate targetDate, Instant lastSignOfLife, long evaluations) {

    /** The number of days (UTC), with today, whose evaluations count. */
    static final int DAYS_OF_EVALUATIONS = 7;

    /**
     * All reasons why the feature needs attention, each with the time since which it holds; empty if there
     * are none.
     */
    Map<AttentionReason, Instant> reasons(ZonedDateTime now) {
        Map<AttentionReason, Instant> reasons = new EnumMap<>(AttentionReason.class);
        for (AttentionReason reason : AttentionReason.values()) {
            reason.since(this, now).ifPresent(since -> reasons.put(reason, since));
        }
        return reasons;
    }
}
