package dev.earlyaccess.user;

import dev.earlyaccess.shared.KebabCase;

/** What a mail may be about, each for users to want or not. */
public enum MailTopic implements KebabCase {
    /** That a beta which the user was interested in has begun. */
    LAUNCHES,
    /** What to change about a beta. */
    FEEDBACK_REQUESTS,
    /** News about a feature that the user takes part in. */
    UPDATES
}
