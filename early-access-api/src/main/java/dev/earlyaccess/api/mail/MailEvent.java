package dev.earlyaccess.api.mail;

import dev.earlyaccess.mail.MailId;
import dev.earlyaccess.outbox.EnhancedStatus;
import dev.earlyaccess.outbox.UndeliveredMail;
import dev.earlyaccess.shared.CleanText;
import dev.earlyaccess.user.ReportSource;
import org.jspecify.annotations.Nullable;

/**
 * What happened to a mail after the mail server had accepted it, as somebody reports it.
 *
 * @param address the recipient's
 * @param mail the mail, if the report names it
 * @param status the field for the enhanced status code; empty if there is none
 * @param reason the words of the mail server, as one line
 */
record MailEvent(Kind kind, String address, @Nullable MailId mail, String status, String reason) {

    private static final int LONGEST_REASON = 1_000;

    /** What a report says. */
    enum Kind {
        /** The mail came back, because the address does not exist, unless the reason says something else. */
        NO_SUCH_ADDRESS,
        /** The mail came back for another reason, unless the reason says that the address does not exist. */
        REFUSED,
        /** The recipient calls the mail spam. */
        COMPLAINT
    }

    MailEvent {
        address = CleanText.line(address);
        reason = CleanText.line(reason, LONGEST_REASON);
    }

    MailEvent(Kind kind, String address, String reason) {
        this(kind, address, null, "", reason);
    }

    boolean isComplaint() {
        return kind == Kind.COMPLAINT;
    }

    /** The report of a mail that came back. The server's own code counts more than what the reporter makes of it. */
    UndeliveredMail undelivered() {
        return new UndeliveredMail(
                address,
                mail,
                EnhancedStatus.of(status, reason)
                        .map(EnhancedStatus::saysNoSuchAddress)
                        .orElse(kind == Kind.NO_SUCH_ADDRESS),
                EnhancedStatus.of(status, reason).map(EnhancedStatus::code).orElse(null),
                reason,
                ReportSource.PROVIDER);
    }
}
