package dev.earlyaccess.mail;

import dev.earlyaccess.stage.KebabCase;

/** The mails that there are. Each has two files named after it, {@code launch.html} and {@code launch.txt}. */
public enum Template implements KebabCase {
    /** Your beta is here. */
    LAUNCH,
    /** What should we change? */
    FEEDBACK_REQUEST
}
