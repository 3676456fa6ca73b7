package dev.earlyaccess.inbound.parsing;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A mail that came in, as far as it could be read. Everything in it was written by whoever sent it.
 *
 * @param sender as the mail's From says; null if it says nothing
 * @param text what was said, without quotes and signature; never blank
 * @param attachments names and sizes
 * @param messageId its own, in angle brackets; made of its content where it has none
 * @param references the Message-IDs that it answers, the oldest first
 * @param recipients all addresses that it names as its destination
 * @param report what a delivery report says; only of a bounce
 * @param isTorn whether the mailbox's server failed to hand over parts of it
 */
public record ParsedMail(
        Nature nature,
        @Nullable Originator sender,
        @Nullable String subject,
        String text,
        List<String> attachments,
        String messageId,
        List<String> references,
        List<String> recipients,
        @Nullable DeliveryReport report,
        boolean isTorn) {

    /** What kind of mail it is. */
    public enum Nature {
        /** Somebody wrote it. */
        ANSWER,
        /** A machine wrote it, a vacation notice for one (RFC 3834). */
        AUTOMATIC,
        /** A mail server says what became of a mail (RFC 3464). */
        BOUNCE
    }

    /** Whom the mail says that it is from. */
    public record Originator(String email, @Nullable String name) {}

    /** Of a mail that is longer than what was read. */
    public ParsedMail withoutTheRest() {
        String cut = text.endsWith(MailParser.CUT) ? text : text + MailParser.CUT;
        return new ParsedMail(
                nature, sender, subject, cut, attachments, messageId, references, recipients, report, isTorn);
    }

    public ParsedMail withAttachments(List<String> attachments) {
        return new ParsedMail(
                nature, sender, subject, text, attachments, messageId, references, recipients, report, isTorn);
    }
}
