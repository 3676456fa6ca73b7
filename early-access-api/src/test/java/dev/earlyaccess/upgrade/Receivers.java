package dev.earlyaccess.upgrade;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/** Slack and the receivers of webhooks, each at a path of its own; they accept everything. */
final class Receivers implements AutoCloseable {

    private final List<Post> posts = new CopyOnWriteArrayList<>();
    private final HttpServer server;

    record Post(String path, @Nullable String messageId, String body) {}

    Receivers() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException ex) {
            throw new UncheckedIOException(ex);
        }
        server.setExecutor(Executors.newCachedThreadPool(task -> {
            Thread thread = new Thread(task, "receivers");
            thread.setDaemon(true);
            return thread;
        }));
        server.createContext("/", this::accept);
        server.start();
    }

    private void accept(HttpExchange exchange) throws IOException {
        posts.add(new Post(
                exchange.getRequestURI().getPath(),
                exchange.getRequestHeaders().getFirst("webhook-id"),
                new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
        byte[] response = "ok".getBytes(StandardCharsets.US_ASCII);
        exchange.sendResponseHeaders(200, response.length);
        exchange.getResponseBody().write(response);
        exchange.close();
    }

    String url(String path) {
        return "http://127.0.0.1:" + server.getAddress().getPort() + path;
    }

    /** The posts to this path so far, in order. */
    List<Post> to(String path) {
        return posts.stream().filter(post -> post.path().equals(path)).toList();
    }

    List<Post> all() {
        return List.copyOf(posts);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
