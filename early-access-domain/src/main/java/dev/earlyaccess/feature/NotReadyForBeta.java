package dev.earlyaccess.feature;

import dev.earlyaccess.shared.Refusal;
import java.util.List;

/** The feature lacks fields that every beta has. */
class NotReadyForBeta extends Refusal {

    /** @param missing the fields, named as in the API */
    NotReadyForBeta(FeatureKey feature, List<String> missing) {
        super(
                "not-ready-for-beta",
                "As a beta, the feature %s needs: %s.".formatted(feature, String.join(", ", missing)),
                "missing",
                missing);
    }
}
