package dev.earlyaccess.bench;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Sends requests over many connections from one thread, which needs a small part of the time that the service needs. Each
 * connection sends its next request when it has the whole response to the one before.
 */
final class Load implements AutoCloseable {

    private static final int CONNECTIONS = 64;
    private static final long LONGEST_WAIT = TimeUnit.SECONDS.toNanos(30);
    private static final long PAUSE = TimeUnit.MICROSECONDS.toNanos(20);

    private final Selector selector = Selector.open();
    private final Deque<Connection> idle = new ArrayDeque<>();
    private final int port;
    private final Supplier<byte[]> requests;
    private long[] waits = new long[1 << 16];
    private int answers;
    private int sent;

    /** Where to keep responses, if anybody wants them. */
    private String @Nullable [] responses;

    private Load(int port, Supplier<byte[]> requests) throws IOException {
        this.port = port;
        this.requests = requests;
        for (int i = 0; i < CONNECTIONS; i++) {
            idle.add(new Connection());
        }
    }

    /** How many requests a second are answered when all connections always wait for a response. */
    static double fullSpeed(int port, Supplier<byte[]> requests, Duration time) {
        try (Load load = new Load(port, requests)) {
            long start = System.nanoTime();
            return load.sendUntil(start + time.toNanos()) / seconds(System.nanoTime() - start);
        } catch (IOException ex) {
            throw new UncheckedIOException(ex);
        }
    }

    /**
     * Sends at a constant rate, no matter how fast the service is. A request that is due while all connections wait is sent
     * late, and this time counts.
     */
    static Waits atRate(double perSecond, int port, Supplier<byte[]> requests, Duration time) {
        try (Load load = new Load(port, requests)) {
            return load.send((long) (perSecond * seconds(time.toNanos())), perSecond);
        } catch (IOException ex) {
            throw new UncheckedIOException(ex);
        }
    }

    /** Sends each of the requests once, and returns the responses in the same order. */
    static List<String> each(int port, List<byte[]> requests) throws IOException {
        Iterator<byte[]> next = requests.iterator();
        try (Load load = new Load(port, next::next)) {
            String[] responses = new String[requests.size()];
            load.responses = responses;
            while (next.hasNext()) {
                while (!load.idle.isEmpty() && next.hasNext()) {
                    load.idle.remove().send(System.nanoTime());
                }
                load.selector.select(Load::receive, TimeUnit.NANOSECONDS.toMillis(LONGEST_WAIT));
            }
            load.awaitRest();
            return List.of(responses);
        }
    }

    private static double seconds(long nanos) {
        return nanos / 1e9;
    }

    /** How long the requests of one run took, in order, in nanoseconds. */
    record Waits(long[] nanos) {

        double millis(double quantile) {
            return nanos[(int) Math.min(nanos.length - 1, nanos.length * quantile)] / 1e6;
        }
    }

    private int sendUntil(long end) throws IOException {
        while (System.nanoTime() < end) {
            while (!idle.isEmpty()) {
                idle.remove().send(System.nanoTime());
            }
            selector.select(Load::receive, TimeUnit.NANOSECONDS.toMillis(LONGEST_WAIT));
        }
        int inTime = answers;
        awaitRest();
        return inTime;
    }

    private Waits send(long requests, double perSecond) throws IOException {
        long start = System.nanoTime();
        while (sent < requests) {
            long due = start + (long) (sent / perSecond * 1e9);
            if (System.nanoTime() >= due && !idle.isEmpty()) {
                idle.remove().send(due);
            } else if (selector.selectNow(Load::receive) == 0) {
                LockSupport.parkNanos(PAUSE); // a selector sleeps for a millisecond at least
            }
        }
        awaitRest();
        long[] inOrder = Arrays.copyOf(waits, answers);
        Arrays.sort(inOrder);
        return new Waits(inOrder);
    }

    private void awaitRest() throws IOException {
        long latest = System.nanoTime() + LONGEST_WAIT;
        while (idle.size() < CONNECTIONS) {
            if (System.nanoTime() > latest) {
                throw new IllegalStateException("No response for 30 seconds");
            }
            selector.select(Load::receive, 100);
        }
    }

    private static void receive(SelectionKey key) {
        try {
            ((Connection) key.attachment()).receive();
        } catch (IOException ex) {
            throw new UncheckedIOException(ex);
        }
    }

    private void answered(Connection connection, long wait) {
        if (answers == waits.length) {
            waits = Arrays.copyOf(waits, 2 * answers);
        }
        waits[answers++] = wait;
        idle.add(connection);
    }

    @Override
    public void close() throws IOException {
        for (SelectionKey key : selector.keys()) {
            key.channel().close();
        }
        selector.close();
    }

    private final class Connection {

        private static final int UNKNOWN = -1;

        /** Its length is not announced: the last chunk ends it. */
        private static final int CHUNKED = Integer.MAX_VALUE;

        private static final byte[] END_OF_HEAD = "\r\n\r\n".getBytes(ISO_8859_1);
        private static final byte[] LAST_CHUNK = "\r\n0\r\n\r\n".getBytes(ISO_8859_1);

        private SocketChannel channel;
        private ByteBuffer response = ByteBuffer.allocate(1 << 16);
        private int length = UNKNOWN;
        private boolean closes;
        private int number;
        private long due;

        Connection() throws IOException {
            this.channel = connect();
        }

        private SocketChannel connect() throws IOException {
            SocketChannel connected = SocketChannel.open(new InetSocketAddress("127.0.0.1", port));
            connected.setOption(StandardSocketOptions.TCP_NODELAY, true);
            connected.configureBlocking(false);
            connected.register(selector, SelectionKey.OP_READ, this);
            return connected;
        }

        /** @param since when the request was due */
        void send(long since) throws IOException {
            number = sent++;
            due = since;
            length = UNKNOWN;
            response.clear();
            ByteBuffer request = ByteBuffer.wrap(requests.get());
            channel.write(request);
            if (request.hasRemaining()) {
                throw new IOException("The request is larger than the socket's buffer");
            }
        }

        void receive() throws IOException {
            if (!response.hasRemaining()) {
                response = ByteBuffer.allocate(2 * response.capacity()).put(response.flip());
            }
            if (channel.read(response) < 0) {
                throw new IOException("Closed in the middle of a response: " + text(response.position()));
            }
            if (length == UNKNOWN) {
                readHead();
            }
            boolean complete = length == CHUNKED ? endsWith(LAST_CHUNK) : length >= 0 && response.position() >= length;
            if (complete) {
                if (closes) {
                    channel.close();
                    channel = connect();
                }
                if (responses != null) {
                    responses[number] = text(response.position());
                }
                answered(this, System.nanoTime() - due);
            }
        }

        private void readHead() throws IOException {
            int end = indexOf(END_OF_HEAD);
            if (end < 0) {
                return;
            }
            String head = text(end);
            if (!head.startsWith("HTTP/1.1 200")) {
                throw new IOException("Not the expected response: " + text(response.position()));
            }
            closes = false;
            length = CHUNKED;
            for (String header : head.split("\r\n")) {
                if (header.regionMatches(true, 0, "content-length:", 0, 15)) {
                    length = end
                            + END_OF_HEAD.length
                            + Integer.parseInt(header.substring(15).trim());
                } else if (header.equalsIgnoreCase("connection: close")) {
                    closes = true;
                }
            }
        }

        private int indexOf(byte[] wanted) {
            int last = response.position() - wanted.length;
            for (int i = 0; i <= last; i++) {
                if (Arrays.equals(response.array(), i, i + wanted.length, wanted, 0, wanted.length)) {
                    return i;
                }
            }
            return -1;
        }

        private boolean endsWith(byte[] wanted) {
            int end = response.position();
            return end >= wanted.length
                    && Arrays.equals(response.array(), end - wanted.length, end, wanted, 0, wanted.length);
        }

        private String text(int end) {
            return new String(response.array(), 0, end, ISO_8859_1);
        }
    }
}
