package dev.earlyaccess.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Posts an update to many subscribers, kills real instances while it is walked and mailed and others join,
 * and counts. The dice are set by the system property {@code crash.seed}.
 */
@EnabledIfEnvironmentVariable(
        named = "EARLY_ACCESS_UPGRADE_TESTED",
        matches = "true",
        disabledReason = "It takes a minute, and .ci/run does it")
class KilledUpdateTest {

    private static final Logger log = LoggerFactory.getLogger(KilledUpdateTest.class);

    private static final String FEATURE = "dark-mode";
    private static final String OTHER = "focus-mode";

    private static final int SUBSCRIBERS = 4_000;
    private static final int BYSTANDERS = 100;
    private static final int CONNECTIONS = 4;
    private static final int KILLED = 3;
    private static final int MILLIS_PER_MAIL = 5;
    private static final int MAIL_TIMEOUT = 2_000;

    /** One in so many subscribers has no address. */
    private static final int WITHOUT_ADDRESS = 50;

    private static final long SEED = Long.getLong("crash.seed", System.nanoTime());

    private static final Duration TO_FINISH = Duration.ofMinutes(1);

    private final Random random = new Random(SEED);
    private final Joiners joiners = new Joiners();
    private Site site;
    private JdbcClient jdbc;

    @BeforeEach
    void startInstances() {
        log.info("{} subscribers, crash.seed={}", SUBSCRIBERS, SEED);
        Map<String, String> settings = new HashMap<>(Site.mailTimeout(MAIL_TIMEOUT));
        settings.put("early-access.mail.connections", String.valueOf(CONNECTIONS));
        settings.put("db-scheduler.heartbeat-interval", "1s");
        site = new Site("update", Duration.ofMillis(MILLIS_PER_MAIL), settings);
        jdbc = site.jdbc;
    }

    @AfterEach
    void stopInstances() {
        joiners.stop();
        site.close();
    }

    @Test
    void everybodyWhoWasInIsToldOnceAndNobodyWhoJoinedLater() {
        ServiceClient admin = site.instances.client();
        admin.createConcept(FEATURE);
        admin.createConcept(OTHER);
        subscribe();
        admin.move(FEATURE, "beta");
        joiners.start();
        await().until(() -> joiners.answered() >= 20);

        joiners.posting = true;
        admin.postUpdate(FEATURE);
        joiners.posted = true;
        killInTheMiddleOfTheWalk();
        killInTheMiddleOfTheMails();
        await().pollInterval(Duration.ofMillis(200)).atMost(TO_FINISH).until(this::isFinished);
        joiners.stop();
        String progress = site.instances.client().updates(FEATURE);
        site.instances.close();

        Set<String> readers = readers();
        assertThat(readers).as("who was in before").containsAll(joiners.before);
        assertThat(readers).as("who joined later").doesNotContainAnyElementsOf(joiners.later);
        assertThat(joiners.before).hasSizeGreaterThanOrEqualTo(20);
        assertThat(joiners.later).hasSizeGreaterThanOrEqualTo(100);
        assertThat(progress)
                .contains("\"recipients\":" + (readers.size() + SUBSCRIBERS / WITHOUT_ADDRESS))
                .contains("\"owed\":%1$d,\"sent\":%1$d,\"failed\":0,\"cancelled\":0".formatted(readers.size()));
        Told.onceButForWhatWasInFlight(site.sink.taken(), readers, CONNECTIONS * KILLED);
    }

    /**
     * Half of them have been opted in by a launch. Those of the other feature and those who said no are to
     * hear nothing.
     */
    private void subscribe() {
        jdbc.sql("""
                insert into users (user_id, email, name, locale, token_issued_at, wants_launches)
                select 'user-' || lpad(i::text, 5, '0'),
                       case when i % :withoutAddress <> 0 then 'user-' || lpad(i::text, 5, '0') || '@example.com' end,
                       'User ' || i, 'en', now(), false
                from generate_series(1, :users) i
                """)
                .param("users", SUBSCRIBERS + 2 * BYSTANDERS)
                .param("withoutAddress", WITHOUT_ADDRESS)
                .update();
        say(FEATURE, "interested", 1, SUBSCRIBERS / 2);
        say(FEATURE, "opted-in", SUBSCRIBERS / 2 + 1, SUBSCRIBERS);
        say(FEATURE, "opted-out", SUBSCRIBERS + 1, SUBSCRIBERS + BYSTANDERS);
        say(OTHER, "interested", SUBSCRIBERS + BYSTANDERS + 1, SUBSCRIBERS + 2 * BYSTANDERS);
        jdbc.sql("analyze").update();
    }

    private void say(String feature, String status, int first, int last) {
        jdbc.sql("""
                insert into enrollment (user_id, feature_id, status, origin, since)
                select 'user-' || lpad(i::text, 5, '0'), f.id, :status, 'self', now()
                from feature f, generate_series(:first, :last) i where f.key = :feature
                """)
                .param("feature", feature)
                .param("status", status)
                .param("first", first)
                .param("last", last)
                .update();
    }

    private void killInTheMiddleOfTheWalk() {
        await().pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(2))
                .atMost(Duration.ofSeconds(30))
                .until(() -> walked() > 0);
        site.instances.killAll();
        long walked = walked();
        log.info("Killed after {} users", walked);
        assertThat(walked).as("walked at the kill").isLessThan(SUBSCRIBERS);
    }

    private long walked() {
        return jdbc.sql("select coalesce(sum(recipients), 0) from feature_update")
                .query(Long.class)
                .single();
    }

    private void killInTheMiddleOfTheMails() {
        int sent = SUBSCRIBERS * (5 + random.nextInt(30)) / 100;
        await().pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(5))
                .atMost(Duration.ofMinutes(1))
                .until(() -> site.sink.distinct() >= sent);
        LockSupport.parkNanos(random.nextInt(50_000_000));
        site.instances.killOne(random);
        assertThat(site.sink.distinct())
                .as("mails at the kill")
                .isLessThan(SUBSCRIBERS - SUBSCRIBERS / WITHOUT_ADDRESS);
    }

    private boolean isFinished() {
        return jdbc.sql("""
                select exists (select from feature_update where finished_at is not null)
                   and not exists (select from delivery where status = 'owed')
                """).query(Boolean.class).single();
    }

    /** Who has an address and was in by the clock. */
    private Set<String> readers() {
        return new HashSet<>(
                jdbc.sql("""
                select u.email from enrollment e join feature f on f.id = e.feature_id join users u using (user_id)
                where f.key = :feature and e.status <> 'opted-out' and u.email is not null
                    and coalesce(e.interested_since, e.since) <= (select posted_at from feature_update)
                """).param("feature", FEATURE).query(String.class).list());
    }

    /** Users all along the walk who join one after another, whatever is killed. */
    private final class Joiners {

        private static final int THREADS = 2;

        private final Set<String> before = ConcurrentHashMap.newKeySet();
        private final Set<String> later = ConcurrentHashMap.newKeySet();
        private volatile boolean posting;
        private volatile boolean posted;
        private volatile boolean stopped;
        private volatile int answered;

        int answered() {
            return answered;
        }

        void start() {
            IntStream.range(0, THREADS).forEach(i -> new Thread(() -> join(i), "joiners-" + i).start());
        }

        void stop() {
            stopped = true;
        }

        private void join(int thread) {
            Random users = new Random(SEED + thread);
            ServiceClient client = site.instances.client();
            for (int i = 0; !stopped; i++) {
                String user = "user-%05d-joins-%d-%d".formatted(1 + users.nextInt(SUBSCRIBERS), thread, i);
                boolean isLater = posted;
                while (!stopped && !joins(client, user)) {
                    LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
                    client = site.instances.client();
                }
                answered(user + "@example.com", isLater);
                LockSupport.parkNanos(Duration.ofMillis(5).toNanos());
            }
        }

        private boolean joins(ServiceClient client, String user) {
            try {
                client.join(FEATURE, user);
                return true;
            } catch (RuntimeException killed) {
                return false;
            }
        }

        private synchronized void answered(String user, boolean isLater) {
            if (isLater) {
                later.add(user);
            } else if (!posting) {
                before.add(user);
            }
            answered++;
        }
    }
}
