package dev.earlyaccess.feature;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.earlyaccess.shared.KebabCase;

/** How much a feature changes for its users; the launch checklist asks more of a major one. */
public enum Size implements KebabCase {
    @JsonProperty("minor")
    MINOR,
    @JsonProperty("major")
    MAJOR
}
