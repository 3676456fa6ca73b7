package dev.earlyaccess.bench;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Many open event streams, which the caller's thread reads while it waits for events. */
final class Streams implements AutoCloseable {

    private static final String EVENT = "refetchEvaluation";
    private static final int OPENED_AT_ONCE = 100;
    private static final long LONGEST_WAIT = TimeUnit.SECONDS.toNanos(60);

    private final Selector selector = Selector.open();
    private final ByteBuffer received = ByteBuffer.allocate(1 << 13);
    private final List<Stream> streams = new ArrayList<>();
    private int open;

    /** Opens them all, and returns once each has begun. */
    Streams(int port, List<String> paths) throws IOException {
        for (String path : paths) {
            SocketChannel channel = SocketChannel.open(new InetSocketAddress("127.0.0.1", port));
            channel.configureBlocking(false);
            Stream stream = new Stream(channel);
            channel.register(selector, SelectionKey.OP_READ, stream);
            channel.write(ByteBuffer.wrap(
                    ("GET " + path + " HTTP/1.1\r\nHost: 127.0.0.1\r\nAccept: text/event-stream\r\n\r\n")
                            .getBytes(US_ASCII)));
            streams.add(stream);
            if (streams.size() % OPENED_AT_ONCE == 0) {
                readUntil(() -> open == streams.size());
            }
        }
        readUntil(() -> open == streams.size());
    }

    private final class Stream {

        private final SocketChannel channel;
        private final StringBuilder unread = new StringBuilder();
        private boolean isOpen;
        private long heardAt;

        Stream(SocketChannel channel) {
            this.channel = channel;
        }

        void read() throws IOException {
            received.clear();
            if (channel.read(received) < 0) {
                throw new IOException("The stream has ended: " + unread);
            }
            unread.append(new String(received.array(), 0, received.position(), US_ASCII));
            if (!isOpen && unread.indexOf("\nid: ") > 0) {
                isOpen = true;
                open++;
            }
            int event = unread.lastIndexOf(EVENT);
            if (event >= 0) {
                heardAt = System.nanoTime();
                unread.delete(0, event + EVENT.length());
            }
        }
    }

    /** A condition for which a caller waits. */
    private interface Condition {
        boolean holds();
    }

    /**
     * Waits until each stream has had an event since this time.
     *
     * @return how long it took until the last one had it, in milliseconds
     */
    double awaitAll(long since) throws IOException {
        readUntil(() -> streams.stream().allMatch(stream -> stream.heardAt > since));
        return (streams.stream().mapToLong(stream -> stream.heardAt).max().orElse(since) - since) / 1e6;
    }

    /** Waits until this one has had an event since this time, as {@link #awaitAll}. */
    double await(int number, long since) throws IOException {
        readUntil(() -> streams.get(number).heardAt > since);
        return (streams.get(number).heardAt - since) / 1e6;
    }

    private void readUntil(Condition condition) throws IOException {
        long end = System.nanoTime() + LONGEST_WAIT;
        while (!condition.holds()) {
            if (System.nanoTime() > end) {
                throw new IOException("Not all of %,d streams have heard it in a minute".formatted(streams.size()));
            }
            selector.select(100);
            for (SelectionKey key : selector.selectedKeys()) {
                ((Stream) key.attachment()).read();
            }
            selector.selectedKeys().clear();
        }
    }

    @Override
    public void close() throws IOException {
        for (Stream stream : streams) {
            stream.channel.close();
        }
        selector.close();
    }
}
