package dev.earlyaccess.user;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.earlyaccess.shared.KebabCase;

/** Who reported that a mail did not reach its address. */
public enum ReportSource implements KebabCase {
    /** The mail server, when it refused the mail. */
    @JsonProperty("smtp")
    SMTP,
    /** A mail server, by a mail that came back (RFC 3464). */
    @JsonProperty("mail")
    MAIL,
    /** A mail provider, or a script, over HTTP. */
    @JsonProperty("provider")
    PROVIDER
}
