package dev.earlyaccess.webhook;

import static dev.earlyaccess.notifying.Scene.ADA;
import static dev.earlyaccess.notifying.Scene.DARK_MODE;
import static dev.earlyaccess.notifying.Scene.GRACE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.earlyaccess.enrollment.EnrollmentImport;
import dev.earlyaccess.notifying.NotificationTest;
import dev.earlyaccess.notifying.Scene;
import dev.earlyaccess.privacy.DataSubjects;
import dev.earlyaccess.privacy.Erasure;
import dev.earlyaccess.privacy.PersonalFile;
import dev.earlyaccess.testing.OpenTransaction;
import dev.earlyaccess.tracing.Causes;
import dev.earlyaccess.user.ImportedUser;
import dev.earlyaccess.user.UserId;
import java.io.IOException;
import java.net.InetAddress;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.http.client.InetAddressFilter;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/** What a webhook receives about the enrollments of users. */
@NotificationTest
class EnrollmentEventsTest {

    private static final Collection<EventType> ALL =
            EnumSet.of(EventType.INTERESTED, EventType.OPTED_IN, EventType.OPTED_OUT);

    private static final WebhookSecret SECRET = WebhookSecret.random();

    private final Receiver receiver = new Receiver();

    private final HttpPoster poster = new HttpPoster(
            new OutgoingAddresses(new OutgoingSettings(null), InetAddress::getAllByName, InetAddressFilter.all()));

    @Autowired
    private Scene scene;

    @Autowired
    private EnrollmentImport imports;

    @Autowired
    private Webhooks webhooks;

    @Autowired
    private WebhookQueue queue;

    @Autowired
    private EnrollmentEvents events;

    @Autowired
    private Erasure erasure;

    @Autowired
    private DataSubjects people;

    @Autowired
    private PersonalFile file;

    @Autowired
    private Causes causes;

    @Autowired
    private TransactionOperations transaction;

    @Autowired
    private JdbcClient jdbc;

    @BeforeEach
    void now() {
        scene.clock.set(Instant.now().truncatedTo(ChronoUnit.MICROS));
    }

    @AfterEach
    void close() throws IOException {
        poster.close();
        receiver.close();
    }

    @Test
    void tellOfEachChangeInTheOrderOfEachUser() {
        scene.concept();
        Webhook webhook = listens(ALL);
        scene.optsIn(ADA);
        scene.optsIn(ADA);
        scene.optsOut(ADA);
        scene.optsIn(ADA);
        scene.optsIn(GRACE);
        scene.launched();
        scene.sweptForLaunch();
        scene.optsOut(GRACE);
        post(webhook);

        assertThat(received())
                .filteredOn(change -> change.contains("ada"))
                .containsExactly(
                        "enrollment.interested: ada interested self",
                        "enrollment.opted_out: ada none self",
                        "enrollment.interested: ada interested self",
                        "enrollment.opted_in: ada opted-in launch");
        assertThat(received())
                .filteredOn(change -> change.contains("grace"))
                .containsExactly(
                        "enrollment.interested: grace interested self",
                        "enrollment.opted_in: grace opted-in launch",
                        "enrollment.opted_out: grace opted-out self");
        assertThat(receiver.accepted().get(0).verified(SECRET.spelled()).json().at("/data/changes/0"))
                .hasToString("""
                        {"userId":"ada","feature":"dark-mode","status":"interested","origin":"self","at":"%s"}""".formatted(scene.clock.instant()));
    }

    @Test
    void tellOfImportsAndLaunchesInFewMessages() {
        scene.concept();
        Webhook webhook = listens(ALL);
        imported(1_200);
        scene.launched();
        scene.sweptForLaunch();
        post(webhook);

        assertThat(receiver.types())
                .containsOnly("enrollment.interested", "enrollment.opted_in")
                .hasSizeLessThan(10);
        assertThat(received())
                .hasSize(2_400)
                .doesNotHaveDuplicates()
                .contains(
                        "enrollment.interested: user-7 interested admin",
                        "enrollment.opted_in: user-7 opted-in launch");
        assertThat(receiver.accepted())
                .allSatisfy(message ->
                        assertThat(message.json().at("/data/changes").size()).isLessThanOrEqualTo(500));
    }

    @Test
    void areOnlyForWebhooksThatNameThem() {
        scene.beta();
        Webhook all = listens(null);
        scene.optsIn(ADA);
        assertThat(changes()).isZero();

        Webhook some = listens(EnumSet.of(EventType.OPTED_OUT));
        scene.optsIn(GRACE);
        scene.optsOut(ADA);
        post(all);
        assertThat(receiver.types()).isEmpty();
        post(some);
        assertThat(received()).containsExactly("enrollment.opted_out: ada opted-out self");
    }

    @Test
    void areWrittenForNobodyOnceNoWebhookAsks() {
        scene.beta();
        Webhook webhook = listens(ALL);
        change(webhook, ALL, true);
        scene.optsIn(ADA);
        assertThat(changes()).isZero();

        change(webhook, ALL, false);
        scene.optsOut(ADA);
        assertThat(changes()).isOne();

        change(webhook, null, false);
        scene.optsIn(ADA);
        assertThat(changes()).isOne();

        change(webhook, ALL, false);
        receiver.respondsWith(410);
        post(webhook);
        scene.optsOut(ADA);
        assertThat(changes()).isZero();

        change(webhook, ALL, false);
        webhooks.delete(webhook.id());
        scene.optsIn(ADA);
        assertThat(changes()).isZero();
    }

    @Test
    void comeFromCommittedChangesAlone() {
        scene.beta();
        Webhook webhook = listens(ALL);
        transaction.executeWithoutResult(status -> {
            scene.optsIn(ADA);
            status.setRollbackOnly();
        });
        scene.optsIn(GRACE);
        post(webhook);

        assertThat(received()).containsExactly("enrollment.opted_in: grace opted-in self");
    }

    @Test
    void areInOneMessageThoughTwoPutThemThere() {
        scene.beta();
        Webhook webhook = listens(ALL);
        scene.optsIn(ADA);
        CompletableFuture<Void> second;
        try (OpenTransaction first = new OpenTransaction(transaction, jdbc, this::queueAll)) {
            second = OpenTransaction.inBackground(this::queueAll);
            first.awaitSomebodyWaiting();
        }
        second.orTimeout(30, TimeUnit.SECONDS).join();
        post(webhook);

        assertThat(received()).containsExactly("enrollment.opted_in: ada opted-in self");
    }

    @Test
    void areShownToTheUserWithoutOtherUsers() {
        scene.beta();
        listens(ALL);
        scene.optsIn(ADA);
        scene.optsIn(GRACE);
        queueAll();

        assertThat(file.messages(people.find(ADA).orElseThrow(), 0, 10))
                .singleElement()
                .satisfies(message ->
                        assertThat(message.body()).contains("\"ada\"").doesNotContain("grace"));
    }

    @Test
    void areErasedWithTheUserAlone() {
        scene.beta();
        Webhook webhook = listens(ALL);
        scene.optsIn(ADA);
        post(webhook);
        scene.optsOut(ADA);
        scene.optsOut(GRACE);
        queueAll();
        scene.optsIn(ADA);
        assertThat(erasure.erase(people.find(ADA).orElseThrow()).webhookMessages())
                .isEqualTo(2);

        assertThat(changes()).isZero();
        assertThat(jdbc.sql("select payload || cast(users as text) from webhook_message")
                        .query(String.class)
                        .list())
                .singleElement()
                .asString()
                .contains("grace")
                .doesNotContain("ada");
    }

    private void imported(int users) {
        EnrollmentImport.ImportTarget target = imports.begin(DARK_MODE, false);
        imports.add(
                target,
                IntStream.range(0, users)
                        .mapToObj(n -> new EnrollmentImport.ImportedEnrollment(
                                new ImportedUser(new UserId("user-" + n), null, null, null), scene.clock.instant()))
                        .toList(),
                scene.clock.instant());
    }

    private Webhook listens(@Nullable Collection<EventType> types) {
        return webhooks.create(subscription(types), SECRET, scene.clock.instant());
    }

    private void change(Webhook webhook, @Nullable Collection<EventType> types, boolean disabled) {
        webhooks.change(
                webhook.id(),
                current -> new Webhooks.ChangedWebhook(subscription(types), disabled),
                scene.clock.instant());
    }

    private Webhooks.Subscription subscription(@Nullable Collection<EventType> types) {
        return new Webhooks.Subscription(EndpointUrl.read(receiver.url()).orElseThrow(), null, types);
    }

    private void queueAll() {
        events.queueAll(scene.clock.instant());
    }

    private void post(Webhook webhook) {
        queueAll();
        new WebhookSender(queue, poster, causes, scene.clock).run(webhook.id(), () -> false);
    }

    private long changes() {
        return jdbc.sql("select count(*) from enrollment_change")
                .query(Long.class)
                .single();
    }

    private List<String> received() {
        return receiver.accepted().stream()
                .flatMap(message -> changes(message).map(change -> "%s: %s"
                        .formatted(message.verified(SECRET.spelled()).type(), change)))
                .toList();
    }

    private static Stream<String> changes(Receiver.Received message) {
        return StreamSupport.stream(message.json().at("/data/changes").spliterator(), false)
                .map(change -> "%s %s %s"
                        .formatted(
                                change.get("userId").asString(),
                                change.get("status").asString(),
                                change.get("origin").asString()));
    }
}
