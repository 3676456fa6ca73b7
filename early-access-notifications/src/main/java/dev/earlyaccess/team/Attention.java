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
 * @param owner nobody where it has none
 * @param recipient the owner's address, as the ledger has it: in lower case
 * @param reasons at least one, each with the moment since which it holds
 */
public record Attention(
        FeatureKey feature,
        String name,
        Owner owner,
        @Nullable String recipient,
        Staleness staleness,
        Map<AttentionReason, Instant> reasons) {

    /** The owner's address, of a feature whose owner is known to have one. */
    String requireRecipient() {
        return Objects.requireNonNull(recipient);
    }

    /** Since when it has needed attention: for the first of its reasons. */
    public Instant since() {
        return Collections.min(reasons.values());
    }
}
