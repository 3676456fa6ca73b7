package dev.earlyaccess.checklist;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How an item stands for one feature at one moment.
 *
 * @param traits what the feature is
 * @param metByFeature whether the feature meets the item by what is said about it
 * @param entry what counts for the item, if anything does
 * @param now the moment
 */
public record ItemState(
        ChecklistItem item,
        Set<Applicability> traits,
        boolean metByFeature,
        @Nullable ChecklistEntry entry,
        Instant now) {

    /** Whether general availability needs it. */
    public boolean binds() {
        return item.bindsAnyOf(traits);
    }

    /** Whether it is met, be it needed or not. */
    public boolean isMet() {
        Instant from = metFrom();
        return metByFeature || (from != null && !now.isBefore(from));
    }

    /** Whether it stands between the feature and general availability. */
    public boolean isInTheWay() {
        return binds() && !isMet();
    }

    /** From when on what is recorded meets it; null where nothing is. */
    public @Nullable Instant metFrom() {
        return entry == null ? null : entry.at().plus(item.notice());
    }

    /** Why it binds, or what it would bind. */
    public String why() {
        return item.whyItBinds(traits);
    }

    /** How to meet it, or until when to wait. */
    public String how() {
        if (entry != null && !isMet()) {
            return "Wait until %s: the %d days run from %s, when it was recorded."
                    .formatted(metFrom(), item.notice().toDays(), entry.at());
        }
        return item.notice().isZero()
                ? item.how()
                : "%s Record it at least %d days before; they run from the moment that it is recorded."
                        .formatted(item.how(), item.notice().toDays());
    }
}
