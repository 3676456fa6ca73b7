package dev.earlyaccess.preview;

import dev.earlyaccess.mail.MailNotSent;
import dev.earlyaccess.shared.Refusal;

/** The mail server did not accept a test mail. */
class MailNotAccepted extends Refusal {

    MailNotAccepted(MailNotSent cause) {
        super("mail-not-sent", "The test mail was not sent: %s".formatted(cause.reason()), "reason", cause.reason());
    }
}
