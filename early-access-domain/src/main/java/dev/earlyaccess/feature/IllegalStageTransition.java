package dev.earlyaccess.feature;

import dev.earlyaccess.shared.Refusal;
import dev.earlyaccess.stage.Stage;
import org.jspecify.annotations.Nullable;

/** A feature can't move from its stage to the requested stage. */
class IllegalStageTransition extends Refusal {

    /** @param from null when the feature is being created */
    IllegalStageTransition(FeatureKey feature, @Nullable Stage from, Stage to) {
        super(
                "illegal-stage-transition",
                from == null
                        ? "The feature %s can't begin as %s; it begins as concept or beta."
                                .formatted(feature, to.code())
                        : "The feature %s can't move from %s to %s.".formatted(feature, from.code(), to.code()));
        add("from", from);
        add("to", to);
    }
}
