package dev.earlyaccess.api.feature;

import dev.earlyaccess.feature.FeatureKey;
import dev.earlyaccess.shared.Refusal;

/** The feature has never moved from concept to beta. */
class LaunchNotFound extends Refusal {

    LaunchNotFound(FeatureKey feature) {
        super(
                "launch-not-found",
                "The feature %s has not been launched: a launch begins when a concept becomes a beta."
                        .formatted(feature));
    }
}
