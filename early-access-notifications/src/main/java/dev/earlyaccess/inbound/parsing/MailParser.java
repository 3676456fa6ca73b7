package dev.earlyaccess.inbound.parsing;

import dev.earlyaccess.inbound.parsing.ParsedMail.Nature;
import dev.earlyaccess.inbound.parsing.ParsedMail.Originator;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Parses incoming mails. Every mail has a result, however broken it is. */
public final class MailParser {

    private static final Logger log = LoggerFactory.getLogger(MailParser.class);

    /** The maximum length of a text that is kept. */
    static final int LONGEST_TEXT = 50_000;

    static final String CUT = "\n\n[The rest of this mail was left out.]";
    static final String NO_TEXT = "[This mail has no text.]";
    static final String UNREADABLE = "[This mail could not be read.]";

    private MailParser() {}

    /** Parses a mail in its transfer format. */
    public static MimeMessage parse(InputStream mail) throws MessagingException {
        return new MimeMessage(Session.getInstance(new Properties()), mail);
    }

    /** Parses a mail; only its header if the content can't be read. */
    public static ParsedMail read(MimeMessage mail) {
        try {
            return readAll(mail);
        } catch (RuntimeException | StackOverflowError unreadable) {
            log.warn("Cannot read a mail; only its header is kept", unreadable);
            return readHeader(mail);
        }
    }

    private static ParsedMail readAll(MimeMessage mail) {
        MailHeaders headers = MailHeaders.of(mail);
        MimeContent content = MimeContent.of(mail);
        Originator sender = headers.sender();
        String subject = headers.subject();
        DeliveryReport report = content.reports().isEmpty() ? null : DeliveryReport.read(headers, content);
        Nature nature = nature(headers, subject, sender, report);
        List<String> recipients = headers.recipients();
        WholeText whole = new WholeText(content.text(), nature == Nature.REPLY, content.isCut());
        String text = whole.said(new ReplyClues(sender, subject, recipients, null));
        return new ParsedMail(
                nature,
                sender,
                subject,
                text,
                content.attachments(),
                headers.messageId().orElseGet(() -> madeUp(mail, text)),
                headers.references(),
                recipients,
                report,
                MailOrigin.of(headers),
                content.isTorn(),
                whole);
    }

    /** Only the header of a mail. */
    public static ParsedMail readHeader(MimeMessage mail) {
        MailHeaders headers = MailHeaders.of(mail);
        Originator sender = headers.sender();
        String subject = headers.subject();
        return new ParsedMail(
                nature(headers, subject, sender, null),
                sender,
                subject,
                UNREADABLE,
                List.of(),
                headers.messageId().orElseGet(() -> madeUp(mail, UNREADABLE)),
                headers.references(),
                headers.recipients(),
                null,
                MailOrigin.of(headers),
                false,
                WholeText.NONE);
    }

    /** A placeholder for an unreadable mail, with its identifier in the mailbox. */
    public static ParsedMail unreadable(String id) {
        return new ParsedMail(
                Nature.REPLY,
                null,
                null,
                UNREADABLE,
                List.of(),
                "<" + id + "@no-message-id.invalid>",
                List.of(),
                List.of(),
                null,
                MailOrigin.UNKNOWN,
                false,
                WholeText.NONE);
    }

    private static Nature nature(
            MailHeaders headers,
            @Nullable String subject,
            @Nullable Originator sender,
            @Nullable DeliveryReport report) {
        if (report != null) {
            return Nature.BOUNCE;
        }
        return AutomaticMail.is(headers, subject, sender) ? Nature.AUTOMATIC : Nature.REPLY;
    }

    /** A Message-ID derived from the content: the same on every reading, so that the mail is stored once. */
    private static String madeUp(MimeMessage mail, String text) {
        String content = header(mail) + "\n" + text;
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(content.getBytes(StandardCharsets.UTF_8));
            return "<" + HexFormat.of().formatHex(digest) + "@no-message-id.invalid>";
        } catch (NoSuchAlgorithmException ex) {
            throw new IllegalStateException("Every Java platform has SHA-256", ex);
        }
    }

    private static String header(MimeMessage mail) {
        try {
            return String.join("\n", Collections.list(mail.getAllHeaderLines()));
        } catch (MessagingException unreadable) {
            return "";
        }
    }
}
