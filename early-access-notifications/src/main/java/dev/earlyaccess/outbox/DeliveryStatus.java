package dev.earlyaccess.outbox;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.earlyaccess.shared.KebabCase;

/** The status of a delivery. */
public enum DeliveryStatus implements KebabCase {
    /** Still to be sent. */
    @JsonProperty("owed")
    OWED,
    /** The mail server has accepted it. Final, unless the mail bounces. */
    @JsonProperty("sent")
    SENT,
    /** It can't be sent. Final, unless an admin retries it. */
    @JsonProperty("failed")
    FAILED,
    /** It no longer held when it was due, or the user is owed no mail. It is owed again if its cause arises again. */
    @JsonProperty("cancelled")
    CANCELLED
}
