package dev.earlyaccess.feature;

import dev.earlyaccess.stage.Stage;

/** A step that has to be explained came without a reason. */
public class ReasonMissing extends RuntimeException {

    ReasonMissing(FeatureKey feature, Stage from, Stage to) {
        super("Say why the feature %s moves from %s to %s.".formatted(feature, from.code(), to.code()));
    }
}
