package dev.earlyaccess.feedback;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.earlyaccess.shared.KebabCase;

/** The way on which feedback arrived. */
public enum FeedbackSource implements KebabCase {
    /** Written in the app, by a user who was signed in. */
    @JsonProperty("app")
    APP,
    /** A mail to our mailbox. */
    @JsonProperty("mail")
    MAIL,
    /** A mail that a mail provider posted to us. */
    @JsonProperty("hook")
    HOOK
}
