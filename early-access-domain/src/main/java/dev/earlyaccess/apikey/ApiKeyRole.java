package dev.earlyaccess.apikey;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.earlyaccess.shared.KebabCase;

/** What a machine may do. */
public enum ApiKeyRole implements KebabCase {
    /** Acts for users, as the company's backend. */
    @JsonProperty("server")
    SERVER,
    @JsonProperty("viewer")
    VIEWER,
    @JsonProperty("support")
    SUPPORT,
    @JsonProperty("editor")
    EDITOR,
    @JsonProperty("admin")
    ADMIN
}
