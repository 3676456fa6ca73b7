package dev.earlyaccess.team;

import dev.earlyaccess.stage.Stage;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What tells whether a feature stands still.
 *
 * @param stageSince when it entered its stage
 * @param targetDate when the next stage is meant to begin
 * @param lastSignOfLife when it last moved or was changed, or its users were told something or said something
 */
public record Staleness(
        Stage stage, Instant stageSince, @Nullable LocalDate targetDate, Instant lastSignOfLife) {

    /** All reasons why it needs attention, each with the moment since which it does; empty where it needs none. */
    Map<AttentionReason, Instant> reasons(ZonedDateTime now) {
        Map<AttentionReason, Instant> reasons = new EnumMap<>(AttentionReason.class);
        for (AttentionReason reason : AttentionReason.values()) {
            reason.since(this, now).ifPresent(since -> reasons.put(reason, since));
        }
        return reasons;
    }
}
