package dev.earlyaccess.answer;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** What lies between the service and a server, and can be cut. */
final class Cable implements AutoCloseable {

    private final ServerSocket end;
    private final int server;
    private final List<Socket> connections = new CopyOnWriteArrayList<>();
    private volatile String cutsAt = "";
    private volatile String refusesAt = "";

    Cable(int server) throws IOException {
        this.server = server;
        this.end = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        thread(this::listen);
    }

    int port() {
        return end.getLocalPort();
    }

    /** Cuts all connections as soon as somebody says this, which does not get through. */
    void cutAt(String words) {
        cutsAt = words;
    }

    /** Says no in place of the server (RFC 9051, 7.1.2), which never hears it, whenever somebody says this. */
    void refuseAt(String words) {
        refusesAt = words;
    }

    void mend() {
        cutsAt = "";
        refusesAt = "";
    }

    private void listen() {
        while (!end.isClosed()) {
            try {
                Socket client = end.accept();
                Socket onward = new Socket(InetAddress.getLoopbackAddress(), server);
                connections.addAll(List.of(client, onward));
                thread(() -> pass(client, onward, true));
                thread(() -> pass(onward, client, false));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void pass(Socket from, Socket to, boolean watched) {
        byte[] bytes = new byte[8_192];
        try (from;
                to;
                InputStream in = from.getInputStream();
                OutputStream out = to.getOutputStream()) {
            for (int n = in.read(bytes); n >= 0; n = in.read(bytes)) {
                String said = new String(bytes, 0, n, StandardCharsets.ISO_8859_1);
                if (watched && isIn(said, cutsAt)) {
                    return;
                }
                if (watched && isIn(said, refusesAt)) {
                    from.getOutputStream()
                            .write((said.split(" ")[0] + " NO not now\r\n").getBytes(StandardCharsets.US_ASCII));
                    continue;
                }
                out.write(bytes, 0, n);
                out.flush();
            }
        } catch (IOException cut) {
            // that is what it is for
        }
    }

    private static boolean isIn(String said, String words) {
        return !words.isEmpty() && said.contains(words);
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
