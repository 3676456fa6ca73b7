package dev.earlyaccess.stage;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.earlyaccess.shared.KebabCase;

/** The choice of one user about one feature. {@link #NONE} is never stored: it is the absence of a row. */
public enum EnrollmentStatus implements KebabCase {
    @JsonProperty("none")
    NONE,
    @JsonProperty("interested")
    INTERESTED,
    @JsonProperty("opted-in")
    OPTED_IN,
    @JsonProperty("opted-out")
    OPTED_OUT
}
