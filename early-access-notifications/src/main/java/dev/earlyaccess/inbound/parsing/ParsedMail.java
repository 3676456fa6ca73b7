package dev.earlyaccess.inbound.parsing;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An incoming mail, as far as it could be parsed. All its content comes from the sender and is not trusted.
 *
 * @param sender the From field; null if it has none
 * @param text the text without quotes and signature; never blank
 * @param original all that can be read: with quotes and signature, reports and enclosed mails
 * @param attachments names and sizes
 * @param messageId the Message-ID in angle brackets; derived from the content if the mail has none
 * @param references the Message-IDs of the thread, the oldest first
 * @param recipients all addresses that the mail names as recipients
 * @param report the delivery report; only of a bounce
 * @param origin from whom it comes and to whom it goes, read strictly
 * @param whole the text with quotes and signature
 */
public record ParsedMail(
        Nature nature,
        @Nullable Originator sender,
        @Nullable String subject,
        String text,
        String original,
        List<String> attachments,
        String messageId,
        List<String> references,
        List<String> recipients,
        @Nullable DeliveryReport report,
        MailOrigin origin,
        WholeText whole) {

    /** The kind of an incoming mail. */
    public enum Nature {
        /** A person wrote it. */
        REPLY,
        /** A machine wrote it, for example a vacation notice (RFC 3834). */
        AUTOMATIC,
        /** A delivery report of a mail server (RFC 3464). */
        BOUNCE
    }

    /** The sender in the From field. */
    public record Originator(String email, @Nullable String name) {}

    /** Whether the text is all that a person wrote: neither cut off, nor a note that there is none. */
    public boolean hasWholeText() {
        return !text.endsWith(MailParser.CUT)
                && !text.equals(MailParser.NO_TEXT)
                && !text.equals(MailParser.UNREADABLE);
    }

    /** The same mail, of which it is known which mail of ours it answers. */
    public ParsedMail answering(AnsweredMail answered) {
        String said = whole == WholeText.NONE
                ? text
                : whole.said(new ReplyClues(sender, subject, recipients, true, answered));
        return new ParsedMail(
                nature,
                sender,
                subject,
                said,
                original,
                attachments,
                messageId,
                references,
                recipients,
                report,
                origin,
                whole);
    }

    /** A copy with other attachments, for a mail whose attachments were left out before it was read. */
    public ParsedMail withAttachments(List<String> attachments) {
        return new ParsedMail(
                nature,
                sender,
                subject,
                text,
                original,
                attachments,
                messageId,
                references,
                recipients,
                report,
                origin,
                whole);
    }
}
