package dev.earlyaccess.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.earlyaccess.crash.ServiceClient;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.function.IntFunction;

/**
 * Measures how long admins and owners wait for the inbox, for searches in it, and for a feature's metrics.
 */
final class AdminBench {

    private static final int WARM_UP = 50;
    private static final int CALLS = 200;
    private static final double MOST_FOR_THE_INBOX = 100;
    private static final double MOST_FOR_THE_WORST_SEARCH = 500;
    private static final double MOST_FOR_METRICS = 200;

    /** The feature that most feedback and all enrollments are about. */
    private static final String LARGE = "large";

    private static final int SMALL_FEATURES = 200;
    private static final int RARE_WORDS = 100;
    private static final Duration FEEDBACK_SINCE = Duration.ofDays(730);

    private static final Instant NOW = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    private static final LocalDate TODAY = LocalDate.ofInstant(NOW, ZoneOffset.UTC);
    private static final String ADMIN = ServiceClient.token("grace", "\"roles\":[\"ADMIN\"]", NOW);
    private static final String OWNER_OF_LARGE = owner("design@example.com");
    private static final IntFunction<String> OWNER_OF_SMALL = n -> owner("owner-" + small(n) + "@example.com");

    private static final String FULL_PAGE = "\"next\":\"";
    private static final String EMPTY_PAGE = "\"items\":[]";
    private static final String ANY_PAGE = "\"items\":[";

    private final Figures figures = new Figures("median, ms", "p99, ms", "longest");
    private final Random random = new Random(1);
    private final Database database;
    private final Path jar;
    private final int users;
    private final int entries;

    AdminBench(Database database, Path jar, int users, int entries) {
        this.database = database;
        this.jar = jar;
        this.users = users;
        this.entries = entries;
    }

    private static String owner(String email) {
        return ServiceClient.token("stefan", "\"roles\":[\"STAFF\"],\"email\":\"" + email + "\"", NOW);
    }

    private static int small(int n) {
        return 1 + n % SMALL_FEATURES;
    }

    void run() throws IOException, SQLException {
        Figures.say("Starting");
        try (Service service = Service.start("admin", jar, database, 9, false)) {
            service.client().createConcept(LARGE);
            fill();
            fold();
            metrics(service.client());
            inbox(service.client());
        }
        figures.tell("admin");
    }

    private void fill() throws SQLException {
        Figures.say("Writing %,d users and their interest", users);
        database.copyUsers(users, NOW, new Unreachable(0));
        database.copySubscribers(LARGE, users, NOW);
        database.run("""
                insert into feature (key, name, owner_name, owner_email, size, new_product, metered, stage, stage_since,
                                     created_at, version)
                select 'small-' || n, 'Small ' || n, 'Owner', 'owner-' || n || '@example.com', size, false, false, stage,
                       stage_since, created_at, 0
                from feature, generate_series(1, ?) n
                """, SMALL_FEATURES);
        Figures.say("Writing a year of counters and %,d entries of feedback", entries);
        database.run("""
                insert into usage_count (feature_id, day, what, slot, number)
                select f.id, day, what, slot, 1 + floor(random() * 300)
                from generate_series(current_date - 366, current_date, interval '1 day') day
                    cross join feature f
                    cross join unnest(array['interest', 'interest-taken-back', 'opt-in-self', 'opt-in-launch',
                                            'opt-in-admin', 'opt-out', 'mail']) what
                    cross join generate_series(0, 15) slot
                where f.key = ? or (f.id % 20 = 0 and random() < 0.3)
                on conflict (feature_id, day, what, slot) do nothing
                """, LARGE);
        long large = (long) database.number("select id from feature where key = ?", LARGE);
        database.copy(
                "feedback (feature_id, user_id, sender_is_user, source, text, rating, status, received_at)",
                entries,
                n -> entry(n, large));
        database.run("vacuum analyze");
        database.run("checkpoint");
    }

    /** Makes the service fold the counters now, which it does every six hours by itself. */
    private void fold() throws SQLException {
        Figures.say("Folding the counters of earlier days");
        database.run("update scheduled_tasks set execution_time = now() where task_name = 'usage-folding'");
        Instant last = Instant.now().plus(Duration.ofMinutes(1));
        while (database.number("select count(*) from usage_count where slot > 0 and day < current_date - 1") > 0) {
            if (Instant.now().isAfter(last)) {
                throw new IllegalStateException("The counters of earlier days were not folded");
            }
            LaunchBench.pause(Duration.ofMillis(200));
        }
    }

    /**
     * Most feedback is about one feature, some about none, the rest about small features of different sizes.
     */
    private String entry(int n, long large) {
        double about = random.nextDouble();
        double which = random.nextDouble();
        String feature = about < 0.6
                ? String.valueOf(large)
                : about < 0.62 ? "\\N" : String.valueOf(large + 1 + (long) (SMALL_FEATURES * which * which));
        return String.join(
                        "\t",
                        feature,
                        Database.user(1 + random.nextInt(users)),
                        "t",
                        "app",
                        text(n),
                        random.nextInt(10) < 3 ? "\\N" : String.valueOf(1 + random.nextInt(5)),
                        status(n),
                        NOW.minus(FEEDBACK_SINCE.multipliedBy(entries - n).dividedBy(entries))
                                .toString())
                + "\n";
    }

    /** Words as in a language: a few are frequent, most are rare. The frequency of some words is known. */
    private String text(int n) {
        StringBuilder text = new StringBuilder();
        int words = 10 + (int) Math.exp(random.nextDouble() * 5);
        for (int i = 0; i < words; i++) {
            text.append("word").append((int) Math.exp(random.nextDouble() * 10)).append(' ');
        }
        if (random.nextInt(100) < 30) {
            text.append("common ");
        }
        if (random.nextInt(100) == 0) {
            text.append("uncommon ");
        }
        if (n < entries / 2 && random.nextInt(100) < 30) {
            text.append("formerly ");
        }
        if (n % 1_000 == 0) {
            text.append("rare%02d ".formatted(random.nextInt(RARE_WORDS)));
        }
        return text.toString();
    }

    /** New feedback is mostly unread, old feedback is not. */
    private String status(int n) {
        int draw = random.nextInt(100);
        if (draw < 5) {
            return "automatic";
        }
        if (n > entries * 0.98 ? draw < 60 : draw == 5) {
            return "unread";
        }
        return draw < 80 ? "read" : "answered";
    }

    private void metrics(ServiceClient client) {
        Figures.say("Asking for metrics");
        String metrics = "/admin/features/" + LARGE + "/metrics?to=" + TODAY + "&from=";
        String month = metrics + TODAY.minusDays(29);
        String year = metrics + TODAY.minusDays(365);
        metrics(client, "30 days", month);
        metrics(client, "a year by day", year);
        metrics(client, "a year by week", year + "&by=week");
    }

    private void metrics(ServiceClient client, String what, String path) {
        figures.atMost("metrics, " + what, waits(client, n -> ADMIN, n -> path, "totals"), MOST_FOR_METRICS);
    }

    private void inbox(ServiceClient client) throws SQLException {
        Figures.say("Reading the inbox and searching in it");
        String deep = "after=" + cursor((long) database.number("select max(id) / 4 from feedback"));
        inbox(client, "admin", n -> ADMIN, "", FULL_PAGE);
        inbox(client, "admin, one status", n -> ADMIN, "status=automatic", FULL_PAGE);
        inbox(client, "owner of large", n -> OWNER_OF_LARGE, "", FULL_PAGE);
        inbox(client, "owner of small", OWNER_OF_SMALL, "", ANY_PAGE);
        inbox(client, "admin, common word", n -> ADMIN, "q=common", FULL_PAGE);
        inbox(client, "admin, word in one of a hundred", n -> ADMIN, "q=uncommon", FULL_PAGE);
        inbox(client, "admin, rare word", n -> ADMIN, "q=rare%02d", ANY_PAGE);
        inbox(client, "admin, absent word", n -> ADMIN, "q=absent%02d", EMPTY_PAGE);
        inbox(client, "admin, word of long ago", n -> ADMIN, "q=formerly", FULL_PAGE, MOST_FOR_THE_WORST_SEARCH);
        inbox(client, "owner of large, common word", n -> OWNER_OF_LARGE, "q=common", FULL_PAGE);
        inbox(client, "owner of large, rare word", n -> OWNER_OF_LARGE, "q=rare%02d", ANY_PAGE);
        inbox(client, "owner of small, common word", OWNER_OF_SMALL, "q=common", ANY_PAGE);
        inbox(client, "owner of small, rare word", OWNER_OF_SMALL, "q=rare%02d", ANY_PAGE);
        inbox(client, "admin, unread, common word", n -> ADMIN, "status=unread&q=common", FULL_PAGE);
        inbox(client, "admin, unread, rare word", n -> ADMIN, "status=unread&q=rare%02d", ANY_PAGE);
        inbox(client, "admin, deep page, common word", n -> ADMIN, deep + "&q=common", FULL_PAGE);
        inbox(client, "admin, deep page, rare word", n -> ADMIN, deep + "&q=rare%02d", ANY_PAGE);
    }

    private void inbox(ServiceClient client, String what, IntFunction<String> token, String query, String expected) {
        inbox(client, what, token, query, expected, MOST_FOR_THE_INBOX);
    }

    private void inbox(
            ServiceClient client, String what, IntFunction<String> token, String query, String expected, double most) {
        figures.atMost(
                what, waits(client, token, n -> "/admin/feedback?" + query.formatted(n % RARE_WORDS), expected), most);
    }

    /** The time of each call, made one after another. */
    private static List<Double> waits(
            ServiceClient client, IntFunction<String> token, IntFunction<String> path, String expected) {
        List<Double> waits = new ArrayList<>();
        for (int n = 0; n < WARM_UP + CALLS; n++) {
            HttpRequest request = client.request("GET", path.apply(n), "", token.apply(n));
            long start = System.nanoTime();
            HttpResponse<String> response = client.send(request);
            double took = (System.nanoTime() - start) / 1e6;
            if (response.statusCode() != 200 || !response.body().contains(expected)) {
                throw new IllegalStateException(path.apply(n) + ": " + response.statusCode() + " " + response.body());
            }
            if (n >= WARM_UP) {
                waits.add(took);
            }
        }
        return waits;
    }

    private static String cursor(long id) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(String.valueOf(id).getBytes(UTF_8));
    }
}
