package dev.earlyaccess.bench;

import dev.earlyaccess.crash.ServiceClient;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/**
 * Users who read their features and opt in to one, at a constant rate, no matter how fast the service is. The
 * time that a call waits in a queue counts as waiting time of the user.
 */
final class SimulatedUsers {

    private static final int CALLS_A_SECOND = 60;

    /** One call in ten is an opt-in, the others are reads. */
    private static final int OPT_IN = 10;

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Random random = new Random(1);
    private final AtomicInteger refused = new AtomicInteger();
    private final ServiceClient service;
    private final int users;
    private final Instant tokensIssued;
    private final String open;

    /** @param open the feature to opt in to */
    SimulatedUsers(ServiceClient service, int users, Instant tokensIssued, String open) {
        this.service = service;
        this.users = users;
        this.tokensIssued = tokensIssued;
        this.open = open;
    }

    /** How long users waited, in milliseconds. */
    record Waits(List<Double> reads, List<Double> optIns) {

        double p99(boolean ofReads) {
            return Figures.quantile(ofReads ? reads : optIns, 0.99);
        }

        @Override
        public String toString() {
            return "reads %.1f ms, opt-ins %.1f ms".formatted(p99(true), p99(false));
        }
    }

    /** Lets users call while the condition holds. */
    Waits during(BooleanSupplier goesOn) {
        Queue<Double> reads = new ConcurrentLinkedQueue<>();
        Queue<Double> optIns = new ConcurrentLinkedQueue<>();
        List<CompletableFuture<?>> calls = new ArrayList<>();
        long start = System.nanoTime();
        for (long n = 0; goesOn.getAsBoolean(); n++) {
            long due = start + n * 1_000_000_000L / CALLS_A_SECOND;
            LockSupport.parkNanos(due - System.nanoTime());
            boolean optIn = n % OPT_IN == 0;
            Queue<Double> waits = optIn ? optIns : reads;
            calls.add(http.sendAsync(optIn ? optIn() : read(), HttpResponse.BodyHandlers.ofString())
                    .thenAccept(response -> waits.add(waited(response, due))));
        }
        calls.forEach(CompletableFuture::join);
        return new Waits(List.copyOf(reads), List.copyOf(optIns));
    }

    /**
     * Calls one after another, so that frequent code is compiled as in a service that has run for a long
     * time.
     */
    void warmUp(BooleanSupplier goesOn) {
        for (long n = 0; goesOn.getAsBoolean(); n++) {
            service.send(n % OPT_IN == 0 ? optIn() : read());
        }
    }

    private HttpRequest read() {
        return service.request("GET", "/features", "", token());
    }

    private HttpRequest optIn() {
        return service.request("PUT", "/features/" + open + "/enrollment", "", token());
    }

    private double waited(HttpResponse<String> response, long due) {
        if (response.statusCode() != 200) {
            refused.incrementAndGet();
        }
        return (System.nanoTime() - due) / 1e6;
    }

    /** The number of calls that failed since this method was last called. */
    int refused() {
        return refused.getAndSet(0);
    }

    /** Whether the feature is on for one of the first {@code subscribers} users. */
    boolean isEnabledForOneOf(int subscribers, String feature) {
        String user = Database.user(1 + random.nextInt(subscribers));
        String body = service.send(service.request("GET", "/features/" + feature, "", token(user)))
                .body();
        return body.contains("\"enabled\":true");
    }

    private String token() {
        return token(Database.user(1 + random.nextInt(users)));
    }

    /** Repeats the choice that is stored already. */
    private String token(String user) {
        return ServiceClient.token(user, "\"email\":\"" + user + "@example.com\"", tokensIssued);
    }
}
