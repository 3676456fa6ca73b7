package dev.earlyaccess.webhook;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** An HTTP server that behaves as Slack's incoming webhooks do, and fails as a test wants it. */
class SlackSink implements AutoCloseable {

    private static final String PATH = "/services/T000/B000/secret";
    private static final Response OK = new Response(200, "ok", Map.of());

    private final List<JsonNode> posts = new CopyOnWriteArrayList<>();
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final List<Rule> rules = new CopyOnWriteArrayList<>();
    private final int port;
    private @Nullable HttpServer server;
    private @Nullable ExecutorService threads;
    private volatile @Nullable Hold hold;

    /** A response. */
    record Response(int status, String body, Map<String, String> headers) {}

    private record Rule(Predicate<String> text, Response response) {}

    private record Hold(CountDownLatch begun, CountDownLatch mayEnd) {}

    SlackSink() {
        start(0);
        this.port = server().getAddress().getPort();
    }

    String webhook() {
        return "http://127.0.0.1:" + port + PATH;
    }

    /** The accepted texts, in order. */
    List<String> texts() {
        return posts.stream().map(post -> post.get("text").asString()).toList();
    }

    /** The accepted messages, in order. */
    List<JsonNode> posts() {
        return posts;
    }

    /** How many requests came, including refused ones. */
    int requests() {
        return asked.size();
    }

    /** Responds to every request like this from now on. */
    void respondsWith(int status, String body, Map<String, String> headers) {
        rules.clear();
        rules.add(new Rule(text -> true, new Response(status, body, headers)));
    }

    /** Responds to texts that contain a part like this from now on. */
    void respondsTo(String part, int status, String body) {
        rules.add(new Rule(text -> text.contains(part), new Response(status, body, Map.of())));
    }

    /** Accepts everything from now on. */
    void acceptsAll() {
        rules.clear();
        stopsHanging();
    }

    /** Responds to no request until it stops hanging. */
    void hangs() {
        hold = new Hold(new CountDownLatch(1), new CountDownLatch(1));
    }

    /** Returns once a request waits for its response. */
    void awaitRequest() throws InterruptedException {
        Hold current = hold;
        if (current == null || !current.begun.await(10, TimeUnit.SECONDS)) {
            throw new AssertionError("Nobody posted");
        }
    }

    void stopsHanging() {
        Hold current = hold;
        if (current != null) {
            hold = null;
            current.mayEnd.countDown();
        }
    }

    /** Accepts everything, and forgets what it accepted. */
    void reset() {
        acceptsAll();
        if (server == null) {
            start();
        }
        posts.clear();
        asked.clear();
    }

    /** Refuses connections from now on. */
    void stop() {
        server().stop(0);
        java.util.Objects.requireNonNull(threads).shutdownNow();
        server = null;
    }

    /** Listens again, where it did. */
    void start() {
        start(port);
    }

    private void start(int port) {
        try {
            HttpServer started = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
            started.createContext(PATH, this::handle);
            threads = Executors.newCachedThreadPool();
            started.setExecutor(threads);
            started.start();
            server = started;
        } catch (IOException ex) {
            throw new UncheckedIOException(ex);
        }
    }

    private HttpServer server() {
        return java.util.Objects.requireNonNull(server);
    }

    private void handle(HttpExchange exchange) throws IOException {
        JsonNode post = new JsonMapper().readTree(exchange.getRequestBody().readAllBytes());
        asked.add(post.get("text").asString());
        await();
        Response response = rules.stream()
                .filter(rule -> rule.text.test(post.get("text").asString()))
                .map(Rule::response)
                .findFirst()
                .orElse(OK);
        if (response.status == 200) {
            posts.add(post);
        }
        response.headers.forEach((name, value) -> exchange.getResponseHeaders().set(name, value));
        byte[] body = response.body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(response.status, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private void await() {
        Hold current = hold;
        if (current == null) {
            return;
        }
        current.begun.countDown();
        try {
            if (!current.mayEnd.await(20, TimeUnit.SECONDS)) {
                throw new AssertionError("Waited in vain");
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        stopsHanging();
        if (server != null) {
            stop();
        }
    }
}
