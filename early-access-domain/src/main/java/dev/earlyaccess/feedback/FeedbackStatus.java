package dev.earlyaccess.feedback;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.earlyaccess.shared.KebabCase;

/** How far the team has processed feedback. */
public enum FeedbackStatus implements KebabCase {
    /** Nobody has looked at it. */
    @JsonProperty("unread")
    UNREAD,
    /** Somebody has looked at it. */
    @JsonProperty("read")
    READ,
    /** Somebody has replied to it, here or elsewhere. */
    @JsonProperty("answered")
    ANSWERED,
    /**
     * A machine wrote it, for example a vacation notice or a bounce report. It is kept in case that is a
     * mistake, but it is not counted and nobody is notified.
     */
    @JsonProperty("automatic")
    AUTOMATIC
}
