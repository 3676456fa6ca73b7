package dev.earlyaccess.webhook;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.earlyaccess.shared.KebabCase;

/** Why nothing is posted to an endpoint. */
public enum DisabledReason implements KebabCase {
    /** Its receiver responded with 410 Gone. */
    @JsonProperty("gone")
    GONE,
    /** An admin disabled it. */
    @JsonProperty("admin")
    ADMIN
}
