package dev.earlyaccess.feedback;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.earlyaccess.shared.KebabCase;

/** What the team made of feedback so far. */
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
     * A machine wrote it, like a vacation notice or a bounce report. It is kept, so that nothing is lost where that was a
     * mistake, but it counts as nothing and nobody is told.
     */
    @JsonProperty("automatic")
    AUTOMATIC
}
