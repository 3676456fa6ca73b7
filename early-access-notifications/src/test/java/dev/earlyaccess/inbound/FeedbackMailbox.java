package dev.earlyaccess.inbound;

import com.icegreen.greenmail.Managers;
import com.icegreen.greenmail.imap.ImapHandler;
import com.icegreen.greenmail.server.AbstractServer;
import com.icegreen.greenmail.server.ProtocolHandler;
import com.icegreen.greenmail.store.FolderException;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.Flags;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.SocketException;
import java.util.Map;

/** A real IMAP server with the mailbox for replies, and the cable to it. */
final class FeedbackMailbox implements AutoCloseable {

    private static final String PASSWORD = "s:cr/t @%";

    private final PromptServer server = new PromptServer();
    private final GreenMailUser user;
    final Cable cable;

    FeedbackMailbox() throws IOException {
        server.start();
        user = server.setUser("beta-feedback@example.com", "beta@example.com", PASSWORD);
        cable = new Cable(server.port());
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
            super(setup());
        }

        private static ServerSetup setup() {
            ServerSetup setup = new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_IMAP);
            setup.setServerStartupTimeout(60_000); // a busy machine takes its time
            return setup;
        }

        @Override
        protected Map<String, AbstractServer> createServices(ServerSetup[] setups, Managers managers) {
            return Map.of(ServerSetup.PROTOCOL_IMAP, new AbstractServer(setups[0], managers) {
                @Override
                protected ProtocolHandler createProtocolHandler(Socket client) {
                    try {
                        client.setTcpNoDelay(true);
                    } catch (SocketException ex) {
                        throw new UncheckedIOException(ex);
                    }
                    return new ImapHandler(managers.getUserManager(), managers.getImapHostManager(), client);
                }
            });
        }

        int port() {
            return services.get(ServerSetup.PROTOCOL_IMAP).getPort();
        }
    }
}
