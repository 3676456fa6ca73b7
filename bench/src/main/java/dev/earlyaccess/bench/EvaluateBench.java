package dev.earlyaccess.bench;

import static dev.earlyaccess.bench.Figures.median;

import dev.earlyaccess.bench.Load.Waits;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Compares how many evaluations a second the service answers with how many calls of an operation that does nothing. All take
 * turns of a few seconds, so that they meet the same moments of the machine. README.md says what each figure means.
 */
final class EvaluateBench {

    private static final int FEATURES = 50;
    private static final int FEW_USERS = 10_000;

    /** As many as Unleash has. */
    private static final int FEW_FEATURES = 20;

    private static final int WARM_UP_ROUNDS = 4;
    private static final Duration TURN = Duration.ofSeconds(3);

    /** The compiler shares the processors with 64 busy connections, and needs a minute and a half of this load. */
    private static final Duration WARM_UP_TURN = Duration.ofSeconds(10);

    private static final Duration PACED = Duration.ofSeconds(10);
    private static final double SHARE_OF_PEAK = 0.7;

    private static final int STREAMS = 10_000;
    private static final int CHOICES = 50;

    /** A concept. */
    private static final String LAUNCHED = "feature-1";

    /** A beta. */
    private static final String CHOSEN = "feature-3";

    private static final Pattern STREAM = Pattern.compile("\"requestUri\":\"([^\"]+)\"");
    private static final Pattern KEY = Pattern.compile("\"key\":\"(ea_\\w+)\"");

    private static final Instant NOW = Instant.now().truncatedTo(ChronoUnit.SECONDS);

    private final Figures figures = new Figures("service", "beside it", "ratio");
    private final Map<String, ToDoubleFunction<Duration>> contestants = new LinkedHashMap<>();
    private final Map<String, List<Double>> rates = new LinkedHashMap<>();
    private final List<Runnable> endings = new ArrayList<>();
    private final Database database;
    private final Path jar;
    private final int users;
    private final Set<String> parts;
    private final int rounds;

    /** @param parts some of bulk, single, features, filter, pgbench, unleash, scale, latency, streams */
    EvaluateBench(Database database, Path jar, int users, Set<String> parts, int rounds) {
        this.database = database;
        this.jar = jar;
        this.users = users;
        this.parts = parts;
        this.rounds = rounds;
    }

    void run() throws IOException, SQLException {
        String apiKey = createFeatures();
        Database few = database.copy("few");
        Database fewFeatures = database.copy("few_features");
        fill(database, users, FEATURES);
        RandomUsers random = new RandomUsers(users, FEATURES, apiKey);
        try {
            Service service = start("evaluate", database);
            enter(service, random);
            if (needed("scale")) {
                fill(few, FEW_USERS, FEATURES);
                RandomUsers among = new RandomUsers(FEW_USERS, FEATURES, apiKey);
                enter("few users", start("evaluate-few", few).port(), among::bulk);
            }
            if (needed("filter")) {
                Service bare = Service.startBare("evaluate-bare", jar);
                endings.add(bare::close);
                enter("bare", bare.port(), random::noOp);
            }
            if (needed("pgbench")) {
                enterPgbench();
            }
            if (needed("unleash")) {
                enterUnleash(fewFeatures, apiKey);
            }
            int pausesOfWarmUp = 0;
            if (!contestants.isEmpty()) {
                takeTurns(1, WARM_UP_ROUNDS);
                pausesOfWarmUp = service.pauses();
                takeTurns(WARM_UP_ROUNDS + 1, WARM_UP_ROUNDS + rounds);
                tellRates();
            }
            if (needed("latency")) {
                latency(service.port(), random::bulk);
            }
            if (needed("streams")) {
                streams(service, random);
            }
            figures.atMost("gcPauseMs", "longest garbage collection, ms", service.longestPause(pausesOfWarmUp), 50);
            figures.alone("rssMb", "peak RSS, MB", service.peakRss());
        } finally {
            endings.forEach(Runnable::run);
        }
        figures.tell("evaluate");
    }

    private boolean needed(String... forParts) {
        return Stream.of(forParts).anyMatch(parts::contains);
    }

    /** Returns the API key of a server. */
    private String createFeatures() throws IOException, SQLException {
        Figures.say("Creating %d features", FEATURES);
        String created;
        try (Service service = Service.start("evaluate-first", jar, database, 9, false)) {
            for (int n = 1; n <= FEATURES; n++) {
                service.client().createConcept("feature-" + n);
            }
            created = service.client().createKey("bench", "server");
        }
        database.run("""
                update feature set stage = case
                    when id % 10 < 2 then 'concept' when id % 10 < 7 then 'beta'
                    when id % 10 < 9 then 'general-availability' else 'archived' end
                """);
        return first(KEY, created);
    }

    private static void fill(Database database, int users, int features) throws SQLException {
        Figures.say("Writing %,d users and %,d enrollments", users, 5 * users);
        database.copyUsers(users, NOW, new Unreachable(0));
        database.enroll(users, features);
    }

    private Service start(String name, Database database) throws IOException {
        Service service = Service.startWithNoOp(name, jar, database);
        endings.add(service::close);
        return service;
    }

    private void enter(Service service, RandomUsers random) {
        if (needed("bulk", "single", "filter")) {
            enter("no-op", service.port(), random::noOp);
        }
        if (needed("bulk", "pgbench", "scale", "latency")) {
            enter("bulk", service.port(), random::bulk);
        }
        if (needed("single")) {
            enter("single", service.port(), random::single);
        }
        if (needed("features", "filter")) {
            Figures.say("Signing tokens");
            List<String> tokens = random.tokens(NOW);
            enter("user's no-op", service.port(), random.noOp(tokens));
            if (needed("features")) {
                enter("features", service.port(), random.features(tokens));
            }
        }
    }

    private void enterPgbench() throws IOException {
        if (Pgbench.isInstalled()) {
            Pgbench pgbench = new Pgbench(database, users);
            contestants.put("pgbench", pgbench::rate);
        } else {
            Figures.say("pgbench is missing (Debian: package postgresql-client), so nothing is compared with it");
        }
    }

    private void enterUnleash(Database fewFeatures, String apiKey) throws IOException, SQLException {
        Figures.say("Starting Unleash");
        Optional<Unleash> unleash = Unleash.start(database.empty("unleash"), FEW_FEATURES);
        if (unleash.isEmpty()) {
            Figures.say("Node or npm is missing, or npm could not install Unleash, so nothing is compared with it");
            return;
        }
        endings.add(unleash.get()::close);
        int some = Math.min(users, 100_000);
        fewFeatures.run("delete from stage_transition where feature_id > ?", FEW_FEATURES);
        fewFeatures.run("delete from feature where id > ?", FEW_FEATURES);
        fill(fewFeatures, some, FEW_FEATURES);
        RandomUsers among = new RandomUsers(some, FEW_FEATURES, apiKey);
        enter("few features", start("evaluate-few-features", fewFeatures).port(), among::bulk);
        enter("unleash", unleash.get().port(), among::unleash);
    }

    private void enter(String contestant, int port, Supplier<byte[]> requests) {
        contestants.put(contestant, turn -> Load.fullSpeed(port, requests, turn));
    }

    private void takeTurns(int first, int last) {
        for (int round = first; round <= last; round++) {
            Figures.say(round <= WARM_UP_ROUNDS ? "Warming up" : "Round %d of %d", round - WARM_UP_ROUNDS, rounds);
            List<String> order = new ArrayList<>(contestants.keySet());
            if (round % 2 == 0) {
                Collections.reverse(order);
            }
            for (String contestant : order) {
                double rate = Objects.requireNonNull(contestants.get(contestant))
                        .applyAsDouble(round > WARM_UP_ROUNDS ? TURN : WARM_UP_TURN);
                System.err.printf("  %-12s %,8.0f/s%n", contestant, rate);
                if (round > WARM_UP_ROUNDS) {
                    rates.computeIfAbsent(contestant, name -> new ArrayList<>()).add(rate);
                }
            }
        }
    }

    private void tellRates() {
        ratio("bulkRatio", "bulk and no-op, requests/s", "bulk", "no-op", 0.6);
        ratio("singleRatio", "single and no-op, requests/s", "single", "no-op", 0.75);
        ratio("featuresRatio", "user's list and no-op, requests/s", "features", "user's no-op", 0.6);
        ratio("filterRatio", "no-op and bare, requests/s", "no-op", "bare", 0.6);
        ratio("userFilterRatio", "user's no-op and bare, requests/s", "user's no-op", "bare", 0.6);
        ratio("scaleRatio", "bulk, many and few users, requests/s", "bulk", "few users", 0.9);
        ratio("unleashRatio", "bulk and Unleash, 20 flags, requests/s", "few features", "unleash", 5);
        ratio("pgbenchRatio", "bulk and pgbench, requests/s", "bulk", "pgbench", 0);
    }

    private void ratio(String name, String what, String contestant, String beside, double least) {
        List<Double> ofContestant = rates.getOrDefault(contestant, List.of());
        List<Double> ofOther = rates.getOrDefault(beside, List.of());
        if (!ofContestant.isEmpty() && !ofOther.isEmpty()) {
            figures.atLeast(name, what, median(ofContestant), median(ofOther), least);
        }
    }

    /** The peak is measured anew before each window, since the machine may have become slower. */
    private void latency(int port, Supplier<byte[]> bulk) {
        List<Waits> windows = new ArrayList<>();
        for (int round = 1; round <= rounds; round++) {
            double rate = SHARE_OF_PEAK * Load.fullSpeed(port, bulk, TURN);
            Figures.say("Bulk evaluation at %,.0f a second", rate);
            windows.add(Load.atRate(rate, port, bulk, PACED));
        }
        double p50 = quantile(windows, 0.5);
        double p99 = quantile(windows, 0.99);
        figures.atMost("p99OverP50", "bulk at 70 % of the peak: p99, p50, ms", p99, p50, 5);
        figures.alone("p50Ms", "  p50, ms", p50);
        figures.alone("p99Ms", "  p99, ms", p99);
        figures.alone("p999Ms", "  p999, ms", quantile(windows, 0.999));
    }

    /** Measures how soon a launch, and a user's own choice, reach clients that only listen. */
    private void streams(Service service, RandomUsers random) throws IOException, SQLException {
        Figures.say("Opening %,d streams", STREAMS);
        database.run("delete from enrollment e using feature f where f.id = e.feature_id and f.key = ?", CHOSEN);
        List<byte[]> evaluations = IntStream.rangeClosed(1, STREAMS)
                .mapToObj(n -> random.bulk(Database.user(n)))
                .toList();
        List<String> paths = Load.each(service.port(), evaluations).stream()
                .map(response -> first(STREAM, response))
                .toList();
        try (Streams streams = new Streams(service.port(), paths)) {
            Figures.say("Launching with open streams");
            List<Double> launches = new ArrayList<>();
            for (int round = 1; round <= WARM_UP_ROUNDS + rounds; round++) {
                double took = awaitAll(streams, () -> service.client().move(LAUNCHED, "beta"));
                awaitAll(streams, () -> service.client().move(LAUNCHED, "concept"));
                if (round > WARM_UP_ROUNDS) {
                    launches.add(took);
                }
            }
            figures.atMost(
                    "launchToStreamsMs", "launch to %,d streams, ms".formatted(STREAMS), median(launches), 1_000);
            Figures.say("Opting in with open streams");
            List<Double> choices = new ArrayList<>();
            for (int n = 1; n <= CHOICES; n++) {
                choices.add(ownChange(streams, service, n));
            }
            figures.atMost("ownChangeMs", "own opt-in to own stream, ms", median(choices), 200);
            figures.alone("ownChangeMaxMs", "  the longest, ms", Figures.quantile(choices, 1));
        }
    }

    /** From before the request until the last stream has the event. */
    private static double awaitAll(Streams streams, Runnable change) throws IOException {
        long start = System.nanoTime();
        CompletableFuture<Void> changed = CompletableFuture.runAsync(change);
        double took = streams.awaitAll(start);
        changed.join();
        return took;
    }

    private static double ownChange(Streams streams, Service service, int user) throws IOException {
        long start = System.nanoTime();
        CompletableFuture<Void> changed =
                CompletableFuture.runAsync(() -> service.client().join(CHOSEN, Database.user(user)));
        double took = streams.await(user - 1, start);
        changed.join();
        return took;
    }

    private static String first(Pattern wanted, String response) {
        Matcher found = wanted.matcher(response);
        if (!found.find()) {
            throw new IllegalStateException("The response has no " + wanted + ": " + response);
        }
        return found.group(1);
    }

    private static double quantile(List<Waits> windows, double quantile) {
        return median(windows.stream().map(waits -> waits.millis(quantile)).toList());
    }
}
