package dev.earlyaccess.checklist;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.earlyaccess.shared.KebabCase;

/** The traits of a feature that make items of the launch checklist bind. */
public enum Applicability implements KebabCase {
    @JsonProperty("always")
    ALWAYS("any"),
    @JsonProperty("major")
    MAJOR("major"),
    @JsonProperty("new-product")
    NEW_PRODUCT("a new product"),
    @JsonProperty("metered")
    METERED("metered");

    private final String text;

    Applicability(String text) {
        this.text = text;
    }

    /** The trait as text, to be read after "is". */
    String text() {
        return text;
    }
}
