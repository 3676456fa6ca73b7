package dev.earlyaccess.preview;

import dev.earlyaccess.mail.MailType;
import dev.earlyaccess.shared.KebabCase;

/** The kinds of mail about a feature that an admin can see before they are sent. */
public enum PreviewKind implements KebabCase {
    LAUNCH(MailType.LAUNCH),
    FEEDBACK_REQUEST(MailType.FEEDBACK_REQUEST),
    UPDATE(MailType.UPDATE),
    GENERAL_AVAILABILITY(MailType.GENERAL_AVAILABILITY),
    PULLED_BACK(MailType.PULLED_BACK);

    private final MailType type;

    PreviewKind(MailType type) {
        this.type = type;
    }

    MailType type() {
        return type;
    }
}
