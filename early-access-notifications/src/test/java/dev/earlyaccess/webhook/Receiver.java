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

/** An HTTP server that receives webhooks, verifies them with a library of others, and fails as a test tells it to. */
final class Receiver implements AutoCloseable {

    private static final Answer OK = new Answer(200, "thanks", Map.of());

    private final List<Received> received = new CopyOnWriteArrayList<>();
    private final List<Received> taken = new CopyOnWriteArrayList<>();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final HttpServer server;
    private volatile Function<Received, Answer> answering = request -> OK;
    private volatile CountDownLatch begun = new CountDownLatch(1);
    private volatile CountDownLatch mayAnswer = new CountDownLatch(0);

    /** What it answers. */
    record Answer(int status, String body, Map<String, String> headers) {}

    /** A request as it came. */
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

        /** As a receiver does it that knows the secret. Fails where it is not signed so, or not just now. */
        Received verified(String secret) {
            try {
                new Webhook(secret).verify(body, headers);
                return this;
            } catch (Exception ex) {
                throw new AssertionError(ex);
            }
        }

        /** Whether it is signed so, whenever that was. */
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

    /** All that came, in order. */
    List<Received> received() {
        return received;
    }

    /** What it has answered with a success. */
    List<Received> taken() {
        return taken;
    }

    List<String> types() {
        return taken.stream().map(Received::type).toList();
    }

    void answers(int status) {
        answers(status, "", Map.of());
    }

    void answers(int status, String body, Map<String, String> headers) {
        answering = request -> new Answer(status, body, headers);
    }

    /** Answers those so that hold this, and takes the rest. */
    void answersTo(String part, int status) {
        answering = request -> request.body.contains(part) ? new Answer(status, "", Map.of()) : OK;
    }

    void recovers() {
        answering = request -> OK;
        mayAnswer.countDown();
    }

    /** Answers nobody until it is let go. */
    void holdsOn() {
        begun = new CountDownLatch(1);
        mayAnswer = new CountDownLatch(1);
    }

    void awaitSomebodyWaiting() throws InterruptedException {
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
        Answer answer = answering.apply(request);
        if (answer.status / 100 == 2) {
            taken.add(request);
        }
        answer.headers.forEach((name, value) -> exchange.getResponseHeaders().set(name, value));
        byte[] body = answer.body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(answer.status, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private void await() {
        try {
            if (!mayAnswer.await(20, TimeUnit.SECONDS)) {
                throw new AssertionError("Waited in vain");
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        mayAnswer.countDown();
        server.stop(0);
        threads.shutdownNow();
    }
}
