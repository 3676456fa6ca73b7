package dev.earlyaccess.chat;

import dev.earlyaccess.stage.KebabCase;

/** Where the team is told. */
enum Channel implements KebabCase {
    /** What users say. */
    FEEDBACK
}
