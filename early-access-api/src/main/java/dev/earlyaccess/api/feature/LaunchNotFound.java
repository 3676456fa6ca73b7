package dev.earlyaccess.api.feature;

import dev.earlyaccess.feature.FeatureKey;
import dev.earlyaccess.shared.Refusal;

/** The feature was never launched: it never went from concept to beta. */
class LaunchNotFound extends Refusal {

    LaunchNotFound(FeatureKey feature) {
        super(
                "launch-not-found",
                "The feature %s has not been launched yet: a launch is what follows concept → beta."
                        .formatted(feature));
    }
}
