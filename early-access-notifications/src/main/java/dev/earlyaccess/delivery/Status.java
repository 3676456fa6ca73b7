package dev.earlyaccess.delivery;

import dev.earlyaccess.stage.KebabCase;

/** How far a delivery is. */
enum Status implements KebabCase {
    /** Still to be sent. */
    OWED,
    /** The mail server has taken it. Final. */
    SENT,
    /** It can't be sent. Final. */
    FAILED,
    /** It no longer held when its time came; owed again if its cause arises again. */
    CANCELLED
}
