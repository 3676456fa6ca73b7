package dev.earlyaccess.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.earlyaccess.crash.FastStart;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.core.ConditionTimeoutException;

/** Local mode as {@code ./mvnw} starts it: a process of its own, with what it prints. */
public final class LocalService implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final String SETTINGS = "^(SPRING_|SERVER_|EARLY_ACCESS_).*";

    private final Process process;
    private final List<String> output = new CopyOnWriteArrayList<>();

    private LocalService(Map<String, String> settings) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(FastStart.of(LocalEarlyAccess.class));
        builder.environment().keySet().removeIf(name -> name.matches(SETTINGS));
        builder.environment().putAll(settings);
        process = builder.redirectErrorStream(true).start();
        Thread reader = new Thread(this::read, "local-service-output");
        reader.setDaemon(true);
        reader.start();
    }

    /**
     * Starts it with these environment variables, and waits until it says that it is up. Its ports are
     * free ones where none is given, since several are started at a time.
     */
    public static LocalService start(Map<String, String> settings) {
        try {
            Map<String, String> all = new HashMap<>(Map.of("SERVER_PORT", "0", "EARLY_ACCESS_LOCAL_SMTP_PORT", "0"));
            all.putAll(settings);
            LocalService service = new LocalService(all);
            service.awaitGreeting();
            return service;
        } catch (IOException ex) {
            throw new UncheckedIOException(ex);
        }
    }

    private void awaitGreeting() {
        try {
            await().atMost(PATIENCE).until(() -> !process.isAlive() || says("Ctrl-C ends it"));
            assertThat(process.isAlive())
                    .as("It ended: " + String.join("\n", output))
                    .isTrue();
        } catch (ConditionTimeoutException ex) {
            process.destroyForcibly();
            throw new AssertionError("It is not up yet: " + String.join("\n", output), ex);
        }
    }

    private void read() {
        try (BufferedReader lines = process.inputReader()) {
            lines.lines().forEach(output::add);
        } catch (IOException | UncheckedIOException ex) {
            output.add("(" + ex + ")");
        }
    }

    /** All that it has printed so far. */
    public List<String> output() {
        return output;
    }

    public boolean says(String text) {
        return output.stream().anyMatch(line -> line.contains(text));
    }

    /** The first group of the first line that has it. */
    public String said(String pattern) {
        return output.stream()
                .map(Pattern.compile(pattern)::matcher)
                .filter(Matcher::find)
                .map(found -> found.group(1))
                .findFirst()
                .orElseThrow(() -> new AssertionError(pattern + " in " + String.join("\n", output)));
    }

    /** Where it says that it is. */
    public String url() {
        return said("Swagger UI\\s+(http://\\S+)/swagger-ui.html");
    }

    /** The JDBC address of its database. */
    public String database() {
        return said("^ +Database +(jdbc:\\S+)");
    }

    /** Ends it as Ctrl-C does, and says whether it ended within this time. */
    public boolean end(Duration within) {
        process.destroy();
        try {
            return process.waitFor(within.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException ex) {
            throw new AssertionError(ex);
        }
    }

    @Override
    public void close() {
        if (!end(PATIENCE)) {
            process.destroyForcibly();
        }
    }
}
