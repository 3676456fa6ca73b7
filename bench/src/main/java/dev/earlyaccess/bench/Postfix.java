package dev.earlyaccess.bench;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Postfix's own test programs: {@code smtp-sink} accepts every mail, {@code smtp-source} sends as fast as
 * possible.
 */
final class Postfix implements AutoCloseable {

    private static final int MINUTES_TO_SEND = 5;

    private final int port;
    private final Process sink;

    Postfix() throws IOException {
        this.port = freePort();
        List<String> command = new ArrayList<>(List.of("smtp-sink"));
        if ("root".equals(System.getProperty("user.name"))) {
            command.addAll(List.of("-u", "nobody"));
        }
        command.addAll(List.of("127.0.0.1:" + port, "200"));
        this.sink = quietly(command);
        awaitSink();
    }

    int port() {
        return port;
    }

    /** Sends messages of this size over connections that stay open. Returns the messages per second. */
    double send(int messages, int size, int connections) throws IOException, InterruptedException {
        long start = System.nanoTime();
        Process source = quietly(List.of(
                "smtp-source",
                "-d",
                "-s",
                String.valueOf(connections),
                "-m",
                String.valueOf(messages),
                "-l",
                String.valueOf(size),
                "-f",
                "early-access@example.com",
                "-t",
                "u0000001@example.com",
                "127.0.0.1:" + port));
        if (!source.waitFor(MINUTES_TO_SEND, TimeUnit.MINUTES) || source.exitValue() != 0) {
            source.destroyForcibly();
            throw new IllegalStateException("smtp-source did not send its messages");
        }
        return messages / ((System.nanoTime() - start) / 1e9);
    }

    private static Process quietly(List<String> command) throws IOException {
        return new ProcessBuilder(command)
                .directory(Files.createDirectories(Path.of("target", "bench")).toFile())
                .redirectErrorStream(true)
                .redirectOutput(
                        Path.of("target", "bench", command.get(0) + ".log").toFile())
                .start();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private void awaitSink() throws IOException {
        for (int i = 0; i < 100 && sink.isAlive(); i++) {
            try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
                return;
            } catch (IOException notYet) {
                LockSupport.parkNanos(50_000_000);
            }
        }
        throw new IOException("smtp-sink does not listen: see target/bench/smtp-sink.log");
    }

    @Override
    public void close() {
        sink.destroy();
    }
}
