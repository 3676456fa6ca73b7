package dev.earlyaccess.inbound;

import com.icegreen.greenmail.Managers;
import com.icegreen.greenmail.configuration.GreenMailConfiguration;
import com.icegreen.greenmail.imap.ImapHandler;
import com.icegreen.greenmail.server.AbstractServer;
import com.icegreen.greenmail.server.ProtocolHandler;
import com.icegreen.greenmail.smtp.SmtpServer;
import com.icegreen.greenmail.store.FolderException;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.Flags;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.SocketException;
import java.util.Map;
import java.util.Properties;

/** A real mail server with the mailbox for replies: SMTP in, IMAP out, and the cable to its IMAP port. */
final class FeedbackMailbox implements AutoCloseable {

    private static final String PASSWORD = "s:cr/t @%";

    private final PromptServer server = new PromptServer();
    private final GreenMailUser user;
    final Cable cable;

    FeedbackMailbox() throws IOException {
        server.start();
        user = server.setUser("beta-feedback@example.com", "beta@example.com", PASSWORD);
        cable = new Cable(server.port(ServerSetup.PROTOCOL_IMAP));
    }

    String url() {
        return url("imap");
    }

    /** The address for TLS. */
    String secureUrl() {
        return url("imaps");
    }

    private String url(String protocol) {
        return protocol + "://beta%40example.com:s%3Acr%2Ft%20%40%25@127.0.0.1:" + cable.port() + "/INBOX";
    }

    void gets(MimeMessage mail) {
        user.deliver(mail);
    }

    /** Takes a mail over SMTP, as it takes the mail of anybody. */
    void isSent(MimeMessage mail) {
        try (Transport transport = Session.getInstance(new Properties()).getTransport("smtp")) {
            transport.connect("127.0.0.1", server.port(ServerSetup.PROTOCOL_SMTP), null, null);
            transport.sendMessage(mail, mail.getAllRecipients());
        } catch (MessagingException ex) {
            throw new AssertionError(ex);
        }
    }

    /** The number of unseen mails. */
    long unseen() {
        try {
            return server.getManagers().getImapHostManager().getInbox(user).getMessages().stream()
                    .filter(message -> !message.getFlags().contains(Flags.Flag.SEEN))
                    .count();
        } catch (FolderException ex) {
            throw new AssertionError(ex);
        }
    }

    @Override
    public void close() throws IOException {
        cable.close();
        server.stop();
    }

    /**
     * Sends each line at once. By Nagle's algorithm (RFC 896) the second line of every response would wait until the client
     * acknowledges the first one, which takes 40 ms.
     */
    private static final class PromptServer extends GreenMail {

        PromptServer() {
            super(new ServerSetup[] {setup(ServerSetup.PROTOCOL_IMAP), setup(ServerSetup.PROTOCOL_SMTP)});
            // An address with a tag has the mailbox of the one without.
            withConfiguration(GreenMailConfiguration.aConfig().withSieveIgnoreDetail());
        }

        private static ServerSetup setup(String protocol) {
            ServerSetup setup = new ServerSetup(0, "127.0.0.1", protocol);
            setup.setServerStartupTimeout(60_000); // a busy machine takes its time
            return setup;
        }

        @Override
        protected Map<String, AbstractServer> createServices(ServerSetup[] setups, Managers managers) {
            AbstractServer imap = new AbstractServer(setups[0], managers) {
                @Override
                protected ProtocolHandler createProtocolHandler(Socket client) {
                    try {
                        client.setTcpNoDelay(true);
                    } catch (SocketException ex) {
                        throw new UncheckedIOException(ex);
                    }
                    return new ImapHandler(managers.getUserManager(), managers.getImapHostManager(), client);
                }
            };
            return Map.of(
                    ServerSetup.PROTOCOL_IMAP, imap, ServerSetup.PROTOCOL_SMTP, new SmtpServer(setups[1], managers));
        }

        int port(String protocol) {
            return services.get(protocol).getPort();
        }
    }
}
