package dev.earlyaccess.feature;

import dev.earlyaccess.checklist.ItemState;
import java.util.List;
import java.util.stream.Collectors;

/** A feature can't be generally available yet: its launch checklist is not met. */
public class ChecklistUnmet extends RuntimeException {

    private final List<ItemState> unmet;

    ChecklistUnmet(FeatureKey feature, List<ItemState> unmet) {
        super("The launch checklist of the feature %s is not met: %s."
                .formatted(
                        feature,
                        unmet.stream().map(state -> state.item().name()).collect(Collectors.joining(", "))));
        this.unmet = unmet;
    }

    /** Every item that binds and is not met. */
    public List<ItemState> unmet() {
        return unmet;
    }
}
