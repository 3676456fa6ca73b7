package dev.earlyaccess.checklist;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The state of an item for one feature at one time.
 *
 * @param traits the traits of the feature
 * @param metByFeature whether the description of the feature meets the item
 * @param entry the current entry for the item, if there is one
 * @param now the time
 */
public record ItemState(
        ChecklistItem item,
        Set<Applicability> traits,
        boolean metByFeature,
        @Nullable ChecklistEntry entry,
        Instant now) {

    /** Whether general availability requires the item. */
    public boolean binds() {
        return item.bindsAnyOf(traits);
    }

    /** Whether the item is met, required or not. */
    public boolean isMet() {
        Instant from = metFrom();
        return metByFeature || (from != null && !now.isBefore(from));
    }

    /** Whether the item is required and not met. */
    public boolean isInTheWay() {
        return binds() && !isMet();
    }

    /** Time from which the entry meets the item; null without an entry. */
    public @Nullable Instant metFrom() {
        return entry == null ? null : entry.at().plus(item.notice());
    }

    /** Why the item binds, or which features it would bind. */
    public String why() {
        return item.whyItBinds(traits);
    }

    /** How to meet the item, or until when to wait. */
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
