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

/** What is said to a mail server; remembers how far it came, for whose fault a refusal is depends on it. */
class SmtpDialogue extends SMTPTransport {

    /** What the server was asked last. */
    enum Step {
        SENDER,
        RECIPIENT,
        TEXT
    }

    private Step step = Step.SENDER;

    SmtpDialogue(Session session, String protocol) {
        super(session, new URLName(protocol, null, -1, null, null, null), protocol, protocol.equals("smtps"));
        setUseRset(true); // to a server, RSET is as good as NOOP, and leaves no half-said mail behind
    }

    Step step() {
        return step;
    }

    void say(EncodedMail mail) throws MessagingException {
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

    /** Knows its addresses without parsing, and is written without encoding anything. */
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
