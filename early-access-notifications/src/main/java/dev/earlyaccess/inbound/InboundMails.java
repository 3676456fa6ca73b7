package dev.earlyaccess.inbound;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.earlyaccess.feedback.FeedbackSource;
import dev.earlyaccess.inbound.parsing.MailHeaders;
import dev.earlyaccess.inbound.parsing.MailParser;
import dev.earlyaccess.inbound.parsing.ParsedMail;
import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.util.ByteArrayDataSource;
import jakarta.mail.util.SharedByteArrayInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.Base64;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Takes the mails that a mail provider receives for us and posts to us, each mail once. */
@Component
public class InboundMails {

    /** The maximum number of bytes of a mail that are read, attachments included. */
    public static final int LONGEST = 4 << 20;

    /** The field of SendGrid's form with the whole mail. */
    private static final String FIELD = "email";

    private static final int LONGEST_FIELD_NAME = 1_000;

    /**
     * A field's name (RFC 5322, 2.2), the line that mailboxes in files put first, or the end of a header
     * without fields.
     */
    private static final Pattern HEADER = Pattern.compile("[!-9;-~]+[ \\t]*:|>?From |\r?\n");

    /** Never in base64. */
    private static final String BOUNDARY = "=_=";

    private final InboundReplies replies;

    InboundMails(InboundReplies replies) {
        this.replies = replies;
    }

    /** Takes a mail in its transfer format. Unreadable content is kept as well as possible. */
    public void take(InputStream mail, Instant at) throws IOException {
        MailPrefix beginning = MailPrefix.of(mail);
        take(new SharedByteArrayInputStream(withHeader(beginning.bytes())), beginning.isCut(), at);
    }

    /** A mail without header fields is text only: it gets an empty header, so that no text is lost. */
    private static byte[] withHeader(byte[] mail) {
        String begin = new String(mail, 0, Math.min(mail.length, LONGEST_FIELD_NAME), ISO_8859_1);
        if (HEADER.matcher(begin).lookingAt()) {
            return mail;
        }
        byte[] whole = new byte[mail.length + 1];
        whole[0] = '\n';
        System.arraycopy(mail, 0, whole, 1, mail.length);
        return whole;
    }

    /** Takes a mail that the provider has parsed. */
    public void take(InboundMail mail, Instant at) throws IOException {
        if (mail.raw() != null && !mail.raw().isBlank()) {
            take(new ByteArrayInputStream(mail.raw().getBytes(UTF_8)), at);
        } else {
            MailPrefix beginning =
                    MailPrefix.of(new ByteArrayInputStream(composed(mail).getBytes(UTF_8)));
            replies.take(
                    read(new SharedByteArrayInputStream(beginning.bytes()), beginning.isCut())
                            .withAttachments(mail.attachments()),
                    FeedbackSource.HOOK,
                    at);
        }
    }

    /**
     * Takes the mail in a form (multipart/form-data, RFC 7578).
     *
     * @return false if the form contains no mail
     */
    public boolean takeForm(InputStream form, String contentType, Instant at) throws IOException {
        MailPrefix beginning = MailPrefix.of(form);
        try {
            MimeMultipart fields = new MimeMultipart(new ByteArrayDataSource(beginning.bytes(), contentType));
            for (int i = 0; i < fields.getCount(); i++) {
                if (isMail(fields.getBodyPart(i))) {
                    take(fields.getBodyPart(i).getInputStream(), beginning.isCut(), at);
                    return true;
                }
            }
            return false;
        } catch (MessagingException | IOException noForm) {
            return false;
        }
    }

    private static boolean isMail(BodyPart field) {
        return MailHeaders.of(field).word("Content-Disposition").matches(".*;\\s*name=\"?" + FIELD + "\"?\\s*(;.*)?");
    }

    private void take(InputStream mail, boolean isCut, Instant at) {
        replies.take(read(mail, isCut), FeedbackSource.HOOK, at);
    }

    /** Reads from a shared stream, so that the mail is in memory only once. */
    private static ParsedMail read(InputStream mail, boolean isCut) {
        try {
            ParsedMail read = MailParser.read(MailParser.parse(mail));
            return isCut ? read.withoutTheRest() : read;
        } catch (MessagingException ex) {
            throw new IllegalStateException("A mail in memory can be read", ex);
        }
    }

    /** Rebuilds the mail from its parts, so that one parser reads all mails. */
    private static String composed(InboundMail mail) {
        StringBuilder composed = new StringBuilder();
        mail.headers().stream()
                .filter(header -> !header.name().matches("(?is)content-.*|mime-version|.*[^!-~].*|.*:.*|"))
                .forEach(header -> composed.append(header.name())
                        .append(": ")
                        .append(header.value().replaceAll("[\\r\\n\0]+", " "))
                        .append("\r\n"));
        composed.append("MIME-Version: 1.0\r\nContent-Type: multipart/alternative; boundary=\"")
                .append(BOUNDARY)
                .append("\"\r\n");
        part(composed, "plain", mail.text());
        part(composed, "html", mail.html());
        return composed.append("\r\n--").append(BOUNDARY).append("--\r\n").toString();
    }

    private static void part(StringBuilder composed, String type, @Nullable String text) {
        composed.append("\r\n--")
                .append(BOUNDARY)
                .append("\r\nContent-Type: text/")
                .append(type)
                .append("; charset=UTF-8\r\nContent-Transfer-Encoding: base64\r\n\r\n")
                .append(Base64.getMimeEncoder()
                        .encodeToString(Objects.requireNonNullElse(text, "").getBytes(UTF_8)));
    }
}
