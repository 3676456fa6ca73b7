package dev.earlyaccess.crash;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The service as a process of its own, as an operator runs it: settings come from the environment, port 0 is
 * a free one.
 */
public final class ServiceProcess implements AutoCloseable {

    private static final Pattern LISTENS = Pattern.compile("Tomcat started on port (\\d+)");
    private static final Pattern STARTED = Pattern.compile("Started \\w+ in ");

    private static final int SECONDS_TO_START = 120;
    private static final int SECONDS_TO_STOP = 40;

    private final Process process;
    private final Path log;
    private final CompletableFuture<Integer> started = new CompletableFuture<>();

    private ServiceProcess(Process process, Path log) {
        this.process = process;
        this.log = log;
    }

    /**
     * Starts it and returns at once.
     *
     * @param command up to the main class or the jar
     * @param settings properties by their names; what this process has in its own environment is not handed
     *     on
     * @param log where its output goes
     */
    public static ServiceProcess start(List<String> command, Map<String, String> settings, Path log) {
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().keySet().removeIf(name -> name.matches("(SPRING|EARLY_ACCESS|SERVER|MANAGEMENT|DB)_.*"));
        settings.forEach((name, value) -> builder.environment().put(variable(name), value));
        try {
            Files.createDirectories(log.toAbsolutePath().getParent());
            ServiceProcess service = new ServiceProcess(builder.start(), log);
            new Thread(service::listen, "output-of-" + service.process.pid()).start();
            return service;
        } catch (IOException ex) {
            throw new UncheckedIOException(ex);
        }
    }

    private static String variable(String property) {
        return property.toUpperCase(Locale.ROOT).replace('-', '_').replace('.', '_');
    }

    private void listen() {
        int port = 0;
        try (BufferedReader output = process.inputReader(UTF_8);
                PrintStream copy = new PrintStream(Files.newOutputStream(log), true, UTF_8)) {
            for (String line = output.readLine(); line != null; line = output.readLine()) {
                copy.println(line);
                Matcher listens = LISTENS.matcher(line);
                if (listens.find()) {
                    port = Integer.parseInt(listens.group(1));
                }
                if (STARTED.matcher(line).find()) {
                    started.complete(port);
                }
            }
        } catch (IOException endedWithTheProcess) {
            // What follows says so.
        }
        started.completeExceptionally(new IllegalStateException("The service ended before it was up: see " + log));
    }

    /** Where it listens, once it is up. */
    public int port() {
        return started.orTimeout(SECONDS_TO_START, TimeUnit.SECONDS).join();
    }

    /** Whether it has come up and has not ended. */
    public boolean isUp() {
        return process.isAlive() && started.isDone() && !started.isCompletedExceptionally();
    }

    public long pid() {
        return process.pid();
    }

    /** SIGKILL: no farewell of any kind. Returns once it is gone. */
    public void kill() {
        process.destroyForcibly();
        await(SECONDS_TO_STOP);
    }

    /** Returns once it has ended by itself, and kills it where that takes long. */
    void awaitEnd() {
        if (!await(SECONDS_TO_START)) {
            kill();
        }
    }

    /** What it returned when it ended. */
    int exitValue() {
        return process.exitValue();
    }

    /** SIGTERM, and after a while SIGKILL. */
    @Override
    public void close() {
        process.destroy();
        if (!await(SECONDS_TO_STOP)) {
            kill();
        }
    }

    private boolean await(int seconds) {
        try {
            return process.waitFor(seconds, TimeUnit.SECONDS);
        } catch (InterruptedException ex) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
