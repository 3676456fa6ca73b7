package dev.earlyaccess.feature;

import dev.earlyaccess.stage.Stage;
import org.jspecify.annotations.Nullable;

/** There is no way from the one stage to the other. */
public class IllegalStageTransition extends RuntimeException {

    private final @Nullable Stage from;
    private final Stage to;

    IllegalStageTransition(FeatureKey feature, @Nullable Stage from, Stage to) {
        super(
                from == null
                        ? "The feature %s can't begin as %s; it begins as concept or beta."
                                .formatted(feature, to.code())
                        : "The feature %s can't move from %s to %s.".formatted(feature, from.code(), to.code()));
        this.from = from;
        this.to = to;
    }

    /** The stage it is in; null at its creation. */
    public @Nullable Stage from() {
        return from;
    }

    /** The stage it was to enter. */
    public Stage to() {
        return to;
    }
}
