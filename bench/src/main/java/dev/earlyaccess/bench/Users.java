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
 * Users who read their features and say yes to one, so many a second whatever the service's pace: what waits in line counts as
 * time that the user waits.
 */
final class Users {

    private static final int CALLS_A_SECOND = 60;

    /** One call in so many is an opt-in, the others are reads. */
    private static final int OPT_IN = 10;

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Random random = new Random(1);
    private final AtomicInteger refused = new AtomicInteger();
    private final ServiceClient service;
    private final int users;
    private final Instant tokensIssued;
    private final String open;

    /** @param open the feature to say yes to */
    Users(ServiceClient service, int users, Instant tokensIssued, String open) {
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

    /** Lets users call for as long as this holds. */
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

    /** One call after another, so that whatever runs often becomes as fast as it is in a service that has been up for long. */
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

    /** How many calls were answered with an error since this was last asked. */
    int refused() {
        return refused.getAndSet(0);
    }

    /** Whether the feature is on for one of the first so many users. */
    boolean isEnabledForOneOf(int subscribers, String feature) {
        String user = Database.user(1 + random.nextInt(subscribers));
        String body = service.send(service.request("GET", "/features/" + feature, "", token(user)))
                .body();
        return body.contains("\"enabled\":true");
    }

    private String token() {
        return token(Database.user(1 + random.nextInt(users)));
    }

    /** Says what is stored already. */
    private String token(String user) {
        return ServiceClient.token(user, "\"email\":\"" + user + "@example.com\"", tokensIssued);
    }
}
