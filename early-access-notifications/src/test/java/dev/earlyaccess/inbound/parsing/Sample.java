package dev.earlyaccess.inbound.parsing;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;

/** Mails in the formats of common mail programs and servers; see src/test/resources/answers. */
public final class Sample {

    private static final Map<String, String> NOBODYS = Map.of(
            "message-id", "<1.00000000-0000-4000-8000-000000000001@example.com>",
            "reply-to", "beta-feedback+1-aaaaaaaaaaaaaaaa@example.com",
            "forged-message-id", "<1.ffffffff-ffff-4fff-8fff-ffffffffffff@example.com>",
            "forged-token", "1-bbbbbbbbbbbbbbbb");

    private Sample() {}

    public static MimeMessage message(String name) {
        return message(name, NOBODYS);
    }

    /** Replaces the placeholders in double braces. */
    public static MimeMessage message(String name, Map<String, String> words) {
        return message(bytes(name, words));
    }

    public static MimeMessage message(byte[] mail) {
        try {
            return new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(mail));
        } catch (MessagingException ex) {
            throw new AssertionError(ex);
        }
    }

    /** The mail as the service reads it. */
    static ParsedMail parsed(byte[] mail) {
        try {
            return MailParser.read(new ByteArrayInputStream(mail));
        } catch (IOException ex) {
            throw new AssertionError(ex);
        }
    }

    static ParsedMail parsed(String name) {
        return parsed(bytes(name, NOBODYS));
    }

    public static ParsedMail parsed(String name, Map<String, String> words) {
        return parsed(bytes(name, words));
    }

    public static String text(String name, Map<String, String> words) {
        return new String(bytes(name, words), StandardCharsets.UTF_8);
    }

    public static byte[] bytes(String name, Map<String, String> words) {
        try (InputStream file = Sample.class.getResourceAsStream("/answers/" + name + ".eml")) {
            // Latin 1 leaves every byte as it is.
            String mail = new String(Objects.requireNonNull(file, name).readAllBytes(), StandardCharsets.ISO_8859_1);
            for (Map.Entry<String, String> word : words.entrySet()) {
                mail = mail.replace("{{" + word.getKey() + "}}", word.getValue());
            }
            return mail.replace("\r\n", "\n").replace("\n", "\r\n").getBytes(StandardCharsets.ISO_8859_1);
        } catch (IOException ex) {
            throw new AssertionError(ex);
        }
    }
}
