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

    private final String words;

    Applicability(String words) {
        this.words = words;
    }

    /** The trait in words, to be read after "is". */
    String words() {
        return words;
    }
}
