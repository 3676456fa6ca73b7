package dev.earlyaccess.team;

import dev.earlyaccess.feature.FeatureKey;
import dev.earlyaccess.feature.Owner;
import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A feature that needs its owner's attention.
 *
 * @param owner {@link Owner#NOBODY} if the feature has none
 * @param recipient the owner's address in lower case, as in the outbox
 * @param reasons at least one, each with the time since which it holds
 */
public record Attention(
        FeatureKey feature,
        String name,
        Owner owner,
        @Nullable String recipient,
        Staleness staleness,
        Map<AttentionReason, Instant> reasons) {

    /** The owner's address, of a feature whose owner has one. */
    String requireRecipient() {
        return Objects.requireNonNull(recipient);
    }

    /** The time since which the feature has needed attention: the earliest of its reasons. */
    public Instant since() {
        return Collections.min(reasons.values());
    }
}
