package dev.earlyaccess.bench;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.earlyaccess.crash.ServiceClient;
import dev.earlyaccess.crash.ServiceProcess;
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.springframework.util.FileSystemUtils;

/**
 * How long the service takes from the start of its process to its first response, and how much memory the process has, idle
 * and under load: as a plain jar, and as in the image, with the cache of its start. Both have the same database, in which
 * there is nothing to migrate, and take turns.
 */
final class FootprintBench {

    private static final double LONGEST_START = 3_000;
    private static final double MOST_IDLE = 256;

    private static final int STARTS = 5;
    private static final int USERS = 10_000;
    private static final int FEATURES = 8;
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(2);

    /** Enough for what runs every 30 s in an idle instance: see JAVA_TOOL_OPTIONS in the Dockerfile. */
    private static final Duration IDLE = Duration.ofSeconds(90);

    private static final Duration LOAD = Duration.ofSeconds(60);

    /** What the chart gives an instance. */
    private static final String CONTAINER = "768m";

    private static final Instant NOW = Instant.now().truncatedTo(ChronoUnit.SECONDS);

    private static final Path HOME = Path.of("target", "bench", "footprint").toAbsolutePath();
    private static final Path CACHE = HOME.resolve("app.aot");
    private static final String JAR = "app.jar";
    private static final Path IMAGE = Path.of("deploy", "image").toAbsolutePath();
    private static final Pattern OPTIONS = Pattern.compile("JAVA_TOOL_OPTIONS=\"([^\"]+)\"");
    private static final Pattern RSS = Pattern.compile("VmRSS:\\s+(\\d+) kB");
    private static final Pattern PEAK_RSS = Pattern.compile("VmHWM:\\s+(\\d+) kB");

    private final Figures figures = new Figures("as in the image", "plain jar", "ratio");
    private final Database database;
    private final Path jar;
    private final Path newJava;
    private final int port;
    private final Map<String, String> settings;

    /** @param newJava the home of a JDK that can make such a cache: 25 or newer */
    FootprintBench(Database database, Path jar, Path newJava) throws IOException {
        this.database = database;
        this.jar = jar.toAbsolutePath();
        this.newJava = newJava;
        this.port = freePort();
        this.settings = Map.of(
                "spring.datasource.url", database.url(),
                "spring.datasource.username", "postgres",
                "spring.datasource.password", "postgres",
                "spring.mail.host", "127.0.0.1",
                "spring.mail.port", "9",
                "early-access.security.jwt-secret", ServiceClient.SECRET,
                "server.address", "127.0.0.1",
                "server.port", String.valueOf(port));
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    /** What one start came to. */
    private record Start(ServiceProcess process, double millis) {}

    /** One way to start the service, and what it came to. */
    private static final class Way {

        private final List<Double> starts = new ArrayList<>();
        private final List<String> command;
        private final Map<String, String> settings;
        private double idle;
        private double loaded;

        Way(List<String> command, Map<String, String> settings) {
            this.command = command;
            this.settings = settings;
        }
    }

    void run() throws IOException, SQLException, InterruptedException {
        Way plain = new Way(List.of(java(Path.of(System.getProperty("java.home"))), "-jar", jar.toString()), settings);
        fill(plain);
        extract();
        rehearse();
        Way image = new Way(asInImage(), inImage());
        for (int round = 0; round < STARTS; round++) {
            Figures.say("Start %d of %d, as in the image and from the plain jar", round + 1, STARTS);
            start(image);
            start(plain);
        }
        measure(image);
        measure(plain);
        tell(image, plain);
    }

    private static String java(Path home) {
        return home.resolve("bin").resolve("java").toString();
    }

    /** The cache is only used if the jar has the path that it had at the rehearsal. Java ends if the cache is not used. */
    private List<String> asInImage() {
        return List.of(
                "env",
                "--chdir=" + HOME,
                java(newJava),
                "@jvm.options",
                "-XX:AOTCache=" + CACHE,
                "-XX:AOTMode=on",
                "-jar",
                JAR);
    }

    /** With what the Dockerfile sets. The heap is as in a container of this size. */
    private Map<String, String> inImage() throws IOException {
        Matcher options = OPTIONS.matcher(Files.readString(Path.of("Dockerfile")));
        if (!options.find()) {
            throw new IllegalStateException("The Dockerfile sets no JAVA_TOOL_OPTIONS");
        }
        Map<String, String> all = new HashMap<>(settings);
        all.put("JAVA_TOOL_OPTIONS", options.group(1) + " -XX:MaxRAM=" + CONTAINER);
        all.put("MALLOC_ARENA_MAX", "2");
        all.put("spring.threads.virtual.enabled", "true");
        return all;
    }

    private void extract() throws IOException, InterruptedException {
        Figures.say("Extracting the jar");
        FileSystemUtils.deleteRecursively(HOME);
        Files.createDirectories(HOME.getParent());
        run(new ProcessBuilder(
                java(newJava), "-Djarmode=tools", "-jar", jar.toString(), "extract", "--destination", HOME.toString()));
        Files.move(HOME.resolve(jar.getFileName()), HOME.resolve(JAR));
    }

    private void rehearse() throws IOException, SQLException, InterruptedException {
        Figures.say("Rehearsing the start");
        Files.copy(IMAGE.resolve("jvm.options"), HOME.resolve("jvm.options"));
        ProcessBuilder rehearsal = new ProcessBuilder(
                        "bash", IMAGE.resolve("rehearse").toString(), CACHE.toString())
                .directory(HOME.toFile());
        rehearsal.environment().put("JAVA_HOME", newJava.toString());
        rehearsal
                .environment()
                .put("SPRING_DATASOURCE_URL", database.empty("rehearsal").url());
        rehearsal.environment().put("SPRING_DATASOURCE_USERNAME", "postgres");
        rehearsal.environment().put("SPRING_DATASOURCE_PASSWORD", "postgres");
        rehearsal.environment().put("SERVER_PORT", String.valueOf(port));
        run(rehearsal);
    }

    private static void run(ProcessBuilder command) throws IOException, InterruptedException {
        Path log = HOME.resolveSibling("footprint-rehearsal.log");
        int status = command.redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start()
                .waitFor();
        if (status != 0) {
            throw new IllegalStateException(command.command() + " failed: see " + log);
        }
    }

    /** Creates the tables, and a product of usual size. */
    private void fill(Way way) throws SQLException {
        Figures.say("Writing %,d users", USERS);
        Start start = begin(way, "footprint-fill");
        ServiceClient client = new ServiceClient(port);
        for (int n = 1; n <= FEATURES; n++) {
            client.createConcept("feature-" + n);
        }
        start.process().close();
        database.copyUsers(USERS, NOW, new Unreachable(0));
        database.copySubscribers("feature-1", USERS, NOW);
        database.run("vacuum analyze");
    }

    private void start(Way way) {
        Start start = begin(way, "footprint-start");
        way.starts.add(start.millis());
        start.process().close();
    }

    private Start begin(Way way, String log) {
        long begin = System.nanoTime();
        ServiceProcess process =
                ServiceProcess.start(way.command, way.settings, Path.of("target", "bench", log + ".log"));
        byte[] request =
                ("GET /api/v1/features HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nAuthorization: Bearer "
                                + ServiceClient.token("first-caller", "", NOW) + "\r\n\r\n")
                        .getBytes(US_ASCII);
        while (!isAnswered(request)) {
            if (System.nanoTime() - begin > LONGEST_WAIT.toNanos()) {
                process.close();
                throw new IllegalStateException("The service did not start: see target/bench/" + log + ".log");
            }
            LockSupport.parkNanos(2_000_000);
        }
        return new Start(process, (System.nanoTime() - begin) / 1e6);
    }

    /** A user's read must succeed: a response that says that the service is not ready does not count. */
    private boolean isAnswered(byte[] request) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.getOutputStream().write(request);
            return new String(socket.getInputStream().readAllBytes(), UTF_8).startsWith("HTTP/1.1 200 ");
        } catch (IOException notYet) {
            return false;
        }
    }

    private void measure(Way way) throws IOException, InterruptedException {
        Figures.say("Idle for %d s, then under load for %d s", IDLE.toSeconds(), LOAD.toSeconds());
        ServiceProcess process = begin(way, "footprint-load").process();
        Thread.sleep(IDLE.toMillis());
        way.idle = megabytes(process, RSS);
        RandomUsers users = new RandomUsers(USERS, FEATURES, "");
        Load.fullSpeed(port, users.features(tokens()), LOAD);
        way.loaded = megabytes(process, PEAK_RSS);
        process.close();
    }

    private static List<String> tokens() {
        return IntStream.rangeClosed(1, USERS)
                .mapToObj(Database::user)
                .map(user -> ServiceClient.token(user, "\"email\":\"" + user + "@example.com\"", NOW))
                .toList();
    }

    private static double megabytes(ServiceProcess process, Pattern line) throws IOException {
        Path status = Path.of("/proc", String.valueOf(process.pid()), "status");
        Matcher found = line.matcher(Files.readString(status));
        if (!found.find()) {
            throw new IllegalStateException(status + " does not say how much memory the process has");
        }
        return Integer.parseInt(found.group(1)) / 1024.0;
    }

    private void tell(Way image, Way plain) throws IOException {
        figures.atMost("startMs", "until the first response, ms", Figures.median(image.starts), LONGEST_START);
        figures.atMost("idleRssMb", "memory of the idle process, MB", image.idle, MOST_IDLE);
        figures.alone("loadRssMb", "memory under load, at most, MB", image.loaded);
        figures.alone("imageMb", "files on top of the image of Java, MB", size(HOME) / 1024.0 / 1024);
        figures.alone("cacheMb", "of them the cache, MB", Files.size(CACHE) / 1024.0 / 1024);
        figures.alone("plainStartMs", "plain jar: until the first response, ms", Figures.median(plain.starts));
        figures.alone("plainIdleRssMb", "plain jar: memory of the idle process, MB", plain.idle);
        figures.alone("plainLoadRssMb", "plain jar: memory under load, MB", plain.loaded);
        figures.tell("footprint");
    }

    /** All files below, in bytes. */
    private static long size(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            return files.map(Path::toFile)
                    .filter(File::isFile)
                    .mapToLong(File::length)
                    .sum();
        }
    }
}
