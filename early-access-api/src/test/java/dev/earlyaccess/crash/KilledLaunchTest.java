package dev.earlyaccess.crash;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.earlyaccess.apitest.StreamReader;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Kills real instances in the middle of a launch, again and again, and counts. How large it is and how the
 * dice fall is set by system properties: {@code crash.subscribers}, {@code crash.kills}, {@code
 * crash.connections}, {@code crash.millis-per-mail}, {@code crash.mail-timeout} and {@code crash.seed}.
 */
class KilledLaunchTest {

    private static final Logger log = LoggerFactory.getLogger(KilledLaunchTest.class);

    private static final String LAUNCHED = "dark-mode";
    private static final String OTHER = "focus-mode";
    private static final String HEARD_OF = "quiet-hours";

    private static final int SUBSCRIBERS = Integer.getInteger("crash.subscribers", 1_000);
    private static final int KILLS = Integer.getInteger("crash.kills", 2);
    private static final int CONNECTIONS = Integer.getInteger("crash.connections", 4);
    private static final int MILLIS_PER_MAIL = Integer.getInteger("crash.millis-per-mail", 40);

    /**
     * In milliseconds; shorter than the service's own, so that what a killed instance had claimed is free
     * again sooner.
     */
    private static final int MAIL_TIMEOUT = Integer.getInteger("crash.mail-timeout", 2_000);

    private static final long SEED = Long.getLong("crash.seed", System.nanoTime());

    /** One in so many subscribers has no address. */
    private static final int WITHOUT_ADDRESS = 50;

    /** So many users each have nothing to do with the launch, because of another feature or an earlier no. */
    private static final int BYSTANDERS = 100;

    private static final Duration TO_FINISH = Duration.ofMinutes(1);

    private final Random random = new Random(SEED);
    private Site site;
    private SmtpSink sink;
    private JdbcClient jdbc;
    private Instances instances;

    @BeforeEach
    void startInstances() {
        log.info("{} subscribers, {} kills, crash.seed={}", SUBSCRIBERS, KILLS, SEED);
        Map<String, String> settings = new HashMap<>(Site.mailTimeout(MAIL_TIMEOUT));
        settings.put("early-access.mail.connections", String.valueOf(CONNECTIONS));
        site = new Site("launch", Duration.ofMillis(MILLIS_PER_MAIL), settings);
        sink = site.sink;
        jdbc = site.jdbc;
        instances = site.instances;
    }

    @AfterEach
    void stopInstances() {
        site.close();
    }

    @Test
    void enrollsAndMailsEverybodyOnceDespiteKills() {
        refuseADeletedKey(instances.clients());
        tellChangesOnTheOtherInstance(instances.clients());
        ServiceClient admin = instances.client();
        admin.createConcept(LAUNCHED);
        admin.createConcept(OTHER);
        subscribe();

        admin.move(LAUNCHED, "beta");
        Instant lastStart = killAndStartAgain();
        awaitTheEnd(lastStart);
        String progress = instances.client().launch(LAUNCHED);
        closeInstancesWhileAStreamIsOpen();

        assertThat(progress)
                .contains("\"subscribers\":" + SUBSCRIBERS + ",\"enrolled\":" + SUBSCRIBERS)
                .contains("{\"owed\":%1$d,\"sent\":%1$d,\"failed\":0}".formatted(withAddress()));
        assertEnrolledAreTheSubscribers();
        Told.onceButForWhatWasInFlight(sink, expectedReaders(), CONNECTIONS * KILLS);
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

    /** A stream never ends by itself, so the server would wait for it as long as it waits at all. */
    private void closeInstancesWhileAStreamIsOpen() {
        ServiceClient client = instances.client();
        try (StreamReader stream = StreamReader.open(client.port(), client.stream("listener"))) {
            Instant before = Instant.now();
            instances.close();
            stream.awaitEnd();
            assertThat(Duration.between(before, Instant.now())).isLessThan(Duration.ofSeconds(20));
        }
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
        jdbc.sql("""
                insert into users (user_id, email, name, locale, token_issued_at)
                select 'user-' || i, case when i % :withoutAddress <> 0 then 'user-' || i || '@example.com' end,
                       'User ' || i, 'en', now()
                from generate_series(1, :users) i
                """)
                .param("users", SUBSCRIBERS + 3 * BYSTANDERS)
                .param("withoutAddress", WITHOUT_ADDRESS)
                .update();
        say(LAUNCHED, "interested", 1, SUBSCRIBERS);
        say(LAUNCHED, "opted-out", SUBSCRIBERS + 1, SUBSCRIBERS + BYSTANDERS);
        say(OTHER, "interested", SUBSCRIBERS + BYSTANDERS + 1, SUBSCRIBERS + 2 * BYSTANDERS);
        jdbc.sql("analyze").update();
    }

    private void say(String feature, String status, int first, int last) {
        jdbc.sql("""
                insert into enrollment (user_id, feature_id, status, origin, since)
                select 'user-' || i, f.id, :status, 'self', now()
                from feature f, generate_series(:first, :last) i where f.key = :feature
                """)
                .param("feature", feature)
                .param("status", status)
                .param("first", first)
                .param("last", last)
                .update();
    }

    private static int withAddress() {
        return SUBSCRIBERS - SUBSCRIBERS / WITHOUT_ADDRESS;
    }

    /** The first one in the first second, while the sweep may be at work; the others as mails go out. */
    private Instant killAndStartAgain() {
        LockSupport.parkNanos(Duration.ofMillis(random.nextInt(1_000)).toNanos());
        instances.killOne(random);
        for (int sent : moments()) {
            await().pollDelay(Duration.ZERO)
                    .pollInterval(Duration.ofMillis(5))
                    .atMost(Duration.ofMinutes(2).plusMillis(10L * SUBSCRIBERS))
                    .until(() -> sink.distinct() >= sent);
            LockSupport.parkNanos(random.nextInt(50_000_000));
            instances.killOne(random);
            assertThat(sink.distinct()).as("mails at the kill").isLessThan(withAddress());
        }
        return Instant.now();
    }

    private int[] moments() {
        return IntStream.generate(() -> withAddress() * (3 + random.nextInt(82)) / 100)
                .limit(KILLS - 1)
                .sorted()
                .toArray();
    }

    private void awaitTheEnd(Instant lastStart) {
        await().pollInterval(Duration.ofMillis(200))
                .atMost(TO_FINISH.minus(Duration.between(lastStart, Instant.now())))
                .until(this::isFinished);
        log.info(
                "Finished {} s after the last start",
                Duration.between(lastStart, Instant.now()).toSeconds());
    }

    private boolean isFinished() {
        return jdbc.sql("""
                select exists (select from launch where finished_at is not null)
                   and not exists (select from delivery where status = 'owed')
                """).query(Boolean.class).single();
    }

    private void assertEnrolledAreTheSubscribers() {
        assertThat(enrollments())
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        LAUNCHED + " opted-in launch", (long) SUBSCRIBERS,
                        LAUNCHED + " opted-out self", (long) BYSTANDERS,
                        OTHER + " interested self", (long) BYSTANDERS,
                        HEARD_OF + " interested self", 1L));
    }

    private Map<String, Long> enrollments() {
        Map<String, Long> counts = new HashMap<>();
        jdbc.sql("""
                select f.key, e.status, e.origin, count(*) from enrollment e join feature f on f.id = e.feature_id
                group by f.key, e.status, e.origin
                """).query(row -> {
            counts.put(row.getString(1) + " " + row.getString(2) + " " + row.getString(3), row.getLong(4));
        });
        return counts;
    }

    private static Set<String> expectedReaders() {
        return IntStream.rangeClosed(1, SUBSCRIBERS)
                .filter(i -> i % WITHOUT_ADDRESS != 0)
                .mapToObj(i -> "user-" + i + "@example.com")
                .collect(toSet());
    }
}
