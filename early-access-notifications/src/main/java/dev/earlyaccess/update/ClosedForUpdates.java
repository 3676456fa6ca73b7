package dev.earlyaccess.update;

import dev.earlyaccess.feature.FeatureKey;
import dev.earlyaccess.stage.Stage;

/** The feature is in a stage in which there is no news about it. */
public class ClosedForUpdates extends RuntimeException {

    private final Stage stage;

    ClosedForUpdates(FeatureKey feature, Stage stage) {
        super("The feature %s is in the stage %s, in which nobody is sent updates.".formatted(feature, stage.code()));
        this.stage = stage;
    }

    /** The stage it is in. */
    public Stage stage() {
        return stage;
    }
}
