package dev.earlyaccess.feature;

import dev.earlyaccess.stage.Stage;
import dev.earlyaccess.user.UserId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A feature moved from one stage to another. Published in the transaction that moves it, and kept as its history.
 *
 * @param from null for the creation, which is the transition from nothing
 * @param reason null where none was given, and none was required
 * @param overridden the items of the launch checklist that an admin passed over, for this reason; nearly always empty
 * @param isQuiet whether users are not told by mail that the feature is now generally available
 */
public record StageTransition(
        FeatureKey feature,
        @Nullable Stage from,
        Stage to,
        @Nullable String reason,
        UserId by,
        Instant at,
        List<String> overridden,
        boolean isQuiet) {

    /** One that passes over nothing, and of which users are told. */
    public StageTransition(
            FeatureKey feature, @Nullable Stage from, Stage to, @Nullable String reason, UserId by, Instant at) {
        this(feature, from, to, reason, by, at, List.of(), false);
    }
}
