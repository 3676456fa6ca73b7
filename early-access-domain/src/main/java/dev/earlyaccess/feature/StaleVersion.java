package dev.earlyaccess.feature;

import dev.earlyaccess.shared.Refusal;

/** The feature has changed since the caller read it. */
class StaleVersion extends Refusal {

    StaleVersion(FeatureKey feature, long current) {
        super(
                "stale-version",
                "The feature %s has changed since you read it: it is at version %d now. Read it again and repeat the change."
                        .formatted(feature, current),
                "version",
                current);
    }
}
