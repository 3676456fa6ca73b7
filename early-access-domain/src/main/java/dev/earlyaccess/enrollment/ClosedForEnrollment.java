package dev.earlyaccess.enrollment;

import dev.earlyaccess.feature.FeatureKey;
import dev.earlyaccess.shared.Refusal;
import dev.earlyaccess.stage.Stage;

/** The feature is in a stage in which nobody can opt in or out. */
public class ClosedForEnrollment extends Refusal {

    private final Stage stage;

    ClosedForEnrollment(FeatureKey feature, Stage stage) {
        super(
                "closed-for-enrollment",
                "The feature %s is in the stage %s; enrollment is closed in this stage."
                        .formatted(feature, stage.code()),
                "stage",
                stage);
        this.stage = stage;
    }

    public Stage stage() {
        return stage;
    }
}
