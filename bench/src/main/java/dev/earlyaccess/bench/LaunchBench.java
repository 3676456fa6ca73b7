package dev.earlyaccess.bench;

import static dev.earlyaccess.bench.Figures.median;

import dev.earlyaccess.bench.SimulatedUsers.Waits;
import dev.earlyaccess.crash.SmtpSink;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** The whole run, one phase after another. README.md says what each phase measures, and why. */
final class LaunchBench {

    private static final int ROUNDS = 3;
    private static final int TRANSITIONS = 15;
    private static final int WARM_UP = 5;
    private static final int FEW = 10;
    private static final int SWEPT_WHILE_USERS_CALL = 100_000;
    private static final Duration WINDOW = Duration.ofSeconds(10);
    private static final Duration LONGEST_DRAIN = Duration.ofMinutes(30);
    private static final int BUCKET_SECONDS = 5;

    private static final String MAIN = "main-1";
    private static final String OPEN = "open";
    private static final String MAIL_SIZE = "letter";

    private final Figures figures = new Figures("service", "beside it", "ratio");
    private final Instant tokensIssued = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    private final List<Double> sourceRates = new ArrayList<>();
    private final Database database;
    private final Path jar;
    private final Set<String> parts;
    private final int subscribers;
    private final int swept;
    private final int calm;
    private final Unreachable unreachable;

    /** @param parts some of transitions, sweeps, reads, mails */
    LaunchBench(Database database, Path jar, int subscribers, Set<String> parts, Unreachable unreachable) {
        this.unreachable = unreachable;
        this.parts = parts;
        this.database = database;
        this.jar = jar;
        this.subscribers = subscribers;
        this.swept = Math.max(subscribers / 4, Math.min(subscribers, 100_000));
        this.calm = Math.min(subscribers, SWEPT_WHILE_USERS_CALL);
    }

    void run() throws Exception {
        int mailSize = measureMailSize();
        Figures.say("Writing %,d users and their interest", subscribers);
        fill();
        try (Service service = Service.start("sweeps", jar, database, 9, false)) {
            if (parts.contains("transitions")) {
                transitions(service);
            }
            if (parts.contains("sweeps")) {
                sweeps(service);
            }
        }
        try (Postfix postfix = new Postfix();
                Service service = Service.start("launch", jar, database, postfix.port(), true)) {
            if (parts.contains("mails")) {
                source(postfix, mailSize);
                launch(service);
                source(postfix, mailSize);
                mails();
            }
            if (parts.contains("reads")) {
                reads(service);
            }
            figures.alone("heapMaxMb", "peak heap of 256, MB", service.peakHeap());
            figures.alone("rssMb", "peak RSS, MB", service.peakRss());
        }
        figures.tell("launch");
    }

    /** Creates the features, and returns the size of a launch mail. */
    private int measureMailSize() throws IOException, SQLException {
        Figures.say("Starting");
        try (SmtpSink sink = new SmtpSink(Duration.ZERO);
                Service service = Service.start("first", jar, database, sink.port(), true)) {
            features().keySet().forEach(service.client()::createConcept);
            service.client().createConcept(OPEN);
            service.client().createConcept(MAIL_SIZE);
            database.copyUsers(subscribers, tokensIssued, unreachable);
            database.copySubscribers(MAIL_SIZE, FEW, tokensIssued);
            service.client().move(MAIL_SIZE, "beta");
            await(() -> sink.distinct() == unreachable.othersAmong(FEW));
            return sink.taken().get(0).size();
        }
    }

    /** Every feature that is launched, with its number of subscribers. */
    private Map<String, Integer> features() {
        Map<String, Integer> features = new TreeMap<>();
        for (int i = 1; i <= ROUNDS; i++) {
            features.put("main-" + i, subscribers);
            features.put("small-" + i, FEW);
            features.put("sweep-" + i, swept);
            features.put("raw-" + i, swept);
            features.put("calm-" + i, calm);
        }
        features.put("calm-0", calm);
        features.put("warm-1", Math.min(subscribers, 20_000));
        return features;
    }

    private void fill() throws SQLException {
        for (Map.Entry<String, Integer> feature : features().entrySet()) {
            database.copySubscribers(feature.getKey(), feature.getValue(), tokensIssued);
        }
        waitUntilIdle();
    }

    private void waitUntilIdle() throws SQLException {
        database.run("vacuum analyze");
        database.run("checkpoint");
    }

    /** A launch is reverted at once, so that the next one finds the same rows. */
    private void transitions(Service service) throws SQLException {
        Figures.say("Transitions at %d and at %,d subscribers", FEW, subscribers);
        SimulatedUsers users = new SimulatedUsers(service.client(), subscribers, tokensIssued, OPEN);
        List<Double> few = new ArrayList<>();
        List<Double> many = new ArrayList<>();
        for (int i = 0; i < WARM_UP + TRANSITIONS; i++) {
            double small = transition(service, users, "small-" + (1 + i % ROUNDS), FEW);
            double large = transition(service, users, "main-" + (1 + i % ROUNDS), subscribers);
            if (i >= WARM_UP) {
                few.add(small);
                many.add(large);
            }
        }
        figures.atMost("transitionRatio", "transition at many and at 10, ms", median(many), median(few), 1.5);
        database.run("update enrollment set status = 'interested', origin = 'self' where status = 'opted-in'");
        database.run("truncate delivery");
        waitUntilIdle();
    }

    private static double transition(Service service, SimulatedUsers users, String feature, int subscribers) {
        long start = System.nanoTime();
        service.client().move(feature, "beta");
        double took = (System.nanoTime() - start) / 1e6;
        require(users.isEnabledForOneOf(subscribers, feature), "The very next read said that " + feature + " is off");
        service.client().move(feature, "concept");
        pause(Duration.ofMillis(300));
        return took;
    }

    private void sweeps(Service service) throws SQLException {
        Figures.say("Sweeps of %,d rows, beside plain SQL", swept);
        sweep(service, "warm-1");
        List<Double> sweeps = new ArrayList<>();
        List<Double> plain = new ArrayList<>();
        for (int i = 1; i <= ROUNDS; i++) {
            database.run("checkpoint");
            sweeps.add(sweep(service, "sweep-" + i));
            database.run("checkpoint");
            plain.add(plain("raw-" + i));
        }
        figures.atLeast("sweepRatio", "sweep, rows/s", median(sweeps), median(plain), 0.5);
        database.run("truncate delivery");
        waitUntilIdle();
    }

    private double sweep(Service service, String feature) throws SQLException {
        service.client().move(feature, "beta");
        await(() -> isSwept(feature));
        return sweepRate(feature);
    }

    private boolean isSwept(String feature) {
        try {
            return database.isTrue(
                    "select exists (select from launch l join feature f on f.id = l.feature_id"
                            + " where f.key = ? and l.finished_at is not null)",
                    feature);
        } catch (SQLException ex) {
            throw new IllegalStateException(ex);
        }
    }

    private double sweepRate(String feature) throws SQLException {
        return database.number(
                "select enrolled / extract(epoch from finished_at - started_at) from launch l"
                        + " join feature f on f.id = l.feature_id where f.key = ? order by l.id desc limit 1",
                feature);
    }

    /** Writes the same rows as a sweep, as the only client of the database, which may hold every lock. */
    private double plain(String feature) throws SQLException {
        long id = (long) database.number("select id from feature where key = ?", feature);
        long start = System.nanoTime();
        database.inOneTransaction(List.of("""
                update enrollment set status = 'opted-in', origin = 'launch', since = now(), feedback_settled = false
                where feature_id = %d and status = 'interested'
                """.formatted(id), """
                insert into delivery (kind, recipient, occasion, feature_id, owed_at, due_at, status)
                select 'launch', u.user_id, 'launch:%2$s', %1$d, now(), now(),
                    case when u.email is not null and u.wants_launches then 'owed' else 'cancelled' end
                from enrollment e join users u on u.user_id = e.user_id
                where e.feature_id = %1$d and e.status = 'opted-in'
                """.formatted(id, feature)));
        return swept / ((System.nanoTime() - start) / 1e9);
    }

    /** The first round is a warm-up. */
    private void reads(Service service) throws SQLException {
        Figures.say("Users' calls, in quiet and during sweeps");
        SimulatedUsers users = new SimulatedUsers(service.client(), subscribers, tokensIssued, OPEN);
        forgetMails();
        users.warmUp(until(WINDOW.multipliedBy(3)));
        List<Waits> busy = new ArrayList<>();
        List<Waits> quiet = new ArrayList<>();
        for (int i = 0; i <= ROUNDS; i++) {
            String feature = "calm-" + i;
            service.client().move(feature, "beta");
            Instant begun = Instant.now();
            BooleanSupplier longest = until(WINDOW.multipliedBy(3));
            busy.add(users.during(() -> longest.getAsBoolean() && !isSwept(feature)));
            Duration took = Duration.between(begun, Instant.now());
            await(() -> isSwept(feature));
            forgetMails();
            quiet.add(users.during(until(took)));
            System.err.printf(
                    "  p99 of %d s: %s in a sweep, %s in quiet%n", took.toSeconds(), busy.get(i), quiet.get(i));
        }
        busy.remove(0);
        quiet.remove(0);
        figures.atMost("readP99Ratio", "reads during a sweep, p99 ms", p99(busy, true), p99(quiet, true), 2);
        figures.atMost("optInP99Ratio", "opt-ins during a sweep, p99 ms", p99(busy, false), p99(quiet, false), 2);
        figures.alone("", "calls answered with an error", users.refused());
        database.run("truncate delivery");
        waitUntilIdle();
    }

    /** Waits until the database is idle again. */
    private void forgetMails() throws SQLException {
        database.run("truncate delivery");
        pause(Duration.ofSeconds(2));
    }

    private static double p99(List<Waits> windows, boolean reads) {
        return median(windows.stream().map(waits -> waits.p99(reads)).toList());
    }

    private void source(Postfix postfix, int size) throws IOException, InterruptedException {
        Figures.say("smtp-source, messages of %,d bytes", size);
        int few = 5_000;
        double rate = postfix.send(few, size, Service.CONNECTIONS);
        for (int i = 0; i < ROUNDS; i++) {
            sourceRates.add(postfix.send((int) (rate * BUCKET_SECONDS), size, Service.CONNECTIONS));
        }
    }

    private void launch(Service service) throws SQLException, IOException {
        Figures.say("The launch of %,d", subscribers);
        SimulatedUsers users = new SimulatedUsers(service.client(), subscribers, tokensIssued, OPEN);
        service.client().move(MAIN, "beta");
        for (int i = 0; i < 200; i++) {
            require(users.isEnabledForOneOf(subscribers, MAIN), "A read during the launch said that it is off");
        }
        Instant end = Instant.now().plus(LONGEST_DRAIN);
        int toSend = unreachable.othersAmong(subscribers);
        int heapEarly = 0;
        double sent = 0;
        while (sent < toSend && Instant.now().isBefore(end)) {
            pause(Duration.ofSeconds(BUCKET_SECONDS));
            sent = database.number("select count(*) from delivery where status = 'sent'");
            System.err.printf("  %,.0f sent%n", sent);
            heapEarly = sent < toSend / 10.0 || heapEarly == 0 ? service.peakHeapAfterCollection() : heapEarly;
        }
        if (sent < toSend) {
            System.err.printf("  stopped after %d minutes%n", LONGEST_DRAIN.toMinutes());
        }
        double enrolled = database.number(
                "select count(*) from enrollment e join feature f on f.id = e.feature_id"
                        + " where f.key = ? and e.status = 'opted-in' and e.origin = 'launch'",
                MAIN);
        require(enrolled == subscribers, enrolled + " were enrolled");
        figures.alone("", "sweep while mail goes out, rows/s", sweepRate(MAIN));
        figures.alone("", "heap after GC, first tenth, MB", heapEarly);
        figures.alone("", "heap after GC, all the launch, MB", service.peakHeapAfterCollection());
    }

    private void mails() throws SQLException {
        String bucket = "floor(extract(epoch from sent_at) / " + BUCKET_SECONDS + ")";
        List<Double> buckets = database.numbers(
                "select count(*) from delivery where status = 'sent' group by %1$s order by %1$s".formatted(bucket));
        List<Double> whole = buckets.size() > 2 ? buckets.subList(1, buckets.size() - 1) : buckets;
        figures.atLeast("mailRatio", "mail, messages/s", median(whole) / BUCKET_SECONDS, median(sourceRates), 0.25);
        figures.alone(
                "",
                "mail from first to last, messages/s",
                database.number(
                        "select count(*) / extract(epoch from max(sent_at) - min(sent_at)) from delivery where occasion = 'launch:"
                                + MAIN + "' and status = 'sent'"));
    }

    private static BooleanSupplier until(Duration later) {
        Instant end = Instant.now().plus(later);
        return () -> Instant.now().isBefore(end);
    }

    private static void await(BooleanSupplier condition) {
        BooleanSupplier inTime = until(LONGEST_DRAIN);
        while (!condition.getAsBoolean()) {
            require(inTime.getAsBoolean(), "It did not come to an end in time");
            pause(Duration.ofMillis(50));
        }
    }

    static void pause(Duration time) {
        LockSupport.parkNanos(time.toNanos());
    }

    private static void require(boolean condition, String otherwise) {
        if (!condition) {
            throw new IllegalStateException(otherwise);
        }
    }
}
