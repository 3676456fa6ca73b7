package dev.earlyaccess.enrollment;

import dev.earlyaccess.feature.FeatureKey;
import dev.earlyaccess.stage.Stage;

/** A feature left its stage while users were imported. */
public class StageChanged extends RuntimeException {

    StageChanged(FeatureKey feature, Stage from, Stage to) {
        super("The feature %s moved from the stage %s to the stage %s during the import."
                .formatted(feature, from.code(), to.code()));
    }
}
