package dev.earlyaccess.outbox;

import dev.earlyaccess.mail.MailId;
import dev.earlyaccess.user.ReportSource;
import dev.earlyaccess.user.UnreachableReport;
import org.jspecify.annotations.Nullable;

/**
 * A report that a mail, which a mail server had accepted, did not reach its recipient.
 *
 * @param address the address that it did not reach
 * @param mail the mail; null if it is unknown, and then it is the latest one to this address
 * @param isAddressUnknown whether the report says that the address does not exist; otherwise only this mail
 *     has failed
 * @param code the enhanced status code; null if there is none
 * @param text what the mail server said, as one line
 */
public record UndeliveredMail(
        String address,
        @Nullable MailId mail,
        boolean isAddressUnknown,
        @Nullable String code,
        String text,
        ReportSource source) {

    UnreachableReport about(@Nullable Long delivery) {
        return new UnreachableReport(address, text, code, source, delivery);
    }

    /** The same report with another spelling of the address. */
    public UndeliveredMail withAddress(String address) {
        return new UndeliveredMail(address, mail, isAddressUnknown, code, text, source);
    }
}
