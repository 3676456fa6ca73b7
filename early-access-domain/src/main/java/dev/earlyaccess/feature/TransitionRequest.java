package dev.earlyaccess.feature;

import dev.earlyaccess.stage.Stage;
import org.jspecify.annotations.Nullable;

/**
 * A transition that an admin requests.
 *
 * @param reason why; needed on every way back, for archiving, and to override the launch checklist
 * @param isOverride whether to pass the launch checklist although items are unmet
 * @param isQuiet whether users are not told of it by mail
 */
public record TransitionRequest(Stage to, @Nullable String reason, boolean isOverride, boolean isQuiet) {

    /** A blank reason counts as no reason. */
    public TransitionRequest {
        reason = reason == null || reason.isBlank() ? null : reason;
    }

    /** A request that overrides nothing and is not quiet. */
    public TransitionRequest(Stage to, @Nullable String reason) {
        this(to, reason, false, false);
    }

    boolean hasReason() {
        return reason != null;
    }
}
