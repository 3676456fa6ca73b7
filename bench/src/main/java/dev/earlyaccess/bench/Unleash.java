package dev.earlyaccess.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;

/**
 * Unleash, another service that evaluates flags: the open-source server with a database of its own on the same PostgreSQL. npm
 * installs it below {@code target/}.
 */
final class Unleash implements AutoCloseable {

    /** The last version that runs on Node 20 and 21, and the one that needs Node 22. */
    private static final String VERSION = "7.4.1";

    private static final String VERSION_ON_NODE_22 = "8.2.0";

    private static final String ADMIN = "*:*.bench-admin";
    private static final String FRONTEND = "default:development.bench-frontend";
    private static final Duration TIME_TO_START = Duration.ofMinutes(2);

    private static final Path LOG = Path.of("target", "bench", "unleash.log");

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Process process;
    private final int port;

    private Unleash(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    /** Starts it with this number of flags. Each flag is on for half of the users. Empty if npm cannot install it. */
    static Optional<Unleash> start(Database database, int flags) throws IOException {
        Optional<Path> installed = install();
        if (installed.isEmpty()) {
            return Optional.empty();
        }
        int port = freePort();
        ProcessBuilder builder = new ProcessBuilder("node", "dist/server.js")
                .directory(installed.get().toFile())
                .redirectErrorStream(true)
                .redirectOutput(LOG.toFile());
        builder.environment().keySet().removeIf(name -> name.matches("(DATABASE|INIT)_.*|PORT"));
        builder.environment()
                .putAll(Map.of(
                        "NODE_ENV", "production",
                        "TZ", "UTC",
                        "DATABASE_URL", database.uri(),
                        "DATABASE_SSL", "false",
                        "HTTP_HOST", "127.0.0.1",
                        "HTTP_PORT", String.valueOf(port),
                        "CHECK_VERSION", "false",
                        "SEND_TELEMETRY", "false",
                        "INIT_ADMIN_API_TOKENS", ADMIN,
                        "INIT_FRONTEND_API_TOKENS", FRONTEND));
        Unleash unleash = new Unleash(builder.start(), port);
        try {
            unleash.await(() -> unleash.answers("/health", ADMIN, "GOOD"));
            for (int n = 1; n <= flags; n++) {
                unleash.createFlag("feature-" + n);
            }
            unleash.await(() -> unleash.hasFlag("feature-" + flags));
            return Optional.of(unleash);
        } catch (IllegalStateException ex) {
            unleash.close();
            throw ex;
        }
    }

    private static Optional<Path> install() throws IOException {
        try {
            boolean onNode22 =
                    Integer.parseInt(output(List.of("node", "-p", "process.versions.node.split('.')[0]"))) >= 22;
            String version = onNode22 ? VERSION_ON_NODE_22 : VERSION;
            Path prefix = Path.of("target", "bench", "unleash-" + version);
            Path installed = prefix.resolve("node_modules/unleash-server");
            if (!Files.exists(installed.resolve("dist/server.js"))) {
                Files.createDirectories(prefix);
                output(List.of(
                        "npm",
                        "install",
                        "--prefix",
                        prefix.toString(),
                        "--omit=dev",
                        "--no-audit",
                        "--no-fund",
                        "unleash-server@" + version));
            }
            return Files.exists(installed.resolve("dist/server.js")) ? Optional.of(installed) : Optional.empty();
        } catch (IOException ex) {
            return Optional.empty(); // there is no Node, or no npm
        }
    }

    private static String output(List<String> command) throws IOException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        return new String(process.getInputStream().readAllBytes(), UTF_8).trim();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private void await(BooleanSupplier condition) {
        Instant end = Instant.now().plus(TIME_TO_START);
        while (!condition.getAsBoolean()) {
            if (!process.isAlive() || Instant.now().isAfter(end)) {
                throw new IllegalStateException("Unleash did not start: see " + LOG);
            }
            LaunchBench.pause(Duration.ofMillis(200));
        }
    }

    private void createFlag(String name) {
        String features = "/api/admin/projects/default/features";
        String flag = features + "/" + name + "/environments/development";
        administer(features, "{\"name\":\"%s\",\"type\":\"release\"}".formatted(name));
        administer(flag + "/strategies", """
                {"name": "flexibleRollout", "parameters": {"rollout": "50", "stickiness": "userId", "groupId": "%s"}}
                """.formatted(name));
        administer(flag + "/on", "");
    }

    private void administer(String path, String json) {
        HttpResponse<String> response = send(request(path, ADMIN)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(json))
                .build());
        if (response.statusCode() / 100 != 2) {
            throw new IllegalStateException(path + ": " + response.statusCode() + " " + response.body());
        }
    }

    private boolean hasFlag(String name) {
        return IntStream.range(0, 20)
                .anyMatch(user -> answers("/api/frontend?userId=" + user, FRONTEND, "\"" + name + "\""));
    }

    /** Whether it has started, and its response contains this text. */
    private boolean answers(String path, String token, String text) {
        try {
            return send(request(path, token).build()).body().contains(text);
        } catch (UncheckedIOException notYet) {
            return false;
        }
    }

    private HttpRequest.Builder request(String path, String token) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .header("Authorization", token);
    }

    private HttpResponse<String> send(HttpRequest request) {
        try {
            return http.send(request, BodyHandlers.ofString());
        } catch (IOException ex) {
            throw new UncheckedIOException(ex);
        } catch (InterruptedException ex) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(ex);
        }
    }

    int port() {
        return port;
    }

    /** A request for all flags of this user, as its own clients send it. */
    static byte[] evaluation(String user) {
        return ("GET /api/frontend?appName=bench&userId=" + user + " HTTP/1.1\r\nHost: 127.0.0.1\r\n"
                        + "Accept: application/json\r\nAuthorization: " + FRONTEND + "\r\n\r\n")
                .getBytes(UTF_8);
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit()
                .orTimeout(20, TimeUnit.SECONDS)
                .exceptionally(stillRuns -> process.destroyForcibly())
                .join();
    }
}
