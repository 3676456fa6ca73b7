package dev.earlyaccess.crash;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import dev.earlyaccess.apitest.StreamReader;
import dev.earlyaccess.crash.Instances.Version;
import dev.earlyaccess.crash.SmtpSink.Taken;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Two real instances on one database take a feature from a concept to everybody. In the middle, one is killed and comes
 * back as the next version, which migrates the tables beside the other; then that one is killed, comes back as the
 * version before on the new tables, and is upgraded at last. The instances reach the database through PgBouncer, where
 * the machine has it. How large it is and how the dice fall is set by system properties: {@code crash.subscribers},
 * {@code crash.connections}, {@code crash.millis-per-mail}, {@code crash.mail-timeout} and {@code crash.seed}. A jar
 * of a released version is the version before, if {@code crash.previous-jar} or the environment names one.
 */
@EnabledIfEnvironmentVariable(
        named = "EARLY_ACCESS_UPGRADE_TESTED",
        matches = "true",
        disabledReason = "It takes a minute, and .ci/run does it")
class RollingUpgradeTest {

    private static final Logger log = LoggerFactory.getLogger(RollingUpgradeTest.class);

    private static final String LAUNCHED = "dark-mode";
    private static final String OTHER = "focus-mode";
    private static final String HEARD_OF = "quiet-hours";

    private static final String LAUNCH_MAIL = "Your beta is here";
    private static final String FEEDBACK_REQUEST = "What should we change";
    private static final String AVAILABLE = "Now for everybody";

    private static final int SUBSCRIBERS = Integer.getInteger("crash.subscribers", 800);
    private static final int CONNECTIONS = Integer.getInteger("crash.connections", 4);
    private static final int MILLIS_PER_MAIL = Integer.getInteger("crash.millis-per-mail", 60);

    /**
     * In milliseconds; shorter than the service's own, so that what a killed instance had claimed is free
     * again sooner.
     */
    private static final int MAIL_TIMEOUT = Integer.getInteger("crash.mail-timeout", 2_000);

    private static final long SEED = Long.getLong("crash.seed", System.nanoTime());

    /** Of this number of subscribers, one has no address. */
    private static final int WITHOUT_ADDRESS = 50;

    /** Users who have nothing to do with any launch, because of an earlier no. */
    private static final int BYSTANDERS = 100;

    private static final int SUBSCRIBERS_OF_OTHER = 500;

    /** Subscribers who register their interest over HTTP; as many others leave in the middle of the launch. */
    private static final int JOINERS = 20;

    /** Users who register their interest in the other feature while an instance is replaced. */
    private static final int LATE = 40;

    private static final Duration FEEDBACK_DELAY = Duration.ofSeconds(15);

    private final Random random = new Random(SEED);
    private Site site;
    private SmtpSink sink;
    private JdbcClient jdbc;
    private Instances instances;

    @BeforeEach
    void startInstances() {
        log.info("{} subscribers, crash.seed={}", SUBSCRIBERS, SEED);
        Map<String, String> settings = new HashMap<>(Site.mailTimeout(MAIL_TIMEOUT));
        settings.put("early-access.mail.connections", String.valueOf(CONNECTIONS));
        settings.put("early-access.feedback.delay", FEEDBACK_DELAY.toString());
        settings.put("db-scheduler.heartbeat-interval", "1s");
        site = new Site("upgrade", Duration.ofMillis(MILLIS_PER_MAIL), settings, true);
        sink = site.sink;
        jdbc = site.jdbc;
        instances = site.instances;
    }

    @AfterEach
    void stopInstances() {
        site.close();
    }

    @Test
    void nobodyNoticesAKillOrAnUpgrade() {
        refuseADeletedKey(instances.clients());
        tellChangesOnTheOtherInstance(instances.clients());
        instances.client(0).createConcept(LAUNCHED);
        instances.client(1).createConcept(OTHER);
        subscribe();

        instances.client(1).move(LAUNCHED, "beta");
        LockSupport.parkNanos(Duration.ofMillis(random.nextInt(1_000)).toNanos());
        instances.kill(0, Version.NEXT);
        await(
                Duration.ofSeconds(30),
                () -> count("enrollment", "status = 'interested' and origin <> 'admin'") == SUBSCRIBERS_OF_OTHER + 1);
        leave(instances.client(1));
        await(Duration.ofSeconds(30), this::hasMigrated);
        LockSupport.parkNanos(random.nextInt(50_000_000));
        instances.kill(1, Version.PREVIOUS);
        assertThat(sink.taken(LAUNCH_MAIL).size())
                .as("launch mails at the second kill")
                .isLessThan(SUBSCRIBERS * 9 / 10);
        assertThat(instances.client(0).inbox("nothing")).contains("\"items\":[]");
        await(Duration.ofMinutes(1), () -> count("launch", "finished_at is not null") == 1 && owed("launch") == 0);
        String progress = instances.client(1).launch(LAUNCHED);

        int late = 0;
        CompletableFuture<Void> replaced = CompletableFuture.runAsync(() -> instances.replace(1, Version.NEXT));
        for (ServiceClient here = instances.client(0); late < LATE || !replaced.isDone(); late++) {
            here.join(OTHER, "late-" + late);
            LockSupport.parkNanos(Duration.ofMillis(25).toNanos());
        }
        replaced.join();
        await(
                Duration.ofMinutes(1),
                () -> count("delivery", "kind = 'feedback-request' and status = 'sent'") == stayed().size());

        instances.client(1).release(LAUNCHED);
        await(
                Duration.ofMinutes(1),
                () -> count("feature_update", "finished_at is not null") == 1 && owed("general-availability") == 0);

        int subscribers = SUBSCRIBERS + JOINERS;
        long launchMails = sink.taken(LAUNCH_MAIL).stream()
                .map(Taken::messageId)
                .distinct()
                .count();
        assertThat(progress)
                .contains("\"subscribers\":" + subscribers + ",\"enrolled\":" + subscribers)
                .contains("\"sent\":%d,\"failed\":0".formatted(launchMails));
        assertThat(site.enrollments())
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        LAUNCHED + " opted-in launch",
                        (long) SUBSCRIBERS,
                        LAUNCHED + " opted-out self",
                        (long) BYSTANDERS + JOINERS,
                        OTHER + " interested self",
                        (long) SUBSCRIBERS_OF_OTHER + late,
                        HEARD_OF + " interested self",
                        1L));
        Set<String> told = new HashSet<>(stayed());
        sink.taken(LAUNCH_MAIL).stream()
                .map(Taken::recipient)
                .filter(left()::contains)
                .forEach(told::add);
        Told.onceButForWhatWasInFlight(sink.taken(LAUNCH_MAIL), told, 2 * CONNECTIONS);
        Told.onceButForWhatWasInFlight(sink.taken(FEEDBACK_REQUEST), stayed(), 0);
        Told.onceButForWhatWasInFlight(sink.taken(AVAILABLE), stayed(), 0);
        assertThat(count("delivery", "status = 'owed' and kind <> 'next-kind'")).isZero();

        stopInTheMiddleOfAnotherLaunch();
    }

    private static void await(Duration atMost, Callable<Boolean> condition) {
        Awaitility.await()
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(50))
                .atMost(atMost)
                .until(condition);
    }

    private long count(String table, String where) {
        return jdbc.sql("select count(*) from " + table + " where " + where)
                .query(Long.class)
                .single();
    }

    private long owed(String kind) {
        return count("delivery", "status = 'owed' and kind = '" + kind + "'");
    }

    private boolean hasMigrated() {
        return jdbc.sql("select to_regclass('next_version') is not null")
                .query(Boolean.class)
                .single();
    }

    private void leave(ServiceClient client) {
        IntStream.rangeClosed(1, JOINERS).forEach(i -> client.leave(LAUNCHED, "user-" + i));
    }

    /** Nothing of the launch either. */
    private static void tellChangesOnTheOtherInstance(List<ServiceClient> clients) {
        ServiceClient here = clients.get(0);
        String path = here.stream("listener");
        try (StreamReader stream = StreamReader.open(clients.get(1).port(), path, "Last-Event-ID: 0")) {
            stream.awaitEvents(1);
            here.createConcept(HEARD_OF);
            stream.awaitEvents(2);
            here.join(HEARD_OF, "listener");
            stream.awaitEvents(3);
        }
    }

    /**
     * By SIGTERM, while requests are under way and a stream is open. A stream never ends by itself, so the server would
     * wait for it as long as it waits at all.
     */
    private void stopInTheMiddleOfAnotherLaunch() {
        ServiceClient client = instances.client(0);
        int before = sink.taken().size();
        int brokenOff = sink.brokenOff();
        try (StreamReader stream = StreamReader.open(client.port(), client.stream("listener"));
                HalfRequest halfRequest = new HalfRequest(client.port(), HEARD_OF)) {
            client.move(OTHER, "beta");
            await(Duration.ofSeconds(30), () -> sink.taken().size() >= before + 10);
            Instant stopped = Instant.now();
            CompletableFuture<Void> stop = CompletableFuture.runAsync(instances::close);
            halfRequest.awaitStop();
            assertThat(halfRequest.finish()).startsWith("HTTP/1.1 201");
            stream.awaitEnd();
            stop.join();
            assertThat(Duration.between(stopped, Instant.now())).isLessThan(Duration.ofSeconds(20));
        }

        int told = sink.taken().size() - before;
        log.info("{} mails were sent at the stop", told);
        assertThat(sink.brokenOff()).as("mails broken off").isEqualTo(brokenOff);
        assertThat(launchMails("d.status = 'sent'")).isEqualTo(told);
        assertThat(launchMails("d.status = 'owed'")).isPositive();
        assertThat(launchMails("d.claimed_by is not null")).isZero();
        assertThat(count("feedback", "true")).isEqualTo(1);
    }

    private long launchMails(String where) {
        return count(
                "delivery d join feature f on f.id = d.feature_id",
                "f.key = '" + OTHER + "' and d.kind = 'launch' and " + where);
    }

    /** Nothing of the launch: here, because two instances are up. The other one has used the key as well. */
    private static void refuseADeletedKey(List<ServiceClient> clients) {
        ServiceClient other = clients.get(1);
        String created = clients.get(0).createKey("Dashboard", "viewer");
        String key = created.replaceAll(".*\"key\":\"([^\"]+)\".*", "$1");
        assertThat(other.statusFor(key)).isEqualTo(200);
        clients.get(0).deleteKey(created.replaceAll(".*\"id\":(\\d+).*", "$1"));
        Instant deleted = Instant.now();
        Instant asked = Instant.now();
        while (other.statusFor(key) == 200) {
            asked = Instant.now();
        }
        Duration accepted = Duration.between(deleted, asked);
        log.info("The other instance accepted the key for {} ms", accepted.toMillis());

        assertThat(accepted).isLessThan(Duration.ofSeconds(1));
        assertThat(clients)
                .allSatisfy(client -> assertThat(client.statusFor(key)).isEqualTo(401));
    }

    private void subscribe() {
        site.users(SUBSCRIBERS + BYSTANDERS + SUBSCRIBERS_OF_OTHER, WITHOUT_ADDRESS);
        site.say(LAUNCHED, "interested", 1, SUBSCRIBERS);
        IntStream.range(0, JOINERS).forEach(i -> instances.client(i % 2).join(LAUNCHED, "joiner-" + i));
        site.say(LAUNCHED, "opted-out", SUBSCRIBERS + 1, SUBSCRIBERS + BYSTANDERS);
        site.say(OTHER, "interested", SUBSCRIBERS + BYSTANDERS + 1, SUBSCRIBERS + BYSTANDERS + SUBSCRIBERS_OF_OTHER);
        jdbc.sql("analyze").update();
    }

    /** The addresses of those who left in the middle of the launch. */
    private static Set<String> left() {
        return IntStream.rangeClosed(1, JOINERS)
                .mapToObj(i -> "user-" + i + "@example.com")
                .collect(toSet());
    }

    /** The addresses of those who were interested, and stayed. */
    private static Set<String> stayed() {
        return Stream.concat(
                        IntStream.rangeClosed(JOINERS + 1, SUBSCRIBERS)
                                .filter(i -> i % WITHOUT_ADDRESS != 0)
                                .mapToObj(i -> "user-" + i),
                        IntStream.range(0, JOINERS).mapToObj(i -> "joiner-" + i))
                .map(user -> user + "@example.com")
                .collect(toSet());
    }
}
