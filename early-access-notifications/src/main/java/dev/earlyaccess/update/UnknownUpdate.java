package dev.earlyaccess.update;

import dev.earlyaccess.feature.FeatureKey;

/** The feature has no such update. */
public class UnknownUpdate extends RuntimeException {

    UnknownUpdate(FeatureKey feature, long id) {
        super("The feature %s has no update %d.".formatted(feature, id));
    }
}
