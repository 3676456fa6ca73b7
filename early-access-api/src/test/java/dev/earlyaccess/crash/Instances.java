package dev.earlyaccess.crash;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Some instances of the service over one database. One that is killed is started again at once. */
class Instances implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(Instances.class);

    private static final Path LOGS = Path.of("target", "crash");

    private final Path logs;
    private final Map<String, String> settings;
    private final List<ServiceProcess> running = new CopyOnWriteArrayList<>();
    private int starts;

    /** @param name of the test, for the folder of what they log */
    Instances(String name, int count, Map<String, String> settings) {
        this.logs = LOGS.resolve(name);
        this.settings = settings;
        for (int i = 0; i < count; i++) {
            running.add(start());
        }
    }

    private ServiceProcess start() {
        return ServiceProcess.start(
                FastStart.ofTheService("-Xmx256m"), settings, logs.resolve("instance-" + ++starts + ".log"));
    }

    /** Calls one that is up, or else the one that is soon. */
    ServiceClient client() {
        return new ServiceClient(running.stream()
                .filter(ServiceProcess::isUp)
                .findFirst()
                .orElse(running.get(0))
                .port());
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
        running.set(place, start());
        log.info("Killed instance {} of {} that were up, process {}", place + 1, up.size(), victim.pid());
    }

    /** Kills all of them in the same moment, and starts them again. */
    void killAll() {
        running.parallelStream().forEach(ServiceProcess::kill);
        running.replaceAll(killed -> start());
        log.info("Killed all instances");
    }

    @Override
    public void close() {
        running.parallelStream().forEach(ServiceProcess::close);
    }
}
