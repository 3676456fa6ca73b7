package dev.earlyaccess.crash;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Some instances of the service over one database, each in a place of its own. */
class Instances implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(Instances.class);

    private static final Path LOGS = Path.of("target", "crash");

    /** A version of the service. */
    enum Version {
        /** The one that runs until an upgrade; {@code crash.previous-jar} names a jar of it. */
        PREVIOUS,
        /** The code under test, with a migration that the version before does not know. */
        NEXT;

        private static final String PREVIOUS_JAR =
                System.getProperty("crash.previous-jar", System.getenv().getOrDefault("EARLY_ACCESS_PREVIOUS_JAR", ""));

        private List<String> command() {
            return this == NEXT || PREVIOUS_JAR.isEmpty()
                    ? FastStart.ofTheService("-Xmx256m")
                    : List.of(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-XX:TieredStopAtLevel=1",
                            "-Xmx256m",
                            "-jar",
                            PREVIOUS_JAR);
        }

        private Map<String, String> settings() {
            return this == PREVIOUS
                    ? Map.of()
                    : Map.of("spring.flyway.locations", "classpath:db/migration,filesystem:" + NEXT_MIGRATIONS);
        }
    }

    private static final Path NEXT_MIGRATIONS =
            Path.of("src", "test", "resources", "upgrade", "next-version").toAbsolutePath();

    private final Path logs;
    private final Map<String, String> settings;
    private final List<ServiceProcess> running = new CopyOnWriteArrayList<>();
    private int starts;

    /** @param name of the test, for the folder of what they log */
    Instances(String name, int count, Map<String, String> settings) {
        this.logs = LOGS.resolve(name);
        this.settings = settings;
        Version.NEXT.command(); // makes the class-data archive now, and not in the middle of a test
        for (int i = 0; i < count; i++) {
            running.add(start(Version.PREVIOUS));
        }
    }

    private ServiceProcess start(Version version) {
        Map<String, String> all = new HashMap<>(settings);
        all.putAll(version.settings());
        return ServiceProcess.start(version.command(), all, logs.resolve("instance-" + ++starts + ".log"));
    }

    /** Calls one that is up, or else the one that is soon. */
    ServiceClient client() {
        return new ServiceClient(running.stream()
                .filter(ServiceProcess::isUp)
                .findFirst()
                .orElse(running.get(0))
                .port());
    }

    /** Calls the one in this place, once it is up. */
    ServiceClient client(int place) {
        return new ServiceClient(running.get(place).port());
    }

    /** Kills the one in this place, and starts this version there. */
    void kill(int place, Version next) {
        running.get(place).kill();
        running.set(place, start(next));
        log.info("Killed instance {}, and started the {} version", place + 1, next);
    }

    /** Stops the one in this place like an operator, and starts this version there. */
    void replace(int place, Version next) {
        running.get(place).close();
        running.set(place, start(next));
        log.info("Stopped instance {}, and started the {} version", place + 1, next);
    }

    /** Calls each of them. */
    List<ServiceClient> clients() {
        return running.stream()
                .map(instance -> new ServiceClient(instance.port()))
                .toList();
    }

    void awaitAll() {
        running.forEach(ServiceProcess::port);
    }

    /** Kills one of those that are up, and starts it again. */
    void killOne(Random random) {
        List<ServiceProcess> up =
                running.stream().filter(ServiceProcess::isUp).collect(Collectors.toCollection(ArrayList::new));
        if (up.isEmpty()) {
            running.get(0).port();
            up.add(running.get(0));
        }
        ServiceProcess victim = up.get(random.nextInt(up.size()));
        victim.kill();
        int place = running.indexOf(victim);
        running.set(place, start(Version.PREVIOUS));
        log.info("Killed instance {} of {} that were up, process {}", place + 1, up.size(), victim.pid());
    }

    /** Kills all of them in the same moment, and starts them again. */
    void killAll() {
        running.parallelStream().forEach(ServiceProcess::kill);
        running.replaceAll(killed -> start(Version.PREVIOUS));
        log.info("Killed all instances");
    }

    @Override
    public void close() {
        running.parallelStream().forEach(ServiceProcess::close);
    }
}
