package dev.earlyaccess.update;

import dev.earlyaccess.shared.KebabCase;
import dev.earlyaccess.stage.Stage;

/** In which way users lost a feature, or the prospect of one. Its code is the end of the keys of its texts. */
public enum Ending implements KebabCase {
    /** The beta is a concept again. */
    PULLED_BACK,
    /** The beta was archived. */
    ENDED,
    /** The concept was archived before it became a beta. */
    DROPPED;

    /** The ending that a transition between these stages is. */
    static Ending of(Stage from, Stage to) {
        if (to == Stage.CONCEPT) {
            return PULLED_BACK;
        }
        return from == Stage.CONCEPT ? DROPPED : ENDED;
    }

    /** The next ending that a feature in this stage can have. */
    public static Ending nextOf(Stage stage) {
        return switch (stage) {
            case CONCEPT -> DROPPED;
            case BETA -> PULLED_BACK;
            case GENERAL_AVAILABILITY, ARCHIVED -> ENDED;
        };
    }
}
