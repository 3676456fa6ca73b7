package dev.earlyaccess.answer;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.earlyaccess.feedback.FeedbackSource;
import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.util.ByteArrayDataSource;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.Base64;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Takes in the answers that somebody else received for us and hands over, each once. */
@Component
public class HandedMails {

    /** The field of SendGrid's form that holds the whole mail. */
    private static final String FIELD = "email";

    /** Never in base64. */
    private static final String BOUNDARY = "=_=";

    private final Answers answers;

    HandedMails(Answers answers) {
        this.answers = answers;
    }

    /** Takes a mail as it goes over the wire; whatever it is, something is made of it. */
    public void take(byte[] mail, Instant at) {
        take(new ByteArrayInputStream(mail), at);
    }

    /** Takes a mail that was taken apart. */
    public void take(HandedMail mail, Instant at) {
        if (mail.raw() != null && !mail.raw().isBlank()) {
            take(mail.raw().getBytes(UTF_8), at);
        } else {
            answers.take(
                    read(new ByteArrayInputStream(composed(mail).getBytes(UTF_8)))
                            .withAttachments(mail.attachments()),
                    FeedbackSource.HOOK,
                    at);
        }
    }

    /**
     * Takes the mail in a form (multipart/form-data, RFC 7578).
     *
     * @return false if there is none in it
     */
    public boolean takeForm(byte[] form, String contentType, Instant at) {
        try {
            MimeMultipart fields = new MimeMultipart(new ByteArrayDataSource(form, contentType));
            for (int i = 0; i < fields.getCount(); i++) {
                if (isMail(fields.getBodyPart(i))) {
                    take(fields.getBodyPart(i).getInputStream(), at);
                    return true;
                }
            }
            return false;
        } catch (MessagingException | IOException noForm) {
            return false;
        }
    }

    private static boolean isMail(BodyPart field) {
        return Headers.of(field).word("Content-Disposition").matches(".*;\\s*name=\"?" + FIELD + "\"?\\s*(;.*)?");
    }

    private void take(InputStream mail, Instant at) {
        answers.take(read(mail), FeedbackSource.HOOK, at);
    }

    private static IncomingMail read(InputStream mail) {
        try {
            return MailReading.read(MailReading.parse(mail));
        } catch (MessagingException ex) {
            throw new IllegalStateException("A mail in memory can be read", ex);
        }
    }

    /** The mail as it may have been, so that there is one way to read mails. */
    private static String composed(HandedMail mail) {
        StringBuilder composed = new StringBuilder();
        mail.headers().stream()
                .filter(header -> !header.name().matches("(?i)content-.*|mime-version|.*[^!-~].*|.*:.*|"))
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
