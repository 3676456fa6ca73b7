package dev.earlyaccess.bench;

import dev.earlyaccess.crash.ServiceClient;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Compares how long users wait for reads with an earlier version of the service. Each version has a database of its own with
 * the same content. The same calls go to both in turns, so that both meet the same moments of the machine.
 */
final class ReadsBench {

    private static final double MOST = 1.05;
    private static final int USERS = 10_000;
    private static final int FEATURES = 8;
    private static final int WARM_UP_ROUNDS = 60;
    private static final int ROUNDS = 200;
    private static final int CALLS_A_TURN = 50;

    private static final Instant NOW = Instant.now().truncatedTo(ChronoUnit.SECONDS);

    private final Figures figures = new Figures("now, ms", "before, ms", "ratio");
    private final Random random = new Random(1);
    private final Path jar;
    private final Path earlier;

    ReadsBench(Path jar, Path earlier) {
        this.jar = jar;
        this.earlier = earlier;
    }

    void run() throws IOException, SQLException {
        try (Database ofNow = new Database();
                Database ofBefore = new Database();
                Service now = Service.start("reads-now", jar, ofNow, 9, false);
                Service before = Service.start("reads-before", earlier, ofBefore, 9, false)) {
            fill(now.client(), ofNow);
            fill(before.client(), ofBefore);
            compare("listRatio", "a user's list", "/features", now.client(), before.client());
            compare("featureRatio", "one feature", "/features/feature-1", now.client(), before.client());
        }
        figures.tell("reads");
    }

    private static void fill(ServiceClient client, Database database) throws SQLException {
        Figures.say("Writing %,d users and their interest", USERS);
        for (int n = 1; n <= FEATURES; n++) {
            client.createConcept("feature-" + n);
        }
        database.copyUsers(USERS, NOW, new Unreachable(0));
        database.copySubscribers("feature-1", USERS, NOW);
        database.run("vacuum analyze");
    }

    private void compare(String name, String what, String path, ServiceClient now, ServiceClient before) {
        Figures.say("Reading %s, in turns", what);
        List<Double> waitsNow = new ArrayList<>();
        List<Double> waitsBefore = new ArrayList<>();
        for (int round = 0; round < WARM_UP_ROUNDS + ROUNDS; round++) {
            if (round == WARM_UP_ROUNDS) {
                waitsNow.clear();
                waitsBefore.clear();
            }
            List<String> tokens = tokens();
            if (round % 2 == 0) {
                waitsNow.add(waited(now, path, tokens));
                waitsBefore.add(waited(before, path, tokens));
            } else {
                waitsBefore.add(waited(before, path, tokens));
                waitsNow.add(waited(now, path, tokens));
            }
        }
        figures.atMost(name, what, Figures.median(waitsNow), Figures.median(waitsBefore), MOST);
    }

    private List<String> tokens() {
        return random.ints(CALLS_A_TURN, 1, USERS + 1)
                .mapToObj(Database::user)
                .map(user -> ServiceClient.token(user, "\"email\":\"" + user + "@example.com\"", NOW))
                .toList();
    }

    /** The median wait for one turn of calls, made one after another, in milliseconds. */
    private static double waited(ServiceClient client, String path, List<String> tokens) {
        List<Double> waits = new ArrayList<>();
        for (String token : tokens) {
            HttpRequest request = client.request("GET", path, "", token);
            long start = System.nanoTime();
            HttpResponse<String> response = client.send(request);
            waits.add((System.nanoTime() - start) / 1e6);
            if (response.statusCode() != 200) {
                throw new IllegalStateException(path + ": " + response.statusCode() + " " + response.body());
            }
        }
        return Figures.median(waits);
    }
}
