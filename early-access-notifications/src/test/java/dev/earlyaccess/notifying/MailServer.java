package dev.earlyaccess.notifying;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import java.util.Arrays;
import java.util.List;

/** A real SMTP server that tests can read, stop and start again on the same port. */
public class MailServer {

    private GreenMail greenMail;
    private int port = 0;

    MailServer() {
        start();
    }

    public int port() {
        return port;
    }

    public final void start() {
        greenMail = new GreenMail(new ServerSetup(port, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        greenMail.start();
        port = greenMail.getSmtp().getPort();
    }

    public void stop() {
        greenMail.stop();
    }

    public void empty() {
        try {
            greenMail.purgeEmailFromAllMailboxes();
        } catch (Exception ex) {
            throw new AssertionError(ex);
        }
    }

    public List<CaughtMail> mails() {
        return Arrays.stream(greenMail.getReceivedMessages())
                .map(CaughtMail::new)
                .toList();
    }
}
