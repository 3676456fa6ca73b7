package dev.earlyaccess.crash;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
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

/**
 * Kills real instances in the middle of a launch, again and again, and counts. It is no test of {@code ./mvnw verify}:
 * {@code bench/launch --crash} runs it. How large it is and how the dice fall is set by system properties: {@code
 * crash.subscribers}, {@code crash.kills}, {@code crash.connections}, {@code crash.millis-per-mail}, {@code
 * crash.mail-timeout} and {@code crash.seed}.
 */
class KilledLaunch {

    private static final Logger log = LoggerFactory.getLogger(KilledLaunch.class);

    private static final String LAUNCHED = "dark-mode";
    private static final String OTHER = "focus-mode";

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

    /** Of this number of subscribers, one has no address. */
    private static final int WITHOUT_ADDRESS = 50;

    /** Users who have nothing to do with the launch: this number because of another feature, and as many because of a no. */
    private static final int BYSTANDERS = 100;

    private static final Duration TO_FINISH = Duration.ofMinutes(1);

    private final Random random = new Random(SEED);
    private Site site;

    @BeforeEach
    void startInstances() {
        log.info("{} subscribers, {} kills, crash.seed={}", SUBSCRIBERS, KILLS, SEED);
        Map<String, String> settings = new HashMap<>(Site.mailTimeout(MAIL_TIMEOUT));
        settings.put("early-access.mail.connections", String.valueOf(CONNECTIONS));
        site = new Site("launch", Duration.ofMillis(MILLIS_PER_MAIL), settings);
    }

    @AfterEach
    void stopInstances() {
        site.close();
    }

    @Test
    void enrollsAndMailsEverybodyOnceDespiteKills() {
        ServiceClient admin = site.instances.client();
        admin.createConcept(LAUNCHED);
        admin.createConcept(OTHER);
        subscribe();

        admin.move(LAUNCHED, "beta");
        Instant lastStart = killAndStartAgain();
        awaitTheEnd(lastStart);
        String progress = site.instances.client().launch(LAUNCHED);
        site.instances.close();

        assertThat(progress)
                .contains("\"subscribers\":" + SUBSCRIBERS + ",\"enrolled\":" + SUBSCRIBERS)
                .contains("\"sent\":%d,\"failed\":0".formatted(readers().size()));
        assertThat(site.enrollments())
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        LAUNCHED + " opted-in launch", (long) SUBSCRIBERS,
                        LAUNCHED + " opted-out self", (long) BYSTANDERS,
                        OTHER + " interested self", (long) BYSTANDERS));
        Told.onceButForWhatWasInFlight(site.sink.taken(), readers(), CONNECTIONS * KILLS);
    }

    private void subscribe() {
        site.users(SUBSCRIBERS + 2 * BYSTANDERS, WITHOUT_ADDRESS);
        site.say(LAUNCHED, "interested", 1, SUBSCRIBERS);
        site.say(LAUNCHED, "opted-out", SUBSCRIBERS + 1, SUBSCRIBERS + BYSTANDERS);
        site.say(OTHER, "interested", SUBSCRIBERS + BYSTANDERS + 1, SUBSCRIBERS + 2 * BYSTANDERS);
        site.jdbc.sql("analyze").update();
    }

    /** The first one in the first second, while the sweep may be at work; the others as mails go out. */
    private Instant killAndStartAgain() {
        LockSupport.parkNanos(Duration.ofMillis(random.nextInt(1_000)).toNanos());
        site.instances.killOne(random);
        for (int sent : moments()) {
            await().pollDelay(Duration.ZERO)
                    .pollInterval(Duration.ofMillis(5))
                    .atMost(Duration.ofMinutes(2).plusMillis(10L * SUBSCRIBERS))
                    .until(() -> site.sink.distinct() >= sent);
            LockSupport.parkNanos(random.nextInt(50_000_000));
            site.instances.killOne(random);
            assertThat(site.sink.distinct())
                    .as("mails at the kill")
                    .isLessThan(readers().size());
        }
        return Instant.now();
    }

    private int[] moments() {
        int mails = readers().size();
        return IntStream.generate(() -> mails * (3 + random.nextInt(82)) / 100)
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
        return site.jdbc.sql("""
                select exists (select from launch where finished_at is not null)
                   and not exists (select from delivery where status = 'owed')
                """).query(Boolean.class).single();
    }

    private static Set<String> readers() {
        return IntStream.rangeClosed(1, SUBSCRIBERS)
                .filter(i -> i % WITHOUT_ADDRESS != 0)
                .mapToObj(i -> "user-" + i + "@example.com")
                .collect(toSet());
    }
}
