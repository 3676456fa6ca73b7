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

/** What lies between the service and a server, and can be cut. */
final class Cable implements AutoCloseable {

    private final ServerSocket end;
    private final int server;
    private final List<Socket> connections = new CopyOnWriteArrayList<>();
    private volatile String cutsAt = "";
    private volatile String answersAt = "";
    private volatile String answer = "";
    private volatile @Nullable SSLContext certificate;
    private final StringBuffer said = new StringBuffer();

    Cable(int server) throws IOException {
        this.server = server;
        this.end = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        thread(this::listen);
    }

    int port() {
        return end.getLocalPort();
    }

    /** From the next connection on it is wrapped in TLS (RFC 8314, 3), and shows this certificate. */
    void secure(SSLContext certificate) {
        this.certificate = certificate;
    }

    /** All that anybody said to the server so far. */
    String said() {
        return said.toString();
    }

    /** Cuts all connections as soon as somebody says this, which does not get through. */
    void cutAt(String words) {
        cutsAt = words;
    }

    /** Says no in place of the server (RFC 9051, 7.1.2), which never hears it, whenever somebody says this. */
    void refuseAt(String words) {
        answersAt = words;
        answer = "";
    }

    /** Says this in place of the server, which never hears it, whenever somebody says that. */
    void answerAt(String words, String answer) {
        answersAt = words;
        this.answer = answer;
    }

    void mend() {
        cutsAt = "";
        answersAt = "";
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
                String words = new String(bytes, 0, n, StandardCharsets.ISO_8859_1);
                if (watched) {
                    said.append(words);
                }
                if (watched && isIn(words, cutsAt)) {
                    return;
                }
                if (watched && isIn(words, answersAt)) {
                    from.getOutputStream().write(answerTo(words).getBytes(StandardCharsets.US_ASCII));
                    continue;
                }
                out.write(bytes, 0, n);
                out.flush();
            }
        } catch (IOException cut) {
            // that is what it is for
        }
    }

    private String answerTo(String words) {
        String tag = words.split(" ")[0];
        return answer.isEmpty() ? tag + " NO not now\r\n" : answer + "\r\n" + tag + " OK\r\n";
    }

    private static boolean isIn(String words, String sought) {
        return !sought.isEmpty() && words.contains(sought);
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
