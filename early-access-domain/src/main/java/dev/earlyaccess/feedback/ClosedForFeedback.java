package dev.earlyaccess.feedback;

import dev.earlyaccess.feature.FeatureKey;
import dev.earlyaccess.shared.Refusal;
import dev.earlyaccess.stage.Stage;

/** The feature is in a stage in which no feedback is accepted. */
class ClosedForFeedback extends Refusal {

    ClosedForFeedback(FeatureKey feature, Stage stage) {
        super(
                "closed-for-feedback",
                "The feature %s is in the stage %s; feedback is accepted in the app until a feature is archived."
                        .formatted(feature, stage.code()),
                "stage",
                stage);
    }
}
