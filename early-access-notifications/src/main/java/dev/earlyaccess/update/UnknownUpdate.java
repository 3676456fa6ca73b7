package dev.earlyaccess.update;

import dev.earlyaccess.feature.FeatureKey;
import dev.earlyaccess.shared.Refusal;

/** The feature has no update with this id. */
class UnknownUpdate extends Refusal {

    UnknownUpdate(FeatureKey feature, long id) {
        super("update-not-found", "The feature %s has no update %d.".formatted(feature, id));
    }
}
