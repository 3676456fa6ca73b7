package dev.earlyaccess.crash;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A mail server on 127.0.0.1 that takes every mail and keeps what identifies it (RFC 5321; PIPELINING by RFC
 * 2920). As at any mail server a mail is taken once its last line has come, whether or not the client is
 * still there for the response.
 */
public final class SmtpSink implements AutoCloseable {

    private final ServerSocket server;
    private final Duration perMail;
    private final Queue<Taken> taken = new ConcurrentLinkedQueue<>();
    private final Set<String> messageIds = ConcurrentHashMap.newKeySet();
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final AtomicInteger connections = new AtomicInteger();
    private final AtomicInteger mostConnections = new AtomicInteger();
    private final AtomicInteger brokenOff = new AtomicInteger();

    /** @param perMail how long it thinks about each mail before it takes it */
    public SmtpSink(Duration perMail) {
        this.perMail = perMail;
        try {
            this.server = new ServerSocket(0, 100, InetAddress.getLoopbackAddress());
        } catch (IOException ex) {
            throw new UncheckedIOException(ex);
        }
        Thread thread = new Thread(this::accept, "smtp-sink");
        thread.setDaemon(true);
        thread.start();
    }

    /**
     * A mail that was taken.
     *
     * @param messageId as its header says
     * @param subject as its header says
     * @param size in characters, header and body
     */
    public record Taken(Dialogue dialogue, int number, String messageId, String subject, String recipient, int size) {

        @Override
        public String toString() {
            return messageId + " to " + recipient;
        }

        /**
         * Whether the client broke off without having begun another mail: it may not know that this one was
         * taken.
         */
        public boolean wasInFlight() {
            return dialogue.brokenOff && dialogue.taken == number;
        }
    }

    public int port() {
        return server.getLocalPort();
    }

    /** Every mail that was taken, repeated ones as often as they came. */
    public List<Taken> taken() {
        return List.copyOf(taken);
    }

    /** Every mail whose subject begins with this, repeated ones as often as they came. */
    List<Taken> taken(String subject) {
        return taken.stream().filter(mail -> mail.subject().startsWith(subject)).toList();
    }

    /** How many different mails were taken. */
    public int distinct() {
        return messageIds.size();
    }

    /** How many connections were broken off by the client, which said no goodbye. */
    public int brokenOff() {
        return brokenOff.get();
    }

    /** How many connections there were at the same time, at most. */
    public int mostConnections() {
        return mostConnections.get();
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket socket = server.accept();
                socket.setTcpNoDelay(true);
                Thread thread = new Thread(() -> new Dialogue().with(socket), "smtp-sink-dialogue");
                thread.setDaemon(true);
                thread.start();
            } catch (IOException closed) {
                return;
            }
        }
    }

    @Override
    public void close() {
        try {
            server.close();
            for (Socket socket : open) {
                socket.close();
            }
        } catch (IOException ex) {
            throw new UncheckedIOException(ex);
        }
    }

    /** What is said over one connection. */
    final class Dialogue {

        private final List<String> recipients = new ArrayList<>();
        private volatile int taken;
        private volatile boolean brokenOff;

        private void with(Socket socket) {
            open.add(socket);
            mostConnections.accumulateAndGet(connections.incrementAndGet(), Math::max);
            boolean saidGoodbye = false;
            try (socket;
                    BufferedReader in = new BufferedReader(new InputStreamReader(socket.getInputStream(), ISO_8859_1));
                    OutputStream out = socket.getOutputStream()) {
                say(out, "220 sink ready");
                String line = in.readLine();
                while (line != null && !saidGoodbye) {
                    saidGoodbye = line.toUpperCase(Locale.ROOT).startsWith("QUIT");
                    answer(line, in, out);
                    line = saidGoodbye ? null : in.readLine();
                }
            } catch (IOException ex) {
                // The client is gone.
            } finally {
                brokenOff = !saidGoodbye;
                if (brokenOff) {
                    SmtpSink.this.brokenOff.incrementAndGet();
                }
                connections.decrementAndGet();
                open.remove(socket);
            }
        }

        private void answer(String line, BufferedReader in, OutputStream out) throws IOException {
            String command = line.toUpperCase(Locale.ROOT);
            if (command.startsWith("EHLO")) {
                say(out, "250-sink\r\n250-PIPELINING\r\n250 8BITMIME");
            } else if (command.startsWith("RCPT TO:")) {
                recipients.add(line.substring(line.indexOf('<') + 1, line.indexOf('>')));
                say(out, "250 OK");
            } else if (command.equals("DATA")) {
                say(out, "354 End with a dot");
                take(in);
                say(out, "250 Taken");
            } else if (command.startsWith("QUIT")) {
                say(out, "221 Goodbye");
            } else {
                recipients.clear();
                say(out, "250 OK");
            }
        }

        private void take(BufferedReader in) throws IOException {
            String messageId = "";
            String subject = "";
            boolean header = true;
            int size = 0;
            for (String line = in.readLine(); !".".equals(line); line = in.readLine()) {
                if (line == null) {
                    throw new IOException("It broke off in the middle of a mail");
                }
                header &= !line.isEmpty();
                if (header && line.regionMatches(true, 0, "Message-ID:", 0, 11)) {
                    messageId = line.substring(11).strip();
                }
                if (header && line.regionMatches(true, 0, "Subject:", 0, 8)) {
                    subject = line.substring(8).strip();
                }
                size += line.length() + 2;
            }
            think();
            int number = taken + 1;
            for (String recipient : recipients) {
                SmtpSink.this.taken.add(new Taken(this, number, messageId, subject, recipient, size));
            }
            taken = number;
            messageIds.add(messageId);
        }

        private void think() {
            try {
                Thread.sleep(perMail.toMillis());
            } catch (InterruptedException ex) {
                Thread.currentThread().interrupt();
            }
        }

        private static void say(OutputStream out, String reply) throws IOException {
            out.write((reply + "\r\n").getBytes(ISO_8859_1));
            out.flush();
        }
    }
}
