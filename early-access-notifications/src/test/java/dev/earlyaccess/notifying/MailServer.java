package dev.earlyaccess.notifying;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A real SMTP server that tests can read, stop and start again on the same port. */
public class MailServer {

    private static final long PATIENCE_MILLIS = 60_000;

    private GreenMail greenMail;
    private int port = 0;
    private @Nullable ClosedDoor closedDoor;

    MailServer() {
        start();
    }

    public int port() {
        return port;
    }

    public final void start() {
        if (closedDoor != null) {
            closedDoor.open();
            closedDoor = null;
        }
        ServerSetup setup = new ServerSetup(port, "127.0.0.1", ServerSetup.PROTOCOL_SMTP);
        setup.setServerStartupTimeout(PATIENCE_MILLIS);
        greenMail = new GreenMail(setup);
        greenMail.start();
        port = greenMail.getSmtp().getPort();
    }

    /** Accepts no connections until it starts again. It keeps the port, so that no other process can take it. */
    public void stop() {
        greenMail.stop();
        closedDoor = new ClosedDoor(port);
    }

    /** Closes each connection to a port at once. */
    private static final class ClosedDoor {

        private final ServerSocket socket;
        private final Thread thread = new Thread(this::turnAway, "closed-mail-server");

        ClosedDoor(int port) {
            try {
                socket = new ServerSocket(port, 50, InetAddress.getLoopbackAddress());
            } catch (IOException ex) {
                throw new UncheckedIOException(ex);
            }
            thread.setDaemon(true);
            thread.start();
        }

        private void turnAway() {
            while (!socket.isClosed()) {
                try {
                    socket.accept().close();
                } catch (IOException opened) {
                    return;
                }
            }
        }

        /** Gives the port back. The JDK keeps it until the thread that accepts has returned. */
        void open() {
            try {
                socket.close();
                thread.join();
            } catch (IOException ex) {
                throw new UncheckedIOException(ex);
            } catch (InterruptedException ex) {
                throw new IllegalStateException(ex);
            }
        }
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
