package dev.earlyaccess.feature;

import dev.earlyaccess.stage.Stage;
import org.jspecify.annotations.Nullable;

/**
 * A step that an admin wants a feature to take.
 *
 * @param reason why; needed on every way back, for archiving, and to override the launch checklist
 * @param isOverride whether what is not met of the launch checklist is passed over
 * @param isQuiet whether users are not told by mail that the feature is now generally available
 */
public record TransitionRequest(Stage to, @Nullable String reason, boolean isOverride, boolean isQuiet) {

    /** A blank reason is none. */
    public TransitionRequest {
        reason = reason == null || reason.isBlank() ? null : reason;
    }

    /** One that passes over nothing, and of which users are told. */
    public TransitionRequest(Stage to, @Nullable String reason) {
        this(to, reason, false, false);
    }

    boolean hasReason() {
        return reason != null;
    }
}
