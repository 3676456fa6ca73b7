package dev.earlyaccess.inbound;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;

/** A proxy between the service and a server, whose connections can be cut. */
final class Cable implements AutoCloseable {

    private final ServerSocket end;
    private final int server;
    private final List<Socket> connections = new CopyOnWriteArrayList<>();
    private volatile String cutsAt = "";
    private volatile String repliesAt = "";
    private volatile String reply = "";
    private volatile @Nullable SSLContext certificate;
    private final StringBuffer sent = new StringBuffer();

    Cable(int server) throws IOException {
        this.server = server;
        this.end = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        thread(this::listen);
    }

    int port() {
        return end.getLocalPort();
    }

    /** From the next connection on, uses TLS (RFC 8314, 3) with this certificate. */
    void secure(SSLContext certificate) {
        this.certificate = certificate;
    }

    /** All that clients have sent to the server so far. */
    String sent() {
        return sent.toString();
    }

    /** Cuts each connection on which a client sends this text, which the server does not receive. */
    void cutAt(String text) {
        cutsAt = text;
    }

    /** Refuses each command with this text (RFC 9051, 7.1.2) in place of the server, which does not receive it. */
    void refuseAt(String text) {
        repliesAt = text;
        reply = "";
    }

    /** Replies to each command with this text in place of the server, which does not receive it. */
    void replyAt(String text, String reply) {
        repliesAt = text;
        this.reply = reply;
    }

    void mend() {
        cutsAt = "";
        repliesAt = "";
    }

    private void listen() {
        while (!end.isClosed()) {
            try {
                Socket client = secured(end.accept());
                Socket onward = new Socket(InetAddress.getLoopbackAddress(), server);
                client.setTcpNoDelay(true);
                onward.setTcpNoDelay(true);
                connections.addAll(List.of(client, onward));
                thread(() -> pass(client, onward, true));
                thread(() -> pass(onward, client, false));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private Socket secured(Socket client) throws IOException {
        SSLContext shown = certificate;
        if (shown == null) {
            return client;
        }
        SSLSocket secured = (SSLSocket) shown.getSocketFactory().createSocket(client, null, client.getPort(), true);
        secured.setUseClientMode(false);
        return secured;
    }

    private void pass(Socket from, Socket to, boolean watched) {
        byte[] bytes = new byte[8_192];
        try (from;
                to;
                InputStream in = from.getInputStream();
                OutputStream out = to.getOutputStream()) {
            for (int n = in.read(bytes); n >= 0; n = in.read(bytes)) {
                String text = new String(bytes, 0, n, StandardCharsets.ISO_8859_1);
                if (watched) {
                    sent.append(text);
                }
                if (watched && isIn(text, cutsAt)) {
                    return;
                }
                if (watched && isIn(text, repliesAt)) {
                    from.getOutputStream().write(replyTo(text).getBytes(StandardCharsets.US_ASCII));
                    continue;
                }
                out.write(bytes, 0, n);
                out.flush();
            }
        } catch (IOException cut) {
            // The connection is cut.
        }
    }

    private String replyTo(String text) {
        String tag = text.split(" ")[0];
        return reply.isEmpty() ? tag + " NO not now\r\n" : reply + "\r\n" + tag + " OK\r\n";
    }

    private static boolean isIn(String text, String sought) {
        return !sought.isEmpty() && text.contains(sought);
    }

    private static void thread(Runnable work) {
        Thread thread = new Thread(work, "cable");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() throws IOException {
        end.close();
        for (Socket connection : connections) {
            connection.close();
        }
    }
}
