package dev.earlyaccess.feature;

import dev.earlyaccess.checklist.ItemState;
import java.util.List;

/**
 * What is missing for a transition that the feature's stage allows.
 *
 * @param needsReason whether a reason is required, and the request has none
 * @param missingFields the fields that a beta needs and the feature lacks, named as in the API
 * @param unmet the items of the launch checklist that are not met; empty if the request overrides them
 * @param overridden the names of the unmet items that the request overrides
 */
public record TransitionCheck(
        boolean needsReason, List<String> missingFields, List<ItemState> unmet, List<String> overridden) {

    /** Whether nothing is missing. */
    public boolean isPassed() {
        return !needsReason && missingFields.isEmpty() && unmet.isEmpty();
    }
}
