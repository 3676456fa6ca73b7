package dev.earlyaccess.crash;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.time.Duration;
import java.time.Instant;

/** A user's feedback of which one half has been sent: the instance has the request, and cannot answer yet. */
final class HalfRequest implements AutoCloseable {

    private static final String BODY = "{\"text\":\"Half of it was said before.\"}";
    private static final int HALF = BODY.length() / 2;

    private final int port;
    private final Socket socket;

    HalfRequest(int port, String feature) {
        this.port = port;
        try {
            socket = new Socket("127.0.0.1", port);
            send("""
                    POST /api/v1/features/%s/feedback HTTP/1.1\r
                    Host: localhost\r
                    Authorization: Bearer %s\r
                    Content-Type: application/json\r
                    Content-Length: %d\r
                    \r
                    %s""".formatted(
                            feature,
                            ServiceClient.token("listener", "", Instant.now()),
                            BODY.length(),
                            BODY.substring(0, HALF)));
        } catch (IOException ex) {
            throw new UncheckedIOException(ex);
        }
    }

    private void send(String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(US_ASCII));
    }

    /** Returns once the instance takes no more connections. */
    void awaitStop() {
        await().pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(20))
                .atMost(Duration.ofSeconds(15))
                .until(this::isRefused);
    }

    private boolean isRefused() {
        try (Socket more = new Socket("127.0.0.1", port)) {
            return false;
        } catch (IOException refused) {
            return true;
        }
    }

    /** Sends the other half, and returns the first line of the response. */
    String finish() {
        try {
            send(BODY.substring(HALF));
            return String.valueOf(
                    new BufferedReader(new InputStreamReader(socket.getInputStream(), US_ASCII)).readLine());
        } catch (IOException ex) {
            throw new UncheckedIOException(ex);
        }
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException ex) {
            throw new UncheckedIOException(ex);
        }
    }
}
