package dev.earlyaccess.feature;

import dev.earlyaccess.checklist.ItemState;
import java.util.List;

/**
 * What stands before general availability.
 *
 * @param checklist the feature's launch checklist as it stands
 * @param isOverride whether an admin passes over what is not met
 */
record LaunchGate(List<ItemState> checklist, boolean isOverride) {

    List<ItemState> inTheWay() {
        return checklist.stream().filter(ItemState::isInTheWay).toList();
    }

    boolean isClosed() {
        return !isOverride && !inTheWay().isEmpty();
    }

    /** The names of what is passed over; empty where nothing is in the way. */
    List<String> overridden() {
        return inTheWay().stream().map(state -> state.item().name()).toList();
    }
}
