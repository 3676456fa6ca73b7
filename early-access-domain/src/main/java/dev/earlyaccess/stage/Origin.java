package dev.earlyaccess.stage;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.earlyaccess.shared.KebabCase;

/** Who set an enrollment. */
public enum Origin implements KebabCase {
    /** The user. */
    @JsonProperty("self")
    SELF,
    /** The launch of a beta, for a user who had been interested. */
    @JsonProperty("launch")
    LAUNCH,
    /** An admin, on the user's behalf. */
    @JsonProperty("admin")
    ADMIN
}
