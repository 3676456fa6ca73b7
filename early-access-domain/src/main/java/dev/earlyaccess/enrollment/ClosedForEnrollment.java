package dev.earlyaccess.enrollment;

import dev.earlyaccess.feature.FeatureKey;
import dev.earlyaccess.stage.Stage;

/** The feature is in a stage in which there is nothing to say yes or no to. */
public class ClosedForEnrollment extends RuntimeException {

    private final Stage stage;

    ClosedForEnrollment(FeatureKey feature, Stage stage) {
        super("The feature %s is in the stage %s, in which nobody can be switched on or off."
                .formatted(feature, stage.code()));
        this.stage = stage;
    }

    /** The stage it is in. */
    public Stage stage() {
        return stage;
    }
}
