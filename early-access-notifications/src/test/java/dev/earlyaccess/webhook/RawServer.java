package dev.earlyaccess.webhook;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;

/** A server that responds to every request with these bytes, whether they are HTTP or not. */
final class RawServer implements AutoCloseable {

    private final ServerSocket socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final byte[] response;

    RawServer(String response) throws IOException {
        this.response = response.getBytes(ISO_8859_1);
        Thread thread = new Thread(this::listen, "raw-server");
        thread.setDaemon(true);
        thread.start();
    }

    String url() {
        return "http://127.0.0.1:" + socket.getLocalPort() + "/";
    }

    private void listen() {
        while (!socket.isClosed()) {
            try (Socket client = socket.accept()) {
                readToTheEnd(client);
                client.getOutputStream().write(response);
            } catch (IOException closed) {
                // by the client, or at the end of the test
            }
        }
    }

    /** What is posted ends with a brace, and with nothing after it for the moment. */
    private static void readToTheEnd(Socket client) throws IOException {
        int last = client.getInputStream().read();
        while (last >= 0 && (last != '}' || client.getInputStream().available() > 0)) {
            last = client.getInputStream().read();
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
