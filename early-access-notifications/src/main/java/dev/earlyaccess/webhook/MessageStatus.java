package dev.earlyaccess.webhook;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.earlyaccess.shared.KebabCase;

/** What became of a message so far. */
public enum MessageStatus implements KebabCase {
    /** It is still to be taken. */
    @JsonProperty("waiting")
    WAITING,
    /** The receiver has taken it. */
    @JsonProperty("delivered")
    DELIVERED,
    /** It was tried as often as it may be. */
    @JsonProperty("failed")
    FAILED
}
