package dev.earlyaccess.feature;

import dev.earlyaccess.checklist.ItemState;
import dev.earlyaccess.checklist.UnmetItem;
import dev.earlyaccess.shared.Refusal;
import java.util.List;
import java.util.stream.Collectors;

/** A feature can't be generally available yet: its launch checklist is not met. */
class ChecklistUnmet extends Refusal {

    ChecklistUnmet(FeatureKey feature, List<ItemState> unmet) {
        super(
                "checklist-unmet",
                "The launch checklist of the feature %s is not met: %s. Record each item that is done. If you cannot wait, an admin can override the checklist."
                        .formatted(
                                feature,
                                unmet.stream().map(state -> state.item().name()).collect(Collectors.joining(", "))),
                "unmet",
                unmet.stream().map(UnmetItem::of).toList());
    }
}
