package dev.earlyaccess.sending;

import dev.earlyaccess.mail.EncodedMail;
import dev.earlyaccess.mail.MailNotSent;
import org.springframework.stereotype.Component;

/**
 * Sends a mail at once, past the outbox, while a person waits for it. There is no second try.
 */
@Component
public class TestMailSender {

    private final SmtpServer server;

    TestMailSender(SmtpServer server) {
        this.server = server;
    }

    /**
     * Sends a mail over a connection of its own.
     *
     * @throws MailNotSent if the mail server does not accept it
     */
    public void send(EncodedMail mail) throws MailNotSent {
        try (SmtpConnection connection = server.connection()) {
            connection.open();
            connection.send(mail);
        }
    }
}
