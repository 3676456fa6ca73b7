package dev.earlyaccess.fuzz;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiFunction;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Sends requests to a running service, over connections that stay open, and keeps what was wrong. */
public final class Fuzz {

    private static final List<String> KEY_ROLES = List.of("server", "viewer", "support", "editor", "admin");

    private static final List<Operation> PAGES = Stream.of(
                    "/",
                    "/changelog",
                    "/changelog.atom",
                    "/problems",
                    "/problems/{name}",
                    "/sign-in",
                    "/favicon.ico",
                    "/swagger-ui.html",
                    "/v3/api-docs",
                    "/actuator/health",
                    "/actuator/health/{group}",
                    "/switch-off/{token}",
                    "/unsubscribe/{token}",
                    "/confirm-reply/{token}",
                    "/mail-previews/{token}",
                    "/hooks/bounces",
                    "/hooks/feedback",
                    "/error",
                    "/nothing")
            .map(path -> Operation.page("GET", path))
            .toList();

    private static final int PREPARATION_MILLIS = 120_000;

    private final int port;
    private final long seed;
    private final int patienceMillis;
    private final Requests requests;
    private final KnownThings known = new KnownThings();
    private final ResponseCheck check;
    private final FuzzReport report;
    private final AtomicLong sent = new AtomicLong();

    /**
     * @param signer makes a token of a user id and further claims, which are members of a JSON object
     * @param secrets what no response may contain
     * @param sendsMail whether the service has a mail server; otherwise, test mails end in a 502
     */
    public Fuzz(
            ApiDocument document,
            int port,
            BiFunction<String, String, String> signer,
            List<String> secrets,
            boolean sendsMail,
            long seed,
            int patienceMillis) {
        this.port = port;
        this.seed = seed;
        this.patienceMillis = patienceMillis;
        List<Credential> people = Credential.people(signer).toList();
        Credential admin = people.stream()
                .filter(person -> person.name().equals("the-admin"))
                .findFirst()
                .orElseThrow();
        List<Credential> callers = new ArrayList<>(people);
        callers.add(Credential.NONE);
        KEY_ROLES.forEach(role -> callers.add(machine(role, admin)));
        List<String> credentials = callers.stream()
                .map(Credential::header)
                .filter(header -> header != null)
                .map(header -> header.substring(header.lastIndexOf(' ') + 1))
                .toList();
        this.requests = new Requests(known, new Values(document, known), document.operations(), PAGES, callers);
        this.check = new ResponseCheck(document, secrets, credentials, sendsMail);
        this.report = new FuzzReport(seed, port, document.operations());
        prepare(admin);
    }

    private Credential machine(String role, Credential admin) {
        String name = Credential.CALLER + role;
        send(
                admin,
                "POST",
                "/api/v1/admin/api-keys",
                "{\"name\": \"unused %s\", \"role\": \"%s\"}".formatted(role, role));
        JsonNode created = send(
                admin, "POST", "/api/v1/admin/api-keys", "{\"name\": \"%s\", \"role\": \"%s\"}".formatted(name, role));
        return Credential.machine(role, created.get("key").asString());
    }

    /** Features in each stage, and one of everything else, so that requests have something to be about. */
    private void prepare(Credential admin) {
        List<List<String>> stages = List.of(
                List.of(),
                List.of(),
                List.of("beta"),
                List.of("beta"),
                List.of("beta", "general-availability"),
                List.of("archived"),
                List.of("beta", "concept"));
        for (int i = 0; i < stages.size(); i++) {
            String key = "first-" + i;
            send(admin, "POST", "/api/v1/admin/features", """
                    {"key": "%s", "name": "First %d", "description": "What it is for.",
                     "owner": {"name": "Design", "email": "design@%s"}, "documentationUrl": "https://localhost:9/%s"}""".formatted(key, i, Credential.DOMAIN, key));
            known.add("features", key);
            known.add("/api/v1/features", key);
            for (String stage : stages.get(i)) {
                send(admin, "POST", "/api/v1/admin/features/" + key + "/transitions", """
                        {"to": "%s", "reason": "Because.", "overrideChecklist": %b}""".formatted(
                                stage, stage.equals("general-availability")));
            }
        }
        // It is made when it is first read, which takes seconds.
        send(Credential.NONE, "GET", "/v3/api-docs", "");
        List.of("en", "de").forEach(language -> known.add("locale", language));
        List.of("feature-not-found", "invalid-request").forEach(problem -> known.add("problems", problem));
        List.of("liveness", "readiness").forEach(group -> known.add("health", group));
    }

    private JsonNode send(Credential caller, String method, String path, String json) {
        WireRequest request = new WireRequest(
                Operation.page(method, path),
                caller,
                false,
                method,
                path,
                caller.header() == null ? List.of() : List.of(caller.header(), "Content-Type: application/json"),
                json.getBytes(StandardCharsets.UTF_8));
        try (HttpConnection connection = new HttpConnection(port, PREPARATION_MILLIS)) {
            WireResponse response = connection.exchange(method, request.bytes());
            if (response.status() > 201) {
                throw new IllegalStateException(path + ": " + response.status() + " " + response.text());
            }
            return ApiDocument.JSON.readTree(response.text());
        } catch (IOException ex) {
            throw new IllegalStateException(path, ex);
        }
    }

    /** Sends this many requests. */
    public FuzzReport send(long count, int connections) {
        return run(connections, () -> sent.incrementAndGet() <= count);
    }

    /** Sends requests until this time, by {@link System#nanoTime()}. */
    public FuzzReport sendUntil(long nanoTime, int connections) {
        return run(connections, () -> System.nanoTime() < nanoTime);
    }

    private FuzzReport run(int connections, BooleanSupplier goesOn) {
        List<Thread> threads = Stream.iterate(0, i -> i + 1)
                .limit(connections)
                .map(i -> new Thread(() -> work(new Random(seed * 31 + i), goesOn), "fuzz-" + i))
                .collect(Collectors.toList());
        threads.forEach(Thread::start);
        for (Thread thread : threads) {
            try {
                thread.join();
            } catch (InterruptedException ex) {
                Thread.currentThread().interrupt();
            }
        }
        report.end();
        return report;
    }

    private void work(Random random, BooleanSupplier goesOn) {
        try (HttpConnection connection = new HttpConnection(port, patienceMillis)) {
            while (goesOn.getAsBoolean()) {
                exchange(requests.next(random), connection);
            }
        }
    }

    private void exchange(WireRequest request, HttpConnection connection) {
        long begun = System.nanoTime();
        WireResponse response;
        try {
            response = connection.exchange(request.method(), request.bytes());
        } catch (SocketTimeoutException ex) {
            report.hung(request);
            return;
        } catch (IOException ex) {
            report.broke(request, ex);
            return;
        }
        report.took(request, response, System.nanoTime() - begun);
        String text = response.text();
        @Nullable JsonNode json = ResponseCheck.json(response, text);
        for (String wrong : check.of(request, response, text, json)) {
            report.failed(request, response, text, wrong);
        }
        if (request.documented() && response.status() < 300) {
            requests.succeeded(request);
            if (json != null) {
                known.learn(request.operation(), request.path(), json);
            }
            if (response.headers().containsKey("etag")) {
                known.add("etag", response.header("etag"));
            }
        }
    }
}
