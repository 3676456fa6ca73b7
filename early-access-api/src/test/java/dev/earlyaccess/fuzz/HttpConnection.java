package dev.earlyaccess.fuzz;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A client for HTTP/1.1 (RFC 9112) that sends whatever it is given, and keeps its connection where it can. */
final class HttpConnection implements AutoCloseable {

    private final int port;
    private final int patienceMillis;
    private @Nullable Socket socket;
    private @Nullable InputStream in;

    HttpConnection(int port, int patienceMillis) {
        this.port = port;
        this.patienceMillis = patienceMillis;
    }

    /**
     * Sends these bytes and returns the response.
     *
     * @throws java.net.SocketTimeoutException if none comes in time
     */
    WireResponse exchange(String method, byte[] request) throws IOException {
        boolean isKept = socket != null;
        try {
            return attempt(method, request);
        } catch (java.net.SocketTimeoutException ex) {
            close();
            throw ex;
        } catch (IOException ex) {
            close();
            if (isKept) { // The service closes a connection that was idle for a while.
                return attempt(method, request);
            }
            throw ex;
        }
    }

    private WireResponse attempt(String method, byte[] request) throws IOException {
        if (socket == null) {
            socket = new Socket(InetAddress.getLoopbackAddress(), port);
            socket.setSoTimeout(patienceMillis);
            socket.setTcpNoDelay(true);
            in = new BufferedInputStream(socket.getInputStream(), 16_384);
        }
        @Nullable IOException broken = null;
        try {
            socket.getOutputStream().write(request);
        } catch (IOException ex) { // A request that is refused early is not read to its end.
            broken = ex;
        }
        try {
            WireResponse response = read(method);
            if (broken != null || response.header("connection").equalsIgnoreCase("close")) {
                close();
            }
            return response;
        } catch (IOException ex) {
            close();
            throw broken == null ? ex : broken;
        }
    }

    private WireResponse read(String method) throws IOException {
        String statusLine = line();
        while (statusLine.startsWith("HTTP/1.1 1")) { // Informational responses come before the real one.
            while (!line().isEmpty()) {}
            statusLine = line();
        }
        if (!statusLine.matches("HTTP/1\\.1 \\d{3}.*")) {
            throw new IOException("No status line: " + statusLine);
        }
        int status = Integer.parseInt(statusLine.substring(9, 12));
        Map<String, String> headers = new HashMap<>();
        for (String header = line(); !header.isEmpty(); header = line()) {
            int colon = header.indexOf(':');
            if (colon < 1) {
                throw new IOException("No header: " + header);
            }
            headers.merge(
                    header.substring(0, colon).toLowerCase(Locale.ROOT),
                    header.substring(colon + 1).strip(),
                    (first, second) -> first + ", " + second);
        }
        return new WireResponse(status, headers, body(method, status, headers));
    }

    private byte[] body(String method, int status, Map<String, String> headers) throws IOException {
        if (method.equals("HEAD") || status == 204 || status == 304) {
            return new byte[0];
        }
        if (headers.containsKey("content-length")) {
            return read(Integer.parseInt(headers.get("content-length")));
        }
        if (!headers.getOrDefault("transfer-encoding", "").equals("chunked")) {
            headers.put("connection", "close");
            return in.readAllBytes();
        }
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        for (int size = chunk(); size > 0; size = chunk()) {
            body.write(read(size));
            line();
        }
        while (!line().isEmpty()) {}
        return body.toByteArray();
    }

    private int chunk() throws IOException {
        return Integer.parseInt(line().strip(), 16);
    }

    private byte[] read(int size) throws IOException {
        byte[] bytes = in.readNBytes(size);
        if (bytes.length < size) {
            throw new EOFException("The response ends early");
        }
        return bytes;
    }

    private String line() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream(64);
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) {
                throw new EOFException("The connection ends without a response");
            }
            if (c != '\r') {
                line.write(c);
            }
        }
        return line.toString(ISO_8859_1);
    }

    @Override
    public void close() {
        try {
            if (socket != null) {
                socket.close();
            }
        } catch (IOException gone) {
            // It is closed in any case.
        }
        socket = null;
        in = null;
    }
}
