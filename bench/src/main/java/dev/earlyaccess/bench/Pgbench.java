package dev.earlyaccess.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** PostgreSQL's own load generator, which looks up what random users said, as an evaluation does. */
final class Pgbench {

    /** As many as the service has. */
    private static final int CONNECTIONS = 10;

    private static final Pattern RATE = Pattern.compile("tps = ([\\d.]+)");

    private static final String LOOK_UP = """
            \\set n random(1, %d)
            select feature_id, status, origin, since from enrollment where user_id = 'u' || lpad(:n::text, 7, '0');
            """;

    private final Database database;
    private final Path script;

    Pgbench(Database database, int users) throws IOException {
        this.database = database;
        this.script = Files.writeString(Path.of("target", "bench", "look-up.sql"), LOOK_UP.formatted(users));
    }

    /** Whether this machine has it. */
    static boolean isInstalled() {
        try {
            return run(List.of("pgbench", "--version")).contains("pgbench");
        } catch (IOException ex) {
            return false;
        }
    }

    /** Look-ups a second. */
    double rate(Duration time) {
        try {
            String told = run(List.of(
                    "pgbench",
                    "--no-vacuum",
                    "--protocol=prepared",
                    "--client=" + CONNECTIONS,
                    "--time=" + time.toSeconds(),
                    "--file=" + script,
                    database.uri()));
            Matcher rate = RATE.matcher(told);
            if (!rate.find()) {
                throw new IllegalStateException("pgbench: " + told);
            }
            return Double.parseDouble(rate.group(1));
        } catch (IOException ex) {
            throw new IllegalStateException(ex);
        }
    }

    private static String run(List<String> command) throws IOException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        return new String(process.getInputStream().readAllBytes(), UTF_8);
    }
}
