package dev.earlyaccess.bench;

import static dev.earlyaccess.bench.Figures.median;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.earlyaccess.bench.Load.Waits;
import dev.earlyaccess.crash.ServiceClient;
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
import java.util.Random;
import java.util.Set;
import java.util.function.DoubleSupplier;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Compares how many evaluations a second the service answers with how many calls of an operation that does nothing. All take
 * turns of a few seconds, so that they meet the same moments of the machine. README.md says what each figure means.
 */
final class EvaluateBench {

    private static final int FEATURES = 50;
    private static final int FEW_USERS = 10_000;
    private static final int TOKENS = 200_000;
    private static final int WARM_UP_ROUNDS = 4;
    private static final Duration TURN = Duration.ofSeconds(3);
    private static final Duration PACED = Duration.ofSeconds(10);
    private static final double SHARE_OF_PEAK = 0.7;

    private static final String NO_OP = "/bench/no-op";
    private static final String FLAGS = "/ofrep/v1/evaluate/flags";
    private static final Pattern KEY = Pattern.compile("\"key\":\"(ea_\\w+)\"");

    private static final Instant NOW = Instant.now().truncatedTo(ChronoUnit.SECONDS);

    private final Figures figures = new Figures("service", "beside it", "ratio");
    private final Map<String, DoubleSupplier> contestants = new LinkedHashMap<>();
    private final Map<String, List<Double>> rates = new LinkedHashMap<>();
    private final List<Service> services = new ArrayList<>();
    private final Random random = new Random(1);
    private final Database database;
    private final Path jar;
    private final int users;
    private final Set<String> parts;
    private final int rounds;
    private String key = "";
    private int port;

    /** @param parts some of bulk, single, features, filter, pgbench, scale, latency */
    EvaluateBench(Database database, Path jar, int users, Set<String> parts, int rounds) {
        this.database = database;
        this.jar = jar;
        this.users = users;
        this.parts = parts;
        this.rounds = rounds;
    }

    void run() throws IOException, SQLException {
        createFeatures();
        try {
            prepare();
            takeTurns();
            tellRates();
            if (parts.contains("latency")) {
                latency();
            }
            Service service = services.get(0);
            figures.atMost("gcPauseMs", "longest garbage collection, ms", service.longestPause(), 50);
            figures.alone("rssMb", "peak RSS, MB", service.peakRss());
        } finally {
            services.forEach(Service::close);
        }
        figures.tell("evaluate");
    }

    private void createFeatures() throws IOException, SQLException {
        Figures.say("Creating %d features", FEATURES);
        try (Service service = Service.start("evaluate-first", jar, database, 9, false)) {
            for (int n = 1; n <= FEATURES; n++) {
                service.client().createConcept("feature-" + n);
            }
            Matcher created = KEY.matcher(service.client().createKey("bench", "server"));
            if (!created.find()) {
                throw new IllegalStateException("The response to a new API key has no key");
            }
            key = created.group(1);
        }
        database.run("""
                update feature set stage = case
                    when id % 10 < 2 then 'concept' when id % 10 < 7 then 'beta'
                    when id % 10 < 9 then 'general-availability' else 'archived' end
                """);
    }

    private static void fill(Database database, int users) throws SQLException {
        Figures.say("Writing %,d users and %,d enrollments", users, 5 * users);
        database.copyUsers(users, NOW, new Unreachable(0));
        database.enroll(users, FEATURES);
    }

    /** Starts what the parts need. */
    private void prepare() throws IOException, SQLException {
        Database few = database.copy("few");
        fill(few, FEW_USERS);
        fill(database, users);
        port = start(Service.startWithNoOp("evaluate", jar, database));
        if (needed("scale")) {
            enter("few", start(Service.startWithNoOp("evaluate-few", jar, few)), evaluation(FLAGS, FEW_USERS));
        }
        if (needed("bulk", "single", "filter")) {
            enter("noOp", port, evaluation(NO_OP, users));
        }
        if (needed("bulk", "scale", "pgbench")) {
            enter("bulk", port, evaluation(FLAGS, users));
        }
        if (needed("single")) {
            enter("single", port, () -> evaluation(aFlag(), users).get());
        }
        if (needed("features", "filter")) {
            List<byte[]> tokens = tokens();
            enter("user's noOp", port, read(NO_OP, tokens));
            if (needed("features")) {
                enter("features", port, read("/api/v1/features", tokens));
            }
        }
        if (needed("filter")) {
            enter("bare", start(Service.startBare("evaluate-bare", jar)), evaluation(NO_OP, users));
        }
        if (needed("pgbench") && !Pgbench.isInstalled()) {
            System.err.println("  pgbench is missing (Debian: package postgresql-client): nothing is compared with it");
        } else if (needed("pgbench")) {
            Pgbench pgbench = new Pgbench(database, users);
            contestants.put("pgbench", () -> pgbench.rate(TURN));
        }
    }

    private boolean needed(String... partsThatNeedIt) {
        return Stream.of(partsThatNeedIt).anyMatch(parts::contains);
    }

    private int start(Service service) {
        services.add(service);
        return service.port();
    }

    private void enter(String contestant, int port, Supplier<byte[]> requests) {
        contestants.put(contestant, () -> Load.fullSpeed(port, requests, TURN));
    }

    private void takeTurns() {
        for (int round = 1; round <= WARM_UP_ROUNDS + rounds; round++) {
            Figures.say(round <= WARM_UP_ROUNDS ? "Warming up" : "Round %d of %d", round - WARM_UP_ROUNDS, rounds);
            List<String> order = new ArrayList<>(contestants.keySet());
            if (round % 2 == 0) {
                Collections.reverse(order);
            }
            for (String contestant : order) {
                double rate = contestants.get(contestant).getAsDouble();
                System.err.printf("  %-12s %,8.0f/s%n", contestant, rate);
                if (round > WARM_UP_ROUNDS) {
                    rates.computeIfAbsent(contestant, name -> new ArrayList<>()).add(rate);
                }
            }
        }
    }

    /** Requests of a server with an API key, for random users. */
    private Supplier<byte[]> evaluation(String path, int among) {
        return () -> {
            String context = "{\"context\":{\"targetingKey\":\"" + Database.user(1 + random.nextInt(among)) + "\"}}";
            return ("POST " + path + " HTTP/1.1\r\nHost: 127.0.0.1\r\nX-API-Key: " + key
                            + "\r\nAccept: application/json\r\nContent-Type: application/json\r\nContent-Length: "
                            + context.length() + "\r\n\r\n" + context)
                    .getBytes(UTF_8);
        };
    }

    private String aFlag() {
        return FLAGS + "/feature-" + (1 + random.nextInt(FEATURES));
    }

    /** Requests of random users with their own tokens. */
    private Supplier<byte[]> read(String path, List<byte[]> tokens) {
        byte[] start = ("GET " + path
                        + " HTTP/1.1\r\nHost: 127.0.0.1\r\nAccept: application/json\r\nAuthorization: Bearer ")
                .getBytes(UTF_8);
        return () -> {
            byte[] token = tokens.get(random.nextInt(tokens.size()));
            byte[] request = new byte[start.length + token.length + 4];
            System.arraycopy(start, 0, request, 0, start.length);
            System.arraycopy(token, 0, request, start.length, token.length);
            System.arraycopy("\r\n\r\n".getBytes(UTF_8), 0, request, start.length + token.length, 4);
            return request;
        };
    }

    /** Signed beforehand, for random users, and many more than the service remembers. */
    private List<byte[]> tokens() {
        Figures.say("Signing %,d tokens", TOKENS);
        return random.ints(TOKENS, 1, users + 1)
                .mapToObj(Database::user)
                .map(user -> ServiceClient.token(user, "\"email\":\"" + user + "@example.com\"", NOW))
                .map(token -> token.getBytes(UTF_8))
                .toList();
    }

    private void tellRates() {
        ratio("bulkRatio", "bulk and no-op, requests/s", "bulk", "noOp", 0.6);
        ratio("singleRatio", "single and no-op, requests/s", "single", "noOp", 0.75);
        ratio("featuresRatio", "user's list and no-op, requests/s", "features", "user's noOp", 0.6);
        ratio("filterRatio", "no-op and bare, requests/s", "noOp", "bare", 0.6);
        ratio("userFilterRatio", "user's no-op and bare, requests/s", "user's noOp", "bare", 0.6);
        ratio("scaleRatio", "bulk, many and few users, requests/s", "bulk", "few", 0.9);
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
    private void latency() {
        Supplier<byte[]> bulk = evaluation(FLAGS, users);
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

    private static double quantile(List<Waits> windows, double quantile) {
        return median(windows.stream().map(waits -> waits.millis(quantile)).toList());
    }
}
