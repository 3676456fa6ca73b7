package dev.earlyaccess.webhook;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.earlyaccess.shared.KebabCase;

/** The status of a message. */
public enum MessageStatus implements KebabCase {
    /** It is still to be accepted by its receiver. */
    @JsonProperty("waiting")
    WAITING,
    /** The receiver has accepted it. */
    @JsonProperty("delivered")
    DELIVERED,
    /** It is given up: it was tried as often as the retry policy allows, or it waited for too long. */
    @JsonProperty("failed")
    FAILED
}
