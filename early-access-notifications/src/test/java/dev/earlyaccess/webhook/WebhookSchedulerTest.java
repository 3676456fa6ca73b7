package dev.earlyaccess.webhook;

import static dev.earlyaccess.notifying.Scene.ADA;
import static dev.earlyaccess.notifying.Scene.DARK_MODE;
import static dev.earlyaccess.notifying.Scene.GRACE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.earlyaccess.feature.FeatureKey;
import dev.earlyaccess.feature.FeatureLifecycle;
import dev.earlyaccess.feature.FeatureMother;
import dev.earlyaccess.feedback.FeedbackInbox;
import dev.earlyaccess.notifying.NotificationTest;
import dev.earlyaccess.notifying.Scene;
import dev.earlyaccess.stage.Stage;
import dev.earlyaccess.webhook.Receiver.Received;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Posting as it runs by itself: on threads of its own, on several instances, of which some are stopped or
 * killed.
 */
@NotificationTest
class WebhookSchedulerTest {

    private static final FeatureKey AUTOSAVE = new FeatureKey("autosave");
    private static final Duration LONG = Duration.ofSeconds(20);

    private final Receiver receiver = new Receiver();
    private final Receiver other = new Receiver();
    private final List<WebhookScheduler> started = new ArrayList<>();

    @Autowired
    private Scene scene;

    @Autowired
    private FeatureLifecycle lifecycle;

    @Autowired
    private FeedbackInbox inbox;

    @Autowired
    private Webhooks webhooks;

    @Autowired
    private WebhookQueue queue;

    @Autowired
    private WebhookSender sender;

    @Autowired
    private DataSource database;

    @Autowired
    private JdbcClient jdbc;

    @BeforeEach
    void feature() {
        scene.clock.set(Instant.now().truncatedTo(ChronoUnit.MICROS));
        scene.beta();
    }

    @AfterEach
    void stop() {
        receiver.close();
        other.close();
        started.forEach(WebhookScheduler::destroy);
    }

    @Test
    void postsToOthersWhileAReceiverHangs() {
        Webhook slow = listens(receiver);
        listens(other);
        receiver.hangs();
        said("one");
        WebhookScheduler scheduler = started();
        scheduler.sweep();
        await().atMost(LONG)
                .until(() -> receiver.received().size() == 1 && other.accepted().size() == 1);

        said("two");
        sweepUntil(scheduler, () -> other.accepted().size() == 2);
        assertThat(receiver.received()).hasSize(1);

        receiver.acceptsAll();
        sweepUntil(scheduler, () -> receiver.accepted().size() == 2);
        assertThat(said(receiver)).containsExactly("one", "two");
        await().until(() -> webhooks.require(slow.id()).waiting() == 0);
    }

    @Test
    void letsNoSweepWaitForReceiversThatHang() {
        receiver.hangs();
        for (int number = 0; number < 20; number++) {
            listens(receiver);
        }
        said("one");
        WebhookScheduler scheduler = started();
        scheduler.sweep();
        await().atMost(LONG).until(() -> receiver.received().size() == 16);
        assertThat(posting()).hasSize(16).as("threads that wait for a response").doesNotContain(Thread.currentThread());

        lifecycle.create(AUTOSAVE, FeatureMother.readyForBeta("Autosave"), Stage.CONCEPT, GRACE);
        scheduler.sweep();
        assertThat(receiver.accepted()).isEmpty();
        assertThat(receiver.received()).hasSize(16);
    }

    @Test
    void postsToAnEndpointFromOneInstanceAtATime() throws InterruptedException {
        Webhook webhook = listens(receiver);
        said("one");
        said("two");
        said("three");
        receiver.hangs();
        WebhookScheduler first = started();
        WebhookScheduler second = started();
        first.sweep();
        receiver.awaitRequest();
        second.sweep();
        listens(other);
        said("four");
        sweepUntil(second, () -> other.accepted().size() == 1);
        assertThat(receiver.received()).hasSize(1);

        receiver.acceptsAll();
        sweepUntil(second, () -> webhooks.require(webhook.id()).waiting() == 0);
        assertThat(said(receiver)).containsExactly("one", "two", "three", "four");
        assertThat(receiver.received()).hasSize(4);
    }

    @Test
    void postsOnceAndInOrderFromTwoInstances() {
        Webhook webhook = listens(receiver);
        WebhookScheduler first = started();
        WebhookScheduler second = started();
        List<String> texts = new ArrayList<>();
        for (int turn = 0; turn < 6; turn++) {
            List<String> ofThisTurn = List.of("first of turn " + turn, "second of turn " + turn);
            ofThisTurn.forEach(this::said);
            texts.addAll(ofThisTurn);
            sweepUntil(
                    turn % 2 == 0 ? first : second,
                    () -> webhooks.require(webhook.id()).waiting() == 0);
        }

        assertThat(said(receiver)).isEqualTo(texts);
        assertThat(receiver.received()).hasSize(texts.size());
    }

    @Test
    void takesOverFromAKilledInstanceWithin30Seconds() {
        Webhook webhook = listens(receiver);
        said("one");
        jdbc.sql("""
                insert into webhook_task (task_name, task_instance, execution_time, picked, picked_by, last_heartbeat, version)
                values ('webhook', :webhook, now() - interval '1 minute', true, 'killed', now() - interval '25 seconds', 1)
                """).param("webhook", String.valueOf(webhook.id())).update();
        assertThat(queue.endpointsWithWork(scene.clock.instant())).isEmpty();

        started();
        await().atMost(LONG).until(() -> !receiver.accepted().isEmpty());
        assertThat(said(receiver)).containsExactly("one");
    }

    @Test
    void finishesOnlyTheMessageInHandAtShutdown() throws InterruptedException {
        Webhook webhook = listens(receiver);
        said("one");
        said("two");
        receiver.hangs();
        WebhookScheduler stopped = started(LONG);
        stopped.sweep();
        receiver.awaitRequest();
        Thread stopping = new Thread(stopped::destroy, "beside-the-test");
        stopping.start();
        await().until(() -> stopped.isShuttingDown());
        receiver.acceptsAll();
        stopping.join(LONG.toMillis());
        assertThat(said(receiver)).containsExactly("one");
        assertThat(webhooks.require(webhook.id()).waiting()).isEqualTo(1);

        sweepUntil(started(), () -> receiver.accepted().size() == 2);
        assertThat(said(receiver)).containsExactly("one", "two");
    }

    @Test
    void repeatsUnderTheSameIdWhatAShutdownInterrupts() throws InterruptedException {
        Webhook webhook = listens(receiver);
        said("one");
        receiver.hangs();
        WebhookScheduler stopped = started(Duration.ofMillis(100));
        stopped.sweep();
        receiver.awaitRequest();
        stopped.destroy();
        assertThat(webhooks.require(webhook.id()).waiting()).isEqualTo(1);
        assertThat(jdbc.sql("select count(*) from webhook_attempt")
                        .query(Long.class)
                        .single())
                .isZero();

        receiver.acceptsAll();
        WebhookScheduler next = started();
        sweepUntil(next, () -> webhooks.require(webhook.id()).waiting() == 0);
        assertThat(receiver.received())
                .hasSize(2)
                .extracting(Received::id)
                .containsOnly(receiver.received().get(0).id());
    }

    /** The threads that wait for a receiver's response. */
    private static List<Thread> posting() {
        return Thread.getAllStackTraces().entrySet().stream()
                .filter(thread -> List.of(thread.getValue()).stream()
                        .anyMatch(frame -> frame.getClassName().equals(WebhookSender.class.getName())))
                .map(thread -> thread.getKey())
                .toList();
    }

    private WebhookScheduler started() {
        return started(Duration.ofMillis(100));
    }

    private WebhookScheduler started(Duration shutdown) {
        WebhookScheduler scheduler = new WebhookScheduler(database, queue, sender, scene.clock, shutdown);
        started.add(scheduler);
        scheduler.start();
        return scheduler;
    }

    private static void sweepUntil(WebhookScheduler scheduler, java.util.function.BooleanSupplier done) {
        await().atMost(LONG).until(() -> {
            scheduler.sweep();
            return done.getAsBoolean();
        });
    }

    private Webhook listens(Receiver receiver) {
        return webhooks.create(
                new Webhooks.Subscription(EndpointUrl.read(receiver.url()).orElseThrow(), null, null),
                WebhookSecret.random(),
                scene.clock.instant());
    }

    private void said(String text) {
        inbox.give(DARK_MODE, ADA, text, null, scene.clock.instant());
    }

    private static List<String> said(Receiver receiver) {
        return receiver.accepted().stream()
                .map(message -> message.json().at("/data/feedback/text").asString())
                .toList();
    }
}
