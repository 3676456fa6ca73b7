package dev.earlyaccess.feedback;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.earlyaccess.shared.KebabCase;

/** Which way feedback came in. */
public enum FeedbackSource implements KebabCase {
    /** Written in the app, by a user who was signed in. */
    @JsonProperty("app")
    APP,
    /** A mail to our mailbox. */
    @JsonProperty("mail")
    MAIL,
    /** A mail that a provider took and handed over. */
    @JsonProperty("hook")
    HOOK
}
