package dev.earlyaccess.feedback;

import dev.earlyaccess.feature.FeatureKey;
import dev.earlyaccess.stage.Stage;

/** The feature is in a stage in which nobody is asked what to change. */
public class ClosedForFeedback extends RuntimeException {

    private final Stage stage;

    ClosedForFeedback(FeatureKey feature, Stage stage) {
        super("The feature %s is in the stage %s; feedback is taken about a beta.".formatted(feature, stage.code()));
        this.stage = stage;
    }

    /** The stage it is in. */
    public Stage stage() {
        return stage;
    }
}
