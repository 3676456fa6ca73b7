package dev.earlyaccess.inbound.parsing;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.regex.Pattern;

/** Mails in the formats of common mail programs and servers; see src/test/resources/answers. */
public final class Sample {

    private static final Map<String, String> NOBODYS = Map.of(
            "message-id", "<1.00000000-0000-4000-8000-000000000001@example.com>",
            "reply-to", "beta-feedback+1-aaaaaaaaaaaaaaaa@example.com",
            "forged-message-id", "<1.ffffffff-ffff-4fff-8fff-ffffffffffff@example.com>",
            "forged-token", "1-bbbbbbbbbbbbbbbb",
            "greeting", "Hi Ada,",
            "first-sentence", "You have been using Dark mode for a week.",
            "second-sentence", "What should we change?");

    private static final Pattern BASE64 =
            Pattern.compile("(?m)^(?:[A-Za-z0-9+/]{40,}={0,2}\\n)+(?:[A-Za-z0-9+/]+={0,2}\\n)?");

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
            Map<String, String> values = new HashMap<>(NOBODYS);
            values.putAll(words);
            mail = BASE64.matcher(mail.replace("\r\n", "\n"))
                    .replaceAll(part -> withPlaceholdersReplaced(part.group(), values));
            return replaced(mail, values).replace("\n", "\r\n").getBytes(StandardCharsets.ISO_8859_1);
        } catch (IOException ex) {
            throw new AssertionError(ex);
        }
    }

    private static String replaced(String text, Map<String, String> values) {
        String replaced = text;
        for (Map.Entry<String, String> value : values.entrySet()) {
            replaced = replaced.replace("{{" + value.getKey() + "}}", value.getValue());
        }
        return replaced;
    }

    /** The same lines in base64, with the values of the placeholders in them. */
    private static String withPlaceholdersReplaced(String lines, Map<String, String> values) {
        String text = new String(Base64.getMimeDecoder().decode(lines), StandardCharsets.ISO_8859_1);
        String replaced = replaced(text, values);
        return replaced.equals(text)
                ? lines
                : Base64.getMimeEncoder(76, new byte[] {'\n'})
                                .encodeToString(replaced.getBytes(StandardCharsets.ISO_8859_1))
                        + "\n";
    }
}
