package dev.earlyaccess.mail;

import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.dao.DataAccessException;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.stereotype.Component;

/** Makes mails of letters and knows the way to the mail server. */
@Component
@EnableConfigurationProperties({MailSettings.class, FeedbackSettings.class})
public class PostOffice {

    /** To MAIL FROM, RCPT TO, DATA and the end of the message; the connection is already open. */
    private static final int REPLIES_TO_A_LETTER = 4;

    private final JavaMailSenderImpl server;
    private final LetterWriter writer;
    private final MailSettings settings;
    private final FeedbackSettings feedback;

    PostOffice(JavaMailSenderImpl server, LetterWriter writer, MailSettings settings, FeedbackSettings feedback) {
        this.server = server;
        this.writer = writer;
        this.settings = settings;
        this.feedback = feedback;
    }

    /** A connection for some letters, opened when the first needs it. */
    public SmtpConnection connection() {
        return new SmtpConnection(server, this);
    }

    /** How long sending one letter over an open connection can take before a time-out ends it. */
    public Duration longestSend() {
        return timeout("timeout").multipliedBy(REPLIES_TO_A_LETTER).plus(timeout("writetimeout"));
    }

    /** The Message-ID that a letter of this template and token has, the same however often it is sent. */
    public String messageId(Template template, UUID token) {
        return MailMessage.id(token, sender(template));
    }

    private Duration timeout(String name) {
        String property = "mail." + SmtpConnection.protocol(server) + "." + name;
        long millis = Long.parseLong(server.getJavaMailProperties().getProperty(property, "0"));
        if (millis <= 0) {
            throw new IllegalStateException(
                    "spring.mail.properties." + property + " must be positive: without it a mail could take forever");
        }
        return Duration.ofMillis(millis);
    }

    MailMessage message(Letter letter, Instant at) throws NotSent {
        try {
            InternetAddress from = sender(letter.template());
            MailMessage message = new MailMessage(server.getSession(), letter.token(), from);
            if (letter.template() == Template.FEEDBACK_REQUEST) {
                message.setReplyTo(new Address[] {from});
            }
            message.setRecipient(
                    MailMessage.RecipientType.TO,
                    MailAddress.parse(letter.reader().address()));
            message.write(writer.write(letter), at);
            return message;
        } catch (DataAccessException notTheLettersFault) {
            throw notTheLettersFault;
        } catch (MessagingException | RuntimeException ex) {
            throw new NotSent(NotSent.Fault.LETTER, ex);
        }
    }

    private InternetAddress sender(Template template) {
        return switch (template) {
            case LAUNCH -> settings.sender();
            case FEEDBACK_REQUEST -> feedback.sender();
        };
    }
}
