package dev.earlyaccess.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.net.URI;
import java.time.Instant;
import java.util.Date;
import java.util.UUID;

/** A mail in plain text and HTML whose Message-ID is the same each time that it is made. */
class MailMessage extends MimeMessage {

    private final String messageId;

    MailMessage(Session session, UUID token, InternetAddress from) throws MessagingException {
        super(session);
        this.messageId = id(token, from);
        setFrom(from);
        setHeader("Auto-Submitted", "auto-generated");
    }

    /** One click of the mail program's own button unsubscribes, by RFC 8058. */
    void setUnsubscribe(URI link) throws MessagingException {
        setHeader("List-Unsubscribe", "<" + link + ">");
        setHeader("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
    }

    void write(LetterWriter.Written letter, Instant at) throws MessagingException {
        setSubject(letter.subject(), "UTF-8");
        setSentDate(Date.from(at));
        MimeMultipart parts = new MimeMultipart("alternative");
        parts.addBodyPart(part(letter.text(), "text/plain; charset=UTF-8"));
        parts.addBodyPart(part(letter.html(), "text/html; charset=UTF-8"));
        setContent(parts);
        saveChanges();
    }

    private static MimeBodyPart part(String content, String type) throws MessagingException {
        MimeBodyPart part = new MimeBodyPart();
        part.setContent(content, type);
        return part;
    }

    /** The Message-ID of such a mail, in angle brackets (RFC 5322, 3.6.4). */
    static String id(UUID token, InternetAddress from) {
        String address = from.getAddress();
        return "<" + token + address.substring(address.lastIndexOf('@')) + ">";
    }

    @Override
    protected void updateMessageID() throws MessagingException {
        setHeader("Message-ID", messageId);
    }
}
