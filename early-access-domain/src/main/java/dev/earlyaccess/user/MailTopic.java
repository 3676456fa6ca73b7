package dev.earlyaccess.user;

import dev.earlyaccess.shared.KebabCase;

/** The topics of mails that a user can turn on and off. */
public enum MailTopic implements KebabCase {
    /** The launch of a beta that the user was interested in. */
    LAUNCHES,
    /** Requests for feedback about a beta. */
    FEEDBACK_REQUESTS,
    /** Updates about a feature that the user takes part in. */
    UPDATES;

    /** The column of {@code users} with the user's choice. */
    String column() {
        return switch (this) {
            case LAUNCHES -> "wants_launches";
            case FEEDBACK_REQUESTS -> "wants_feedback_requests";
            case UPDATES -> "wants_updates";
        };
    }
}
