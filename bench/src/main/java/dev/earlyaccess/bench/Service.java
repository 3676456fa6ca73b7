package dev.earlyaccess.bench;

import dev.earlyaccess.bench.noop.BareServer;
import dev.earlyaccess.crash.ServiceClient;
import dev.earlyaccess.crash.ServiceProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One instance of the service, run from its packaged jar with little memory, which is measured. */
final class Service implements AutoCloseable {

    static final int CONNECTIONS = 8;

    private static final Path LOGS = Path.of("target", "bench");
    private static final Pattern COLLECTION = Pattern.compile("(\\d+)M->(\\d+)M\\(\\d+M\\)");
    private static final Pattern PAUSE = Pattern.compile(" Pause .* ([\\d.]+)ms");
    private static final Map<String, String> LISTENING = Map.of("server.port", "0", "server.address", "127.0.0.1");
    private static final Pattern PEAK_RSS = Pattern.compile("VmHWM:\\s+(\\d+) kB");

    private final ServiceProcess process;
    private final ServiceClient client;
    private final Path collections;
    private final Path log;

    private Service(ServiceProcess process, Path collections, Path log) {
        this.process = process;
        this.client = new ServiceClient(process.port());
        this.collections = collections;
        this.log = log;
    }

    static Service start(String name, Path jar, Database database, int mailPort, boolean sends) throws IOException {
        return start(name, jar, database, mailPort, sends, 256, Map.of());
    }

    /**
     * @param megabytes the size of the heap
     * @param more settings beside the usual ones
     */
    static Service start(
            String name,
            Path jar,
            Database database,
            int mailPort,
            boolean sends,
            int megabytes,
            Map<String, String> more)
            throws IOException {
        return start(name, List.of("-jar", jar.toString()), megabytes, settings(database, mailPort, sends, more));
    }

    /** The service with 512 MB of heap, and with {@link dev.earlyaccess.bench.noop}. It sends no mails. */
    static Service startWithNoOp(String name, Path jar, Database database) throws IOException {
        return start(name, withNoOp(jar), 512, settings(database, 9, false, Map.of()));
    }

    /** The operation that does nothing, without the service. */
    static Service startBare(String name, Path jar) throws IOException {
        List<String> run = new ArrayList<>(withNoOp(jar));
        run.add(0, "-Dloader.main=" + BareServer.class.getName());
        return start(name, run, 512, LISTENING);
    }

    private static List<String> withNoOp(Path jar) {
        return List.of(
                "-Dloader.path=bench/target/classes",
                "-cp",
                jar.toString(),
                "org.springframework.boot.loader.launch.PropertiesLauncher");
    }

    private static Map<String, String> settings(
            Database database, int mailPort, boolean sends, Map<String, String> more) {
        Map<String, String> settings = new HashMap<>(LISTENING);
        settings.put("spring.datasource.url", database.url());
        settings.put("spring.datasource.username", "postgres");
        settings.put("spring.datasource.password", "postgres");
        settings.put("spring.mail.host", "127.0.0.1");
        settings.put("spring.mail.port", String.valueOf(mailPort));
        settings.put("early-access.mail.connections", String.valueOf(CONNECTIONS));
        settings.put("early-access.mail.sending", String.valueOf(sends));
        settings.put("early-access.security.jwt-secret", ServiceClient.SECRET);
        settings.putAll(more);
        return settings;
    }

    private static Service start(String name, List<String> run, int megabytes, Map<String, String> settings)
            throws IOException {
        Path collections = LOGS.resolve(name + "-gc.log").toAbsolutePath();
        Files.deleteIfExists(collections);
        Path log = LOGS.resolve(name + ".log");
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xms" + megabytes + "m",
                "-Xmx" + megabytes + "m",
                "-XX:+AlwaysPreTouch",
                "-XX:MaxGCPauseMillis=20",
                "-XX:G1ReservePercent=25",
                "-XX:+ExitOnOutOfMemoryError",
                "-Xlog:gc:file=" + collections + "::filecount=0"));
        command.addAll(run);
        ServiceProcess process = ServiceProcess.start(command, settings, log);
        try {
            return new Service(process, collections, log);
        } catch (CompletionException notUp) {
            process.close();
            throw notUp;
        }
    }

    int port() {
        return process.port();
    }

    boolean isUp() {
        return process.isUp();
    }

    /** What it has logged so far. */
    Path log() {
        return log;
    }

    ServiceClient client() {
        return client;
    }

    /** The peak of the heap in use, in MB, as seen at the beginning of each garbage collection. */
    int peakHeap() throws IOException {
        return (int) most(COLLECTION, 1);
    }

    /** The peak of the heap in use after a garbage collection, in MB. */
    int peakHeapAfterCollection() throws IOException {
        return (int) most(COLLECTION, 2);
    }

    /** How many pauses for garbage collections it has logged so far. */
    int pauses() throws IOException {
        return pauseTimes().size();
    }

    /**
     * How long all threads stood still for a garbage collection, at most, in milliseconds.
     *
     * @param skipped how many of the first pauses do not count
     */
    double longestPause(int skipped) throws IOException {
        return pauseTimes().stream()
                .skip(skipped)
                .mapToDouble(Double::parseDouble)
                .max()
                .orElse(0);
    }

    private List<String> pauseTimes() throws IOException {
        return Files.readAllLines(collections).stream()
                .map(PAUSE::matcher)
                .filter(Matcher::find)
                .map(pause -> pause.group(1))
                .toList();
    }

    private double most(Pattern line, int group) throws IOException {
        return Files.readAllLines(collections).stream()
                .map(line::matcher)
                .filter(Matcher::find)
                .mapToDouble(found -> Double.parseDouble(found.group(group)))
                .max()
                .orElse(0);
    }

    /** The peak memory of the process, in MB; 0 where there is no /proc. */
    int peakRss() throws IOException {
        Path status = Path.of("/proc", String.valueOf(process.pid()), "status");
        if (!Files.exists(status)) {
            return 0;
        }
        Matcher peak = PEAK_RSS.matcher(Files.readString(status));
        return peak.find() ? Integer.parseInt(peak.group(1)) / 1024 : 0;
    }

    @Override
    public void close() {
        process.close();
    }
}
