package dev.earlyaccess.update;

import dev.earlyaccess.feature.FeatureKey;
import dev.earlyaccess.shared.Refusal;
import dev.earlyaccess.stage.Stage;

/** The feature is in a stage in which nobody is sent updates about it. */
class ClosedForUpdates extends Refusal {

    ClosedForUpdates(FeatureKey feature, Stage stage) {
        super(
                "closed-for-updates",
                "The feature %s is in the stage %s, in which nobody is sent updates.".formatted(feature, stage.code()),
                "stage",
                stage);
    }
}
