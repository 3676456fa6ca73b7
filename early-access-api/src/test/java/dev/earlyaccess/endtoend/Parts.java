package dev.earlyaccess.endtoend;

import jakarta.mail.BodyPart;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;

/** What a mail holds. */
final class Parts {

    private Parts() {}

    static String subject(MimeMessage mail) {
        try {
            return mail.getSubject();
        } catch (MessagingException ex) {
            throw new AssertionError(ex);
        }
    }

    static boolean isTo(MimeMessage mail, String address) {
        try {
            return mail.getRecipients(Message.RecipientType.TO)[0].toString().equals(address);
        } catch (MessagingException ex) {
            throw new AssertionError(ex);
        }
    }

    static String text(MimeMessage mail) throws MessagingException, IOException {
        return part(mail, "text/plain");
    }

    static String html(MimeMessage mail) throws MessagingException, IOException {
        return part(mail, "text/html");
    }

    private static String part(MimeMessage mail, String type) throws MessagingException, IOException {
        MimeMultipart parts = (MimeMultipart) mail.getContent();
        for (int i = 0; i < parts.getCount(); i++) {
            BodyPart part = parts.getBodyPart(i);
            if (part.isMimeType(type)) {
                return (String) part.getContent();
            }
        }
        throw new AssertionError("No " + type + " part");
    }
}
