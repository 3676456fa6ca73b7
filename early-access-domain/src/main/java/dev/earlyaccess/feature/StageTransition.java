package dev.earlyaccess.feature;

import dev.earlyaccess.stage.Stage;
import dev.earlyaccess.user.UserId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A feature moved from one stage to another. Published in the transaction that moves it, and kept as its
 * history.
 *
 * @param from null for the creation
 * @param reason null if none was given and none was required
 * @param overridden the unmet items of the launch checklist that an admin overrode; nearly always empty
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

    /** A transition that overrides nothing and is not quiet. */
    public StageTransition(
            FeatureKey feature, @Nullable Stage from, Stage to, @Nullable String reason, UserId by, Instant at) {
        this(feature, from, to, reason, by, at, List.of(), false);
    }
}
