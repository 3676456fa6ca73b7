package dev.earlyaccess.sending;

import dev.earlyaccess.mail.EncodedMail;
import dev.earlyaccess.mail.MailNotSent;
import org.springframework.mail.javamail.JavaMailSenderImpl;

/** Sends a mail at once, without the outbox, for tests of the content of a mail. */
public final class DirectConnection {

    private DirectConnection() {}

    /** Sends this mail over a connection of its own. */
    public static void send(JavaMailSenderImpl server, EncodedMail mail) throws MailNotSent {
        try (SmtpConnection connection = new SmtpConnection(server)) {
            connection.open();
            connection.send(mail);
        }
    }
}
