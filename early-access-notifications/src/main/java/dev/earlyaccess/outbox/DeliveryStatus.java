package dev.earlyaccess.outbox;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.earlyaccess.shared.KebabCase;

/** How far a delivery is. */
public enum DeliveryStatus implements KebabCase {
    /** Still to be sent. */
    @JsonProperty("owed")
    OWED,
    /** The mail server has taken it. Final. */
    @JsonProperty("sent")
    SENT,
    /** It can't be sent. Final. */
    @JsonProperty("failed")
    FAILED,
    /** It no longer held when its time came; owed again if its cause arises again. */
    @JsonProperty("cancelled")
    CANCELLED
}
