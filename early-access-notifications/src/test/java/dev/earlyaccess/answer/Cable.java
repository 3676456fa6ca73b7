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

    void mend() {
        cutsAt = "";
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
                if (watched && isCutAt(new String(bytes, 0, n, StandardCharsets.ISO_8859_1))) {
                    return;
                }
                out.write(bytes, 0, n);
                out.flush();
            }
        } catch (IOException cut) {
            // that is what it is for
        }
    }

    private boolean isCutAt(String words) {
        return !cutsAt.isEmpty() && words.contains(cutsAt);
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
