package dev.earlyaccess.apitest;

import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** A client of an event stream, which reads in a thread of its own. */
public final class StreamReader implements AutoCloseable {

    private static final String EVENT = "data: {\"type\": \"refetchEvaluation\"}";

    private final Socket socket;
    private final List<String> lines = Collections.synchronizedList(new ArrayList<>());
    private volatile boolean isEnded;

    private StreamReader(Socket socket) {
        this.socket = socket;
        new Thread(this::read, "stream-reader").start();
    }

    /** A stream that is open: its first event id has arrived. */
    public static StreamReader open(int port, String path, String... headers) {
        StreamReader reader = request(port, path, headers);
        await().pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(5))
                .until(() -> reader.isEnded || reader.has("id: "));
        return reader;
    }

    private static StreamReader request(int port, String path, String... headers) {
        try {
            Socket socket = new Socket("127.0.0.1", port);
            socket.getOutputStream()
                    .write(("GET %s HTTP/1.1\r\nHost: localhost\r\nAccept: text/event-stream\r\n%s\r\n"
                                    .formatted(
                                            path,
                                            String.join(
                                                    "",
                                                    List.of(headers).stream()
                                                            .map(h -> h + "\r\n")
                                                            .toList())))
                            .getBytes(StandardCharsets.US_ASCII));
            return new StreamReader(socket);
        } catch (IOException ex) {
            throw new UncheckedIOException(ex);
        }
    }

    private void read() {
        try (BufferedReader in =
                new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII))) {
            in.lines().forEach(lines::add);
        } catch (IOException | UncheckedIOException ex) {
            lines.add("failed: " + ex.getMessage());
        }
        isEnded = true;
    }

    public List<String> lines() {
        synchronized (lines) {
            return List.copyOf(lines);
        }
    }

    private boolean has(String beginning) {
        return lines().stream().anyMatch(line -> line.startsWith(beginning));
    }

    /** How often the client was told to read again. */
    public long events() {
        return lines().stream().filter(EVENT::equals).count();
    }

    public void awaitEvents(int count) {
        await().atMost(Duration.ofSeconds(5)).until(() -> events() >= count);
    }

    public void awaitEnd() {
        await().until(() -> isEnded);
    }

    public boolean isEnded() {
        return isEnded;
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
