package dev.earlyaccess.feature;

import dev.earlyaccess.stage.Stage;
import dev.earlyaccess.user.UserId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A feature moved from one stage to another. Published in the transaction that moves it, and kept as its history.
 *
 * @param from null for the creation, which is the transition from nothing
 * @param reason null where none was given, and none was required
 */
public record StageTransition(
        FeatureKey feature,
        @Nullable Stage from,
        Stage to,
        @Nullable String reason,
        UserId by,
        Instant at) {}
