package dev.earlyaccess.api.stream;

import jakarta.servlet.http.WebConnection;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ThreadLocalRandom;
import org.apache.coyote.http11.upgrade.InternalHttpUpgradeHandler;
import org.apache.tomcat.util.net.AbstractEndpoint.Handler.SocketState;
import org.apache.tomcat.util.net.SSLSupport;
import org.apache.tomcat.util.net.SocketEvent;
import org.apache.tomcat.util.net.SocketWrapperBase;
import org.jspecify.annotations.Nullable;

/**
 * One open stream: a connection that Tomcat has handed over after the head of the response. No thread belongs to it, and
 * none of the buffers that Tomcat keeps for a request. Nothing here ever waits for the client. What a client has not
 * read yet is one event at most, because one says as much as many. See docs/adr/0037.
 */
public final class OpenStream implements InternalHttpUpgradeHandler {

    /** Proxies close connections on which nothing is sent, often after a minute. */
    private static final Duration HEARTBEAT = Duration.ofSeconds(25);

    /** A client that takes nothing for so long is gone, or of no use. */
    private static final Duration LONGEST_BLOCKED = Duration.ofSeconds(30);

    private static final String COMMENT = ":\n\n";

    /** After how many milliseconds a client that lost its connection comes back: not all at once. */
    private static final int SOONEST_RETRY = 1_000;

    private static final int LATEST_RETRY = 4_000;

    private @Nullable SocketWrapperBase<?> socket;
    private @Nullable OpenStreams streams;
    private String pseudonym = "";
    private Instant end = Instant.MAX;
    private boolean isEventOwed;
    private boolean isBlocked;
    private boolean isClosed;
    private long wroteAt = System.nanoTime();

    /** For Tomcat. */
    public OpenStream() {}

    /** Before Tomcat hands the connection over. */
    void belongsTo(OpenStreams streams, String pseudonym, Instant end, boolean hasMissedEvents) {
        this.streams = streams;
        this.pseudonym = pseudonym;
        this.end = end;
        this.isEventOwed = hasMissedEvents;
    }

    String pseudonym() {
        return pseudonym;
    }

    synchronized boolean isBlocked() {
        return isBlocked;
    }

    @Override
    public void setSocketWrapper(SocketWrapperBase<?> wrapper) {
        socket = wrapper;
    }

    @Override
    public void init(WebConnection connection) {
        if (streams == null || !streams.add(this)) {
            close();
            return;
        }
        synchronized (this) {
            // An id without data is no event. With an id, the client says when it connects again.
            int retry = ThreadLocalRandom.current().nextInt(SOONEST_RETRY, LATEST_RETRY);
            write("retry: " + retry + "\nid: " + streams.lastEvent() + "\n\n");
            writeOwed();
        }
    }

    /** Lets the client read the features again. */
    synchronized void refetch() {
        isEventOwed = true;
        writeOwed();
    }

    /** Closes the stream if its time is over or if the client takes nothing, and lets it be known as alive otherwise. */
    synchronized void tick(Instant now) {
        Duration silence = Duration.ofNanos(System.nanoTime() - wroteAt);
        if (!now.isBefore(end) || (isBlocked && silence.compareTo(LONGEST_BLOCKED) >= 0)) {
            close();
        } else if (!isBlocked && silence.compareTo(HEARTBEAT) >= 0) {
            write(COMMENT);
        }
    }

    private void writeOwed() {
        if (isEventOwed && !isBlocked && streams != null) {
            isEventOwed = false;
            write("id: " + streams.lastEvent() + "\ndata: {\"type\": \"refetchEvaluation\"}\n\n");
        }
    }

    private void write(String text) {
        if (isClosed || socket == null) {
            return;
        }
        try {
            byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
            socket.write(false, bytes, 0, bytes.length);
            wroteAt = System.nanoTime();
            flush(socket);
        } catch (IOException
                | RuntimeException ex) { // Tomcat throws several kinds for a connection that was just closed
            close();
        }
    }

    /** What does not fit into the socket stays in a buffer until Tomcat says that there is space again. */
    private void flush(SocketWrapperBase<?> socket) throws IOException {
        isBlocked = socket.flush(false);
        if (isBlocked) {
            socket.registerWriteInterest();
        }
    }

    @Override
    public SocketState upgradeDispatch(SocketEvent status) {
        try {
            return switch (status) {
                case OPEN_READ -> isEnded() ? SocketState.CLOSED : SocketState.UPGRADED;
                case OPEN_WRITE -> isWritten() ? SocketState.UPGRADED : SocketState.CLOSED;
                default -> SocketState.CLOSED;
            };
        } catch (IOException ex) {
            return SocketState.CLOSED;
        }
    }

    /** Whether the client has closed the connection. It has nothing to say either. */
    private boolean isEnded() throws IOException {
        return socket == null || socket.read(false, ByteBuffer.allocate(1)) != 0;
    }

    private synchronized boolean isWritten() throws IOException {
        if (isClosed || socket == null) {
            return false;
        }
        flush(socket);
        writeOwed();
        return !isClosed;
    }

    /** Tomcat closes the connection, in one of its own threads. */
    synchronized void close() {
        if (!isClosed) {
            isClosed = true;
            if (socket != null) {
                socket.processSocket(SocketEvent.STOP, true);
            }
        }
    }

    /** The connection is closed. */
    @Override
    public void destroy() {
        synchronized (this) {
            isClosed = true;
        }
        if (streams != null) {
            streams.remove(this);
        }
    }

    @Override
    public void timeoutAsync(long now) {
        // Time is measured by tick().
    }

    @Override
    public void setSslSupport(SSLSupport sslSupport) {
        // Encryption makes no difference here.
    }

    @Override
    public void pause() {
        // OpenStreams closes all streams before the server stops.
    }
}
