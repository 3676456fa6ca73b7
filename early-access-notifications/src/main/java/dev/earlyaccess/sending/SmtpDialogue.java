package dev.earlyaccess.sending;

import dev.earlyaccess.mail.EncodedMail;
import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.URLName;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.OutputStream;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPTransport;

/**
 * The SMTP commands for one mail. Knows the last step, because a refusal's meaning depends on the step. If the server
 * allows it, all commands before the text are sent before the first reply is read (RFC 2920): a mail then waits for the
 * server twice instead of four times.
 */
class SmtpDialogue extends SMTPTransport {

    /** The step that the server was last asked for. */
    enum Step {
        SENDER,
        RECIPIENT,
        TEXT
    }

    private static final int FINE = 250;
    private static final int GO_ON = 354;

    private Step step = Step.SENDER;

    /** Whether commands are being sent whose replies are read later. The server may still refuse the sender then. */
    private boolean isAhead;

    /** Whether there are such replies. */
    private boolean hasUnread;

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
        try {
            sendMessage(new EncodedMessage(session, mail), to);
        } finally {
            isAhead = false;
            hasUnread = false;
        }
    }

    @Override
    protected void mailFrom() throws MessagingException {
        isAhead = supportsExtension("PIPELINING");
        hasUnread = isAhead;
        super.mailFrom();
    }

    @Override
    protected void rcptTo() throws MessagingException {
        if (!isAhead) {
            step = Step.RECIPIENT;
        }
        super.rcptTo();
    }

    @Override
    protected OutputStream data() throws MessagingException {
        if (!isAhead) {
            step = Step.TEXT;
        }
        isAhead = false;
        return super.data();
    }

    @Override
    protected int readServerResponse() throws MessagingException {
        if (isAhead) {
            return FINE;
        }
        if (hasUnread) {
            hasUnread = false;
            readReply(Step.SENDER, 2);
            readReply(Step.RECIPIENT, 1);
            step = Step.TEXT;
        }
        return super.readServerResponse();
    }

    /** @param unread the number of replies to come after this one */
    private void readReply(Step to, int unread) throws MessagingException {
        step = to;
        int code = super.readServerResponse();
        if (code / 100 != FINE / 100) {
            SMTPSendFailedException refusal =
                    new SMTPSendFailedException(to.name(), code, getLastServerResponse(), null, null, null, null);
            takeBack(unread, refusal);
            throw refusal;
        }
    }

    /** Takes back what was sent after the refused command. A server may even wait for the text of a mail to nobody. */
    private void takeBack(int unread, SMTPSendFailedException refusal) {
        try {
            int last = 0;
            for (int i = 0; i < unread; i++) {
                last = super.readServerResponse();
            }
            if (last == GO_ON) {
                simpleCommand(".");
            }
            issueCommand("RSET", -1);
        } catch (MessagingException connectionLost) {
            refusal.addSuppressed(connectionLost);
        }
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
