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
    private @Nullable ServerSocket closedDoor;

    MailServer() {
        start();
    }

    public int port() {
        return port;
    }

    public final void start() {
        open(closedDoor);
        ServerSetup setup = new ServerSetup(port, "127.0.0.1", ServerSetup.PROTOCOL_SMTP);
        setup.setServerStartupTimeout(PATIENCE_MILLIS);
        greenMail = new GreenMail(setup);
        greenMail.start();
        port = greenMail.getSmtp().getPort();
    }

    /** Accepts no connections until it starts again. It keeps the port, so that no other process can take it. */
    public void stop() {
        greenMail.stop();
        try {
            ServerSocket door = new ServerSocket(port, 50, InetAddress.getLoopbackAddress());
            closedDoor = door;
            Thread thread = new Thread(() -> turnAway(door), "closed-mail-server");
            thread.setDaemon(true);
            thread.start();
        } catch (IOException ex) {
            throw new UncheckedIOException(ex);
        }
    }

    private static void turnAway(ServerSocket door) {
        while (!door.isClosed()) {
            try {
                door.accept().close();
            } catch (IOException opened) {
                return;
            }
        }
    }

    private static void open(@Nullable ServerSocket door) {
        if (door != null) {
            try {
                door.close();
            } catch (IOException ex) {
                throw new UncheckedIOException(ex);
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
