package dev.earlyaccess.preview;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.earlyaccess.mail.MailType;
import dev.earlyaccess.shared.KebabCase;

/** The kinds of mail about a feature that an admin can see before they are sent. */
public enum PreviewKind implements KebabCase {
    @JsonProperty("launch")
    LAUNCH(MailType.LAUNCH),
    @JsonProperty("feedback-request")
    FEEDBACK_REQUEST(MailType.FEEDBACK_REQUEST),
    @JsonProperty("update")
    UPDATE(MailType.UPDATE),
    @JsonProperty("general-availability")
    GENERAL_AVAILABILITY(MailType.GENERAL_AVAILABILITY),
    @JsonProperty("pulled-back")
    PULLED_BACK(MailType.PULLED_BACK);

    private final MailType type;

    PreviewKind(MailType type) {
        this.type = type;
    }

    MailType type() {
        return type;
    }
}
