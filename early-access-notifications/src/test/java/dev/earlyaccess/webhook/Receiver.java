package dev.earlyaccess.webhook;

import com.standardwebhooks.Webhook;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * An HTTP server that receives webhooks, verifies them with a library of others, and fails as a test wants
 * it.
 */
final class Receiver implements AutoCloseable {

    private static final Response OK = new Response(200, "thanks", Map.of());

    private final List<Received> received = new CopyOnWriteArrayList<>();
    private final List<Received> accepted = new CopyOnWriteArrayList<>();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final HttpServer server;
    private volatile Function<Received, Response> responding = request -> OK;
    private volatile CountDownLatch begun = new CountDownLatch(1);
    private volatile CountDownLatch mayRespond = new CountDownLatch(0);

    /** A response. */
    record Response(int status, String body, Map<String, String> headers) {}

    /** A request. */
    record Received(String path, Map<String, List<String>> headers, String body) {

        String id() {
            return header("webhook-id");
        }

        long timestamp() {
            return Long.parseLong(header("webhook-timestamp"));
        }

        String header(String name) {
            return headers.get(name).get(0);
        }

        JsonNode json() {
            return new JsonMapper().readTree(body);
        }

        String type() {
            return json().get("type").asString();
        }

        /** Verifies it as a receiver does. Fails if the signature is wrong or not new. */
        Received verified(String secret) {
            try {
                new Webhook(secret).verify(body, headers);
                return this;
            } catch (Exception ex) {
                throw new AssertionError(ex);
            }
        }

        /** Whether it is signed with this secret, at any time. */
        boolean isSignedWith(String secret) {
            try {
                return new Webhook(secret).sign(id(), timestamp(), body).equals(header("webhook-signature"));
            } catch (Exception ex) {
                throw new AssertionError(ex);
            }
        }
    }

    Receiver() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException ex) {
            throw new UncheckedIOException(ex);
        }
        server.createContext("/", this::handle);
        server.setExecutor(threads);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/hook";
    }

    /** All requests, in order. */
    List<Received> received() {
        return received;
    }

    /** The requests that had a successful response, in order. */
    List<Received> accepted() {
        return accepted;
    }

    List<String> types() {
        return accepted.stream().map(Received::type).toList();
    }

    void respondsWith(int status) {
        respondsWith(status, "", Map.of());
    }

    void respondsWith(int status, String body, Map<String, String> headers) {
        responding = request -> new Response(status, body, headers);
    }

    /** Responds to requests that contain a part like this, and accepts all others. */
    void respondsTo(String part, int status) {
        responding = request -> request.body.contains(part) ? new Response(status, "", Map.of()) : OK;
    }

    void acceptsAll() {
        responding = request -> OK;
        mayRespond.countDown();
    }

    /** Responds to no request until it accepts all. */
    void hangs() {
        begun = new CountDownLatch(1);
        mayRespond = new CountDownLatch(1);
    }

    void awaitRequest() throws InterruptedException {
        if (!begun.await(10, TimeUnit.SECONDS)) {
            throw new AssertionError("Nobody posted");
        }
    }

    private void handle(HttpExchange exchange) throws IOException {
        Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        headers.putAll(exchange.getRequestHeaders());
        Received request = new Received(
                exchange.getRequestURI().getPath(),
                headers,
                new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        received.add(request);
        begun.countDown();
        await();
        Response response = responding.apply(request);
        if (response.status / 100 == 2) {
            accepted.add(request);
        }
        response.headers.forEach((name, value) -> exchange.getResponseHeaders().set(name, value));
        byte[] body = response.body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(response.status, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private void await() {
        try {
            if (!mayRespond.await(20, TimeUnit.SECONDS)) {
                throw new AssertionError("Waited in vain");
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        mayRespond.countDown();
        server.stop(0);
        threads.shutdownNow();
    }
}
