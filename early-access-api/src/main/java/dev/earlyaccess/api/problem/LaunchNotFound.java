package dev.earlyaccess.api.problem;

import dev.earlyaccess.feature.FeatureKey;

/** The feature was never launched: it never went from concept to beta. */
public class LaunchNotFound extends RuntimeException {

    public LaunchNotFound(FeatureKey feature) {
        super("The feature %s has not been launched yet: a launch is what follows concept → beta.".formatted(feature));
    }
}
