package dev.earlyaccess.notifying;

import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;

/** A mail as it arrived. */
public record CaughtMail(MimeMessage message) {

    public String to() {
        return header("To");
    }

    public String subject() {
        return get(message::getSubject);
    }

    public String header(String name) {
        return get(() -> message.getHeader(name, null));
    }

    public String text() {
        return part("text/plain");
    }

    public String html() {
        return part("text/html");
    }

    private String part(String type) {
        return get(() -> {
            MimeMultipart parts = (MimeMultipart) message.getContent();
            for (int i = 0; i < parts.getCount(); i++) {
                BodyPart part = parts.getBodyPart(i);
                if (part.isMimeType(type)) {
                    return (String) part.getContent();
                }
            }
            throw new AssertionError("No " + type + " part");
        });
    }

    @Override
    public String toString() {
        return to() + ": " + subject();
    }

    private static String get(Read read) {
        try {
            return read.get();
        } catch (MessagingException | IOException ex) {
            throw new AssertionError(ex);
        }
    }

    private interface Read {
        String get() throws MessagingException, IOException;
    }
}
