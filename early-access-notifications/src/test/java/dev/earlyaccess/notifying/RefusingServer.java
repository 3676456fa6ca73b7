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

/** An SMTP server that replies to some commands as a test wants, and accepts everything else. */
public final class RefusingServer implements AutoCloseable {

    /** Instead of a reply: closes the connection. */
    public static final String HANGS_UP = "";

    /** In place of a command: the client has connected. */
    public static final String CONNECT = "(connect)";

    /** The end of a message. The reply to it is sent after the mail was received. */
    public static final String END_OF_TEXT = "(end of text)";

    private final ServerSocket socket;
    private final Map<String, String> replies = new ConcurrentHashMap<>();
    private final List<String> accepted = new CopyOnWriteArrayList<>();
    private final List<String> messageIds = new CopyOnWriteArrayList<>();
    private final List<Socket> clients = new CopyOnWriteArrayList<>();
    private final AtomicInteger connections = new AtomicInteger();
    private volatile Runnable beforeReply = () -> {};
    private volatile boolean pipelines = true;

    public RefusingServer() throws IOException {
        socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        thread(this::listen);
    }

    public int port() {
        return socket.getLocalPort();
    }

    /** From now on, replies to commands that contain this text with this reply. */
    public void replies(String command, String reply) {
        replies.put(command, reply);
    }

    /** Takes one command after another, as servers without PIPELINING do. */
    public void takesOneCommandAtATime() {
        pipelines = false;
    }

    /** Accepts everything from now on. */
    public void acceptsEverything() {
        replies.clear();
    }

    /** Runs this after a mail is accepted and before the reply is sent. */
    public void beforeReply(Runnable work) {
        beforeReply = work;
    }

    /** The recipients of the accepted mails, in order. */
    public List<String> accepted() {
        return accepted;
    }

    /** The Message-IDs of the accepted mails, in order. */
    public List<String> messageIds() {
        return messageIds;
    }

    /** The number of connections so far. */
    public int connections() {
        return connections.get();
    }

    /** Closes all connections, and goes on listening. */
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
            // The client closed the connection.
        }
    }

    private void talk(BufferedReader in, PrintWriter out) throws IOException {
        String recipient = "";
        boolean isRefused = false;
        if (!send(out, reply(CONNECT, "220 ready"))) {
            return;
        }
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            String reply = reply(line, usual(line, isRefused));
            if (line.startsWith("MAIL")) {
                isRefused = !reply.startsWith("2");
            } else if (line.startsWith("RCPT")) {
                recipient = line.replaceAll(".*<(.*)>.*", "$1");
                isRefused |= !reply.startsWith("2");
            }
            if (!send(out, reply)) {
                return;
            }
            if (reply.startsWith("354")) {
                String replyToText = isRefused ? skip(in) : take(in, recipient);
                beforeReply.run();
                if (!send(out, replyToText)) {
                    return;
                }
            }
        }
    }

    private String usual(String command, boolean hasNoRecipient) {
        if (command.startsWith("EHLO")) {
            return pipelines ? "250-fine\r\n250 PIPELINING" : "250 fine";
        }
        if (command.startsWith("DATA")) {
            return hasNoRecipient ? "503 5.5.1 No recipient" : "354 go on";
        }
        return "250 fine";
    }

    private static String skip(BufferedReader in) throws IOException {
        String line = in.readLine();
        while (line != null && !line.equals(".")) {
            line = in.readLine();
        }
        return "554 5.5.1 No recipient";
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
        String reply = reply(END_OF_TEXT + recipient, "250 taken");
        if (!reply.startsWith("4") && !reply.startsWith("5")) {
            accepted.add(recipient);
            messageIds.add(messageId);
        }
        return reply;
    }

    private String reply(String command, String usual) {
        return replies.entrySet().stream()
                .filter(entry -> command.contains(entry.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(usual);
    }

    /** False if the connection is closed instead. */
    private static boolean send(PrintWriter out, String line) {
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
