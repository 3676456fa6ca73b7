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
 * @param isQuiet whether users are not told by mail of a transition of which they would be told
 * @param byName the name of the person who moved it, for those who are told; null if it is unknown, and in the
 *     history
 */
public record StageTransition(
        FeatureKey feature,
        @Nullable Stage from,
        Stage to,
        @Nullable String reason,
        UserId by,
        Instant at,
        List<String> overridden,
        boolean isQuiet,
        @Nullable String byName) {

    /** A transition as it is kept: without the name of the person who moved the feature. */
    public StageTransition(
            FeatureKey feature,
            @Nullable Stage from,
            Stage to,
            @Nullable String reason,
            UserId by,
            Instant at,
            List<String> overridden,
            boolean isQuiet) {
        this(feature, from, to, reason, by, at, overridden, isQuiet, null);
    }

    /**
     * Whether it takes from users what they had or waited for: a beta is pulled back or archived, or a
     * concept is archived.
     */
    public boolean isWithdrawal() {
        return from == Stage.BETA && (to == Stage.CONCEPT || to == Stage.ARCHIVED)
                || from == Stage.CONCEPT && to == Stage.ARCHIVED;
    }

    /** Whether users are told of it by mail, unless it is quiet. The launch of a beta is told of in any case. */
    public boolean isAnnouncement() {
        return to == Stage.GENERAL_AVAILABILITY && from != to || isWithdrawal();
    }

    /** A transition that overrides nothing and is not quiet. */
    public StageTransition(
            FeatureKey feature, @Nullable Stage from, Stage to, @Nullable String reason, UserId by, Instant at) {
        this(feature, from, to, reason, by, at, List.of(), false);
    }
}
