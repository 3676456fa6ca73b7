package dev.earlyaccess.sending;

import dev.earlyaccess.mail.EncodedMail;
import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.URLName;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.OutputStream;
import org.eclipse.angus.mail.smtp.SMTPTransport;

/** The SMTP commands for one mail. Knows the last step, because a refusal's meaning depends on the step. */
class SmtpDialogue extends SMTPTransport {

    /** The step that the server was last asked for. */
    enum Step {
        SENDER,
        RECIPIENT,
        TEXT
    }

    private Step step = Step.SENDER;

    SmtpDialogue(Session session, String protocol) {
        super(session, new URLName(protocol, null, -1, null, null, null), protocol, protocol.equals("smtps"));
        setUseRset(true); // like NOOP, and also ends a mail that was begun
    }

    Step step() {
        return step;
    }

    void send(EncodedMail mail) throws MessagingException {
        step = Step.SENDER;
        Address[] to = {mail.to()};
        sendMessage(new EncodedMessage(session, mail), to);
    }

    @Override
    protected void rcptTo() throws MessagingException {
        step = Step.RECIPIENT;
        super.rcptTo();
    }

    @Override
    protected OutputStream data() throws MessagingException {
        step = Step.TEXT;
        return super.data();
    }

    @Override
    protected OutputStream bdat() throws MessagingException {
        step = Step.TEXT;
        return super.bdat();
    }

    /** A message whose addresses are not parsed, and whose content is not encoded, again. */
    private static final class EncodedMessage extends MimeMessage {

        private final EncodedMail mail;

        EncodedMessage(Session session, EncodedMail mail) {
            super(session);
            this.mail = mail;
        }

        @Override
        public Address[] getFrom() {
            return new Address[] {mail.from()};
        }

        @Override
        public void writeTo(OutputStream out, String[] ignoredHeaders) throws IOException {
            out.write(mail.content());
            out.flush();
        }
    }
}
