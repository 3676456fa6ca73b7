package dev.earlyaccess.bench;

import dev.earlyaccess.crash.ServiceClient;
import dev.earlyaccess.crash.SmtpSink;
import dev.earlyaccess.fuzz.ApiDocument;
import dev.earlyaccess.fuzz.Fuzz;
import dev.earlyaccess.fuzz.FuzzReport;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Sends odd requests to a service with little memory, which sends its mails and runs its tasks meanwhile. It fails if a
 * response is a server error, does not come in time, or is not as the API document says, and if the log has an error.
 */
final class FuzzBench {

    private static final int MEGABYTES = 512;
    private static final int PATIENCE_MILLIS = 10_000;

    /** The line of an entry in the log; a stack trace follows it. */
    private static final Pattern ENTRY = Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\S+ +(TRACE|DEBUG|INFO|WARN|ERROR) .*");

    private static final Pattern OF_A_STACK_TRACE = Pattern.compile(
            "\\s+at .*|\\s+\\.\\.\\. \\d+ .*|\\s*(Suppressed|Caused by): .*|[\\w.$]+(Exception|Error|Throwable)\\b.*|\\s*");

    private static final int MOST_LINES = 20;

    /** A few users send all requests, and webhooks lead to this machine. */
    private static final Map<String, String> SETTINGS = Map.of(
            "early-access.rate-limit.writes-per-minute", "0",
            "early-access.rate-limit.wrong-credentials-per-minute", "0",
            "early-access.rate-limit.public-writes-per-minute", "0",
            "early-access.outgoing.allow", "127.0.0.1, ::1, localhost");

    private final Database database;
    private final Path jar;
    private final Path document;
    private final long seed;
    private final int connections;

    FuzzBench(Database database, Path jar, Path document, long seed, int connections) {
        this.database = database;
        this.jar = jar;
        this.document = document;
        this.seed = seed;
        this.connections = connections;
    }

    /** Runs for a number of minutes, or a number of requests; one of the two is 0. */
    void run(long minutes, long requests) throws IOException, SQLException {
        Figures.say("Seed %d", seed);
        // No crash is tested, so no commit waits for the disk.
        database.run("alter system set fsync = off");
        database.run("alter system set synchronous_commit = off");
        database.run("alter system set log_min_duration_statement = '1s'");
        database.run("alter system set log_lock_waits = on");
        database.run("alter system set log_parameter_max_length = 300");
        database.run("select pg_reload_conf()");
        boolean failed;
        try (SmtpSink mails = new SmtpSink(Duration.ZERO);
                Service service = Service.start("fuzz", jar, database, mails.port(), true, MEGABYTES, SETTINGS)) {
            Fuzz fuzz = new Fuzz(
                    ApiDocument.read(document),
                    service.port(),
                    FuzzBench::token,
                    List.of(ServiceClient.SECRET),
                    true,
                    seed,
                    PATIENCE_MILLIS);
            Figures.say("Sending requests over %d connections", connections);
            FuzzReport report = requests > 0
                    ? fuzz.send(requests, connections)
                    : fuzz.sendUntil(System.nanoTime() + TimeUnit.MINUTES.toNanos(minutes), connections);
            report.failures().forEach(failure -> System.out.println("\n" + failure));
            System.out.println("\n" + report.summary());
            System.out.printf(
                    "Heap: %d MB at most, %d MB after a collection; memory of the process: %d MB; mails sent: %,d%n",
                    service.peakHeap(),
                    service.peakHeapAfterCollection(),
                    service.peakRss(),
                    mails.taken().size());
            failed = !report.failures().isEmpty() || !service.isUp();
            failed |= tellLog(service.log());
        }
        if (failed) {
            System.out.println("\nFailed.");
            System.exit(1);
        }
    }

    private static String token(String user, String claims) {
        return ServiceClient.token(user.replace("\\", "\\\\").replace("\"", "\\\""), claims, Instant.now());
    }

    /** Prints what stands in the log but should not; whether it fails the run. */
    private static boolean tellLog(Path log) throws IOException {
        Map<String, Integer> entries = new TreeMap<>();
        List<String> forged;
        try (Stream<String> lines = Files.lines(log, StandardCharsets.UTF_8)) {
            forged = lines.filter(line -> !isEntry(line, entries))
                    .limit(MOST_LINES)
                    .toList();
        }
        System.out.println("\nLog: " + log);
        entries.forEach((entry, count) -> System.out.printf("%,8d  %s%n", count, entry));
        forged.forEach(line -> System.out.println("          no entry: " + line));
        return !forged.isEmpty() || entries.keySet().stream().anyMatch(entry -> entry.startsWith("ERROR"));
    }

    private static boolean isEntry(String line, Map<String, Integer> entries) {
        if (ENTRY.matcher(line).matches()) {
            String entry = line.replaceFirst("\\S+ +", "");
            if (!entry.startsWith("INFO")) {
                String what = entry.replaceAll("\\d+", "#");
                entries.merge(what.substring(0, Math.min(what.length(), 160)), 1, Integer::sum);
            }
            return line.chars().noneMatch(Character::isISOControl);
        }
        return OF_A_STACK_TRACE.matcher(line).matches();
    }
}
