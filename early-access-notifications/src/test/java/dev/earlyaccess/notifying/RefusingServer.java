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
import java.util.concurrent.atomic.AtomicInteger;

/** An SMTP server that answers some commands as a test tells it to, and takes everything else. */
public final class RefusingServer implements AutoCloseable {

    /** In place of an answer: hangs up. */
    public static final String HANGS_UP = "";

    /** What a client says first, as far as a test is concerned: nothing. */
    public static final String CONNECT = "(connect)";

    /** The end of a message. The answer to it comes after the mail was taken. */
    public static final String END_OF_TEXT = "(end of text)";

    private final ServerSocket socket;
    private final Map<String, String> answers = new ConcurrentHashMap<>();
    private final List<String> accepted = new CopyOnWriteArrayList<>();
    private final List<String> messageIds = new CopyOnWriteArrayList<>();
    private final List<Socket> clients = new CopyOnWriteArrayList<>();
    private final AtomicInteger connections = new AtomicInteger();
    private volatile Runnable beforeTheAnswer = () -> {};

    public RefusingServer() throws IOException {
        socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        thread(this::listen);
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

    /** Does this between taking a mail and saying so. */
    public void beforeTheAnswer(Runnable work) {
        beforeTheAnswer = work;
    }

    /** The recipients of the mails that it took, in order. */
    public List<String> accepted() {
        return accepted;
    }

    /** The Message-IDs of the mails that it took, in order. */
    public List<String> messageIds() {
        return messageIds;
    }

    /** How often somebody connected. */
    public int connections() {
        return connections.get();
    }

    /** Hangs up on everybody, and goes on listening. */
    public void hangUp() throws IOException {
        for (Socket client : clients) {
            client.close();
        }
    }

    private static void thread(Runnable work) {
        Thread thread = new Thread(work, "refusing-server");
        thread.setDaemon(true);
        thread.start();
    }

    private void listen() {
        while (!socket.isClosed()) {
            try {
                Socket client = socket.accept();
                clients.add(client);
                connections.incrementAndGet();
                thread(() -> talk(client));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void talk(Socket client) {
        try (client) {
            talk(
                    new BufferedReader(new InputStreamReader(client.getInputStream(), US_ASCII)),
                    new PrintWriter(client.getOutputStream(), true, US_ASCII));
        } catch (IOException hungUp) {
            // the next one may be better
        }
    }

    private void talk(BufferedReader in, PrintWriter out) throws IOException {
        String recipient = "";
        if (!say(out, answer(CONNECT, "220 ready"))) {
            return;
        }
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            String answer = answer(line, line.startsWith("DATA") ? "354 go on" : "250 fine");
            if (line.startsWith("RCPT")) {
                recipient = line.replaceAll(".*<(.*)>.*", "$1");
            }
            if (!say(out, answer)) {
                return;
            }
            if (answer.startsWith("354")) {
                String answerToText = take(in, recipient);
                beforeTheAnswer.run();
                if (!say(out, answerToText)) {
                    return;
                }
            }
        }
    }

    private String take(BufferedReader in, String recipient) throws IOException {
        String messageId = "";
        for (String line = in.readLine(); !".".equals(line); line = in.readLine()) {
            if (line == null) {
                throw new IOException("Hung up");
            }
            if (line.startsWith("Message-ID:")) {
                messageId = line;
            }
        }
        String answer = answer(END_OF_TEXT + recipient, "250 taken");
        if (!answer.startsWith("4") && !answer.startsWith("5")) {
            accepted.add(recipient);
            messageIds.add(messageId);
        }
        return answer;
    }

    private String answer(String command, String usual) {
        return answers.entrySet().stream()
                .filter(entry -> command.contains(entry.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(usual);
    }

    /** False if it hung up instead. */
    private static boolean say(PrintWriter out, String line) {
        if (line.equals(HANGS_UP)) {
            return false;
        }
        out.print(line + "\r\n");
        out.flush();
        return true;
    }

    @Override
    public void close() throws IOException {
        socket.close();
        hangUp();
    }
}
