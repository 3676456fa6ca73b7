package dev.earlyaccess.notifying;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** An SMTP server that answers some commands as a test tells it to, and takes everything else. */
public final class RefusingServer implements AutoCloseable {

    /** In place of an answer: hangs up. */
    public static final String HANGS_UP = "";

    private final ServerSocket socket;
    private final Map<String, String> answers = new ConcurrentHashMap<>();
    private final List<String> accepted = new CopyOnWriteArrayList<>();

    public RefusingServer() throws IOException {
        socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread thread = new Thread(this::listen, "refusing-server");
        thread.setDaemon(true);
        thread.start();
    }

    public int port() {
        return socket.getLocalPort();
    }

    /** Answers commands that contain this text so from now on. */
    public void answers(String command, String answer) {
        answers.put(command, answer);
    }

    /** Takes everything from now on. */
    public void answersNothingElse() {
        answers.clear();
    }

    /** The recipients of the mails that it took, in order. */
    public List<String> accepted() {
        return accepted;
    }

    private void listen() {
        while (!socket.isClosed()) {
            try (Socket client = socket.accept()) {
                talk(
                        new BufferedReader(new InputStreamReader(client.getInputStream(), US_ASCII)),
                        new PrintWriter(client.getOutputStream(), true, US_ASCII));
            } catch (IOException hungUp) {
                // the next one may be better
            }
        }
    }

    private void talk(BufferedReader in, PrintWriter out) throws IOException {
        String recipient = "";
        say(out, "220 ready");
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            String command = line;
            String answer = answers.entrySet().stream()
                    .filter(entry -> command.contains(entry.getKey()))
                    .map(Map.Entry::getValue)
                    .findFirst()
                    .orElse(line.startsWith("DATA") ? "354 go on" : "250 fine");
            if (answer.equals(HANGS_UP)) {
                return;
            }
            if (line.startsWith("RCPT")) {
                recipient = line.replaceAll(".*<(.*)>.*", "$1");
            }
            say(out, answer);
            if (answer.startsWith("354")) {
                while (!".".equals(in.readLine())) {
                    // the message
                }
                accepted.add(recipient);
                say(out, "250 taken");
            }
        }
    }

    private static void say(PrintWriter out, String line) {
        out.print(line + "\r\n");
        out.flush();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
