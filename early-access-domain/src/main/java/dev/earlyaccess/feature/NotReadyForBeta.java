package dev.earlyaccess.feature;

import java.util.List;

/** A feature lacks what every beta has. */
public class NotReadyForBeta extends RuntimeException {

    private final List<String> missing;

    NotReadyForBeta(FeatureKey feature, List<String> missing) {
        super("As a beta, the feature %s needs: %s.".formatted(feature, String.join(", ", missing)));
        this.missing = missing;
    }

    /** The fields it lacks, named as in the API. */
    public List<String> missing() {
        return missing;
    }
}
