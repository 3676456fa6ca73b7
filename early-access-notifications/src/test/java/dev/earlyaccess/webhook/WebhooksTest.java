package dev.earlyaccess.webhook;

import static dev.earlyaccess.notifying.Scene.ADA;
import static dev.earlyaccess.notifying.Scene.DARK_MODE;
import static dev.earlyaccess.notifying.Scene.GRACE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.earlyaccess.audit.AuditTrail;
import dev.earlyaccess.feature.FeatureKey;
import dev.earlyaccess.feature.FeatureLifecycle;
import dev.earlyaccess.feature.FeatureMother;
import dev.earlyaccess.feature.TransitionRequest;
import dev.earlyaccess.feedback.FeedbackInbox;
import dev.earlyaccess.feedback.FeedbackSource;
import dev.earlyaccess.feedback.NewFeedback;
import dev.earlyaccess.launch.InitialAudienceCounter;
import dev.earlyaccess.notifying.NotificationTest;
import dev.earlyaccess.notifying.Scene;
import dev.earlyaccess.stage.Stage;
import dev.earlyaccess.testing.OpenTransaction;
import dev.earlyaccess.tracing.Causes;
import dev.earlyaccess.user.Actor;
import dev.earlyaccess.webhook.Receiver.Received;
import java.io.IOException;
import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.http.client.InetAddressFilter;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Webhooks with receivers that fail, recover, and verify messages with a library of others. */
@NotificationTest
class WebhooksTest {

    private static final FeatureKey AUTOSAVE = new FeatureKey("autosave");
    private static final WebhookSecret SECRET = WebhookSecret.random();

    private final Receiver receiver = new Receiver();
    private final Receiver other = new Receiver();

    @Autowired
    private Scene scene;

    @Autowired
    private FeatureLifecycle lifecycle;

    @Autowired
    private FeedbackInbox inbox;

    @Autowired
    private InitialAudienceCounter audienceCounter;

    @Autowired
    private Webhooks webhooks;

    @Autowired
    private WebhookMessages messages;

    @Autowired
    private WebhookQueue queue;

    @Autowired
    private WebhookSender sender;

    @Autowired
    private TransactionOperations transaction;

    @Autowired
    private Causes causes;

    @Autowired
    private JdbcClient jdbc;

    /** Posts to the receivers of this test as it does to receivers on the internet. */
    private final OutgoingAddresses addresses =
            new OutgoingAddresses(new OutgoingSettings(null), InetAddress::getAllByName, InetAddressFilter.all());

    private final HttpPoster poster = new HttpPoster(addresses);

    /** Receivers believe no message that is minutes old, so here it is as late as it is. */
    @BeforeEach
    void now() {
        scene.clock.set(Instant.now().truncatedTo(ChronoUnit.MICROS));
    }

    @AfterEach
    void close() throws IOException {
        poster.close();
        receiver.close();
        other.close();
    }

    @Test
    void receiveSignedEventsInOrder() {
        Webhook webhook = listens(receiver);
        scene.concept();
        scene.movedTo(Stage.BETA);
        scene.movedTo(Stage.CONCEPT);
        scene.movedTo(Stage.BETA);
        said(DARK_MODE, "Too dark");
        scene.movedTo(Stage.GENERAL_AVAILABILITY);
        scene.movedTo(Stage.BETA);
        scene.movedTo(Stage.ARCHIVED);
        scene.movedTo(Stage.CONCEPT);
        countAudiences();
        post(webhook);

        assertThat(receiver.types())
                .containsExactly(
                        "feature.concept_created",
                        "feature.beta_launched",
                        "feature.pulled_back",
                        "feature.beta_launched",
                        "feedback.arrived",
                        "feature.generally_available",
                        "feature.rolled_back",
                        "feature.archived",
                        "feature.revived");
        receiver.accepted().forEach(message -> message.verified(SECRET.spelled()));
        assertThat(receiver.accepted())
                .extracting(Received::id)
                .doesNotHaveDuplicates()
                .allMatch(id -> id.matches("msg_[0-9a-f]{32}"));
        assertThat(receiver.accepted().get(0).header("content-type")).isEqualTo("application/json; charset=utf-8");
        assertThat(receiver.accepted().get(0).path()).isEqualTo("/hook");
    }

    @Test
    void receiveTheFeatureAndWhoMovedIt() {
        Webhook webhook = listens(receiver);
        scene.beta();
        lifecycle.move(
                DARK_MODE,
                version -> true,
                new TransitionRequest(Stage.ARCHIVED, "Because"),
                new Actor(Scene.ADMIN, "Alan Turing"));
        post(webhook);

        assertThat(receiver.accepted().get(1).json()).isEqualTo(json("""
                {"type": "feature.archived", "timestamp": "%s", "data": {
                    "feature": {"key": "dark-mode", "name": "Dark mode", "description": "What Dark mode is for",
                        "stage": "archived",
                        "owner": {"name": "Design systems", "email": "design@example.com", "team": "Design"},
                        "documentationUrl": "%s", "feedbackUrl": null,
                        "url": "http://localhost:8080/api/v1/admin/features/dark-mode"},
                    "from": "beta", "to": "archived", "by": "admin", "byName": "Alan Turing", "reason": "Because", "overridden": []}}""".formatted(
                        scene.clock.instant(), scene.feature().description().documentationUrl())));
        assertThat(receiver.accepted().get(0).json().at("/data/sampleUsers").intValue())
                .isZero();
        assertThat(receiver.accepted().get(0).json().at("/data/from").isNull()).isTrue();
    }

    @Test
    void receiveFeedback() {
        Webhook webhook = listens(receiver, EnumSet.of(EventType.FEEDBACK_ARRIVED));
        scene.beta();
        inbox.give(DARK_MODE, ADA, "Too dark 😀", 2, scene.clock.instant());
        inbox.receive(
                NewFeedback.byMail(FeedbackSource.MAIL, "carl@example.com", "Carl", "A question", "x".repeat(5_000)),
                scene.clock.instant());
        post(webhook);

        assertThat(receiver.accepted().get(0).verified(SECRET.spelled()).json().get("data"))
                .isEqualTo(json("""
                        {"feature": {"key": "dark-mode", "name": "Dark mode"},
                         "feedback": {"id": 1, "source": "app", "subject": null, "text": "Too dark 😀", "isWhole": true,
                            "rating": 2, "attachments": 0, "receivedAt": "%s",
                            "author": {"userId": "ada", "name": "Ada", "isUser": true},
                            "url": "http://localhost:8080/api/v1/admin/feedback/1"}}""".formatted(scene.clock.instant())));
        assertThat(receiver.accepted().get(1).json().at("/data/feature").isNull())
                .isTrue();
        assertThat(receiver.accepted().get(1).json().at("/data/feedback/text").asString())
                .hasSize(3_000);
        assertThat(receiver.accepted()
                        .get(1)
                        .json()
                        .at("/data/feedback/isWhole")
                        .booleanValue())
                .isFalse();
    }

    @Test
    void receiveALaunchOnceItsAudienceIsCounted() {
        Webhook webhook = listens(receiver, EnumSet.of(EventType.BETA_LAUNCHED, EventType.FEEDBACK_ARRIVED));
        scene.concept();
        scene.optsIn(ADA);
        scene.optsIn(GRACE);
        scene.launched();
        said(DARK_MODE, "Hello");
        lifecycle.create(AUTOSAVE, FeatureMother.readyForBeta("Autosave"), Stage.BETA, GRACE);
        post(webhook);
        assertThat(receiver.accepted()).singleElement().satisfies(message -> assertThat(message.body())
                .contains("autosave"));

        countAudiences();
        scene.optsOut(ADA);
        scene.sweptForLaunch();
        post(webhook);
        assertThat(receiver.types())
                .containsExactly("feature.beta_launched", "feature.beta_launched", "feedback.arrived");
        assertThat(receiver.accepted().get(1).verified(SECRET.spelled()).json().at("/data/sampleUsers"))
                .isEqualTo(json("2"));
    }

    @Test
    void waitTenMinutesForTheAudienceAtMost() {
        Webhook webhook = listens(receiver);
        scene.concept().launched();
        scene.clock.forward(Duration.ofMinutes(10));
        post(webhook);

        assertThat(receiver.types()).endsWith("feature.beta_launched");
        assertThat(receiver.accepted().get(1).json().at("/data/sampleUsers").isNull())
                .isTrue();
    }

    @Test
    void receiveOnlyCommittedEventsOfTheirTypes() {
        Webhook webhook = listens(receiver, EnumSet.of(EventType.ARCHIVED));
        scene.beta();
        assertThatThrownBy(() -> transaction.executeWithoutResult(status -> {
                    scene.movedTo(Stage.ARCHIVED);
                    throw new IllegalStateException("Too bad");
                }))
                .hasMessage("Too bad");
        scene.movedTo(Stage.GENERAL_AVAILABILITY);
        post(webhook);
        assertThat(receiver.received()).isEmpty();

        scene.movedTo(Stage.ARCHIVED);
        post(webhook);
        assertThat(receiver.types()).containsExactly("feature.archived");
    }

    @Test
    void receiveEventsInOrderThoughTheFirstCommitsLate() {
        scene.beta();
        Webhook webhook = listens(receiver);
        CompletableFuture<Void> second;
        try (OpenTransaction first = new OpenTransaction(transaction, jdbc, () -> said(DARK_MODE, "one"))) {
            second = OpenTransaction.inBackground(() -> said(DARK_MODE, "two"));
            first.awaitSomebodyWaiting();
        }
        second.orTimeout(30, TimeUnit.SECONDS).join();

        post(webhook);
        assertThat(said()).containsExactly("one", "two");
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 404, 400, 301, 302, 307, 308})
    void receiveARetryWithTheSameIdAndANewSignature(int status) {
        scene.beta();
        Webhook webhook = listens(receiver);
        receiver.respondsWith(status, "Too bad", Map.of("Location", other.url()));
        said(DARK_MODE, "one");
        post(webhook);
        post(webhook);
        assertThat(receiver.received()).hasSize(1);

        scene.clock.forward(Duration.ofSeconds(6));
        receiver.acceptsAll();
        post(webhook);
        assertThat(receiver.received()).hasSize(2).extracting(Received::id).containsOnly(id(webhook));
        assertThat(receiver.received().get(1).timestamp()
                        - receiver.received().get(0).timestamp())
                .isEqualTo(6);
        receiver.received().forEach(message -> message.verified(SECRET.spelled()));
        assertThat(other.received()).isEmpty();
        assertThat(message(webhook).status()).isEqualTo(MessageStatus.DELIVERED);
        assertThat(message(webhook).attempts())
                .extracting(WebhookMessage.Attempt::status, WebhookMessage.Attempt::response)
                .containsExactly(tuple(200, "thanks"), tuple(status, "Too bad"));
    }

    @Test
    void receiveTheRestAfterTenFailedAttempts() {
        scene.beta();
        Webhook webhook = listens(receiver);
        receiver.respondsTo("poison", 500);
        said(DARK_MODE, "poison");
        said(DARK_MODE, "two");
        post(webhook);
        for (String wait : List.of("PT5S", "PT5M", "PT30M", "PT2H", "PT5H", "PT10H", "PT14H", "PT20H", "PT24H")) {
            int before = receiver.received().size();
            scene.clock.forward(Duration.parse(wait).minusMillis(1));
            post(webhook);
            assertThat(receiver.received()).hasSize(before);
            scene.clock.forward(Duration.parse(wait).dividedBy(10).plusMillis(1));
            post(webhook);
            assertThat(receiver.received()).hasSizeGreaterThan(before);
        }

        assertThat(receiver.received().stream()
                        .map(one -> one.json().at("/data/feedback/text").asString()))
                .hasSize(11)
                .startsWith("poison")
                .endsWith("poison", "two");
        assertThat(receiver.received()).allMatch(one -> one.isSignedWith(SECRET.spelled()));
        assertThat(said()).containsExactly("two");
        assertThat(messages(webhook))
                .extracting(WebhookMessage::status)
                .containsExactly(MessageStatus.DELIVERED, MessageStatus.FAILED);
        assertThat(messages(webhook).get(1).attempts()).hasSize(10);
        assertThat(webhooks.require(webhook.id()).failed()).isEqualTo(1);
    }

    @Test
    void areNotHeldUpByAnotherFeaturesMessage() {
        scene.beta();
        lifecycle.create(AUTOSAVE, FeatureMother.readyForBeta("Autosave"), Stage.BETA, GRACE);
        Webhook webhook = listens(receiver);
        receiver.respondsTo("poison", 500);
        said(DARK_MODE, "poison");
        said(DARK_MODE, "two");
        said(AUTOSAVE, "three");
        inbox.receive(
                NewFeedback.byMail(FeedbackSource.MAIL, "carl@example.com", "Carl", "A question", "four"),
                scene.clock.instant());
        post(webhook);
        assertThat(said()).containsExactly("three", "four");

        receiver.acceptsAll();
        scene.clock.forward(Duration.ofSeconds(6));
        post(webhook);
        assertThat(said()).containsExactly("three", "four", "poison", "two");
    }

    @Test
    void areNotHeldUpByAnotherWebhook() {
        scene.beta();
        Webhook failing = listens(receiver);
        Webhook healthy = listens(other);
        receiver.respondsWith(500);
        said(DARK_MODE, "one");
        post(failing);
        post(healthy);

        assertThat(other.types()).containsExactly("feedback.arrived");
        assertThat(other.accepted().get(0).id())
                .isEqualTo(receiver.received().get(0).id());
    }

    @Test
    void failAnAttemptIfTheyDoNotRespondInTime() {
        scene.beta();
        Webhook webhook = listens(receiver);
        receiver.hangs();
        said(DARK_MODE, "one");
        new WebhookSender(queue, new HttpPoster(addresses, Duration.ofMillis(200)), causes, scene.clock)
                .run(webhook.id(), () -> false);

        assertThat(message(webhook).attempts()).singleElement().satisfies(attempt -> {
            assertThat(attempt.status()).isNull();
            assertThat(attempt.error()).isEqualTo("No response within 0.2 seconds");
            assertThat(attempt.tookMillis()).isBetween(200L, 10_000L);
        });
    }

    @Test
    void areTriedLaterIfTheirResponseIsNoHttp() throws IOException {
        scene.beta();
        Webhook webhook = listens(receiver);
        said(DARK_MODE, "one");
        try (RawServer server = new RawServer("HTTP/1.1 2\0 OK\r\nContent-Length: 2\r\n\r\nok")) {
            jdbc.sql("update webhook_endpoint set url = :url")
                    .param("url", server.url())
                    .update();
            post(webhook);
        }

        assertThat(message(webhook).tries()).isOne();
        assertThat(message(webhook).dueAt()).isAfter(scene.clock.instant());
        assertThat(message(webhook).attempts()).singleElement().satisfies(attempt -> {
            assertThat(attempt.status()).isNull();
            assertThat(attempt.error()).isNotBlank().doesNotContain("\0");
        });
    }

    @Test
    void showAResponseWithoutNullCharacters() {
        scene.beta();
        Webhook webhook = listens(receiver);
        receiver.respondsWith(500, "a\0b\r\nc\u001b", Map.of());
        said(DARK_MODE, "one");
        post(webhook);

        assertThat(message(webhook).attempts()).singleElement().satisfies(attempt -> assertThat(attempt.response())
                .isEqualTo("ab\nc"));
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 500})
    void areTriedOnceMoreEvenIfNoAttemptCanBeRecorded(int status) {
        scene.beta();
        Webhook webhook = listens(receiver);
        lifecycle.create(AUTOSAVE, FeatureMother.readyForBeta("Autosave"), Stage.BETA, GRACE);
        post(webhook);
        receiver.received().clear();
        receiver.respondsTo("one", status);
        said(DARK_MODE, "one");
        said(AUTOSAVE, "two");
        jdbc.sql("alter table webhook_attempt add constraint nothing check (false) not valid")
                .update();
        try {
            post(webhook);
            post(webhook);
        } finally {
            jdbc.sql("alter table webhook_attempt drop constraint nothing").update();
        }

        assertThat(receiver.received()).hasSize(2);
        assertThat(messages(webhook).subList(0, 2))
                .extracting(WebhookMessage::tries, WebhookMessage::status)
                .containsExactly(
                        tuple(1, MessageStatus.DELIVERED),
                        tuple(1, status == 200 ? MessageStatus.DELIVERED : MessageStatus.WAITING));
    }

    @Test
    void receiveATestMessageAtOnce(@Autowired AuditTrail trail) {
        WebhookProbe probe =
                new WebhookProbe(webhooks, new SlackSettings(null, null, null), poster, trail, causes, scene.clock);
        Webhook webhook = listens(receiver, EnumSet.of(EventType.ARCHIVED));
        change(webhook, true);

        WebhookProbe.Probe posted = probe.post(webhook.id());

        Received received = receiver.received().get(0).verified(SECRET.spelled());
        assertThat(received.id()).isEqualTo(posted.messageId());
        assertThat(received.body()).isEqualTo(posted.payload());
        assertThat(received.json()).isEqualTo(json("""
                {"type": "webhook.test", "timestamp": "%s",
                 "data": {"webhook": {"id": %d, "url": "%s", "description": null}}}""".formatted(scene.clock.instant(), webhook.id(), receiver.url())));
        assertThat(posted.attempt().status()).isEqualTo(200);
        assertThat(posted.attempt().error()).isNull();
        assertThat(posted.attempt().response()).isEqualTo("thanks");
        assertThat(messages(webhook)).isEmpty();

        receiver.respondsWith(410, "gone", Map.of());
        assertThat(probe.post(webhook.id()).attempt().error()).isEqualTo("The receiver responded with 410");
        receiver.close();
        assertThat(probe.post(webhook.id()).attempt().status()).isNull();
        assertThatThrownBy(() -> probe.post(4_711)).isInstanceOf(UnknownWebhook.class);
    }

    @Test
    void keepMessagesWhileTheyAreUnreachable() {
        scene.beta();
        Webhook webhook = listens(receiver);
        receiver.close();
        said(DARK_MODE, "one");
        post(webhook);

        assertThat(message(webhook).status()).isEqualTo(MessageStatus.WAITING);
        assertThat(message(webhook).attempts()).singleElement().satisfies(attempt -> assertThat(attempt.error())
                .contains("ConnectException"));
    }

    @Test
    void recordOnlyTheBeginningOfAResponse() {
        scene.beta();
        Webhook webhook = listens(receiver);
        receiver.respondsWith(500, "ä\u0000".repeat(1_000_000), Map.of());
        said(DARK_MODE, "one");
        post(webhook);

        assertThat(message(webhook).attempts()).singleElement().satisfies(attempt -> {
            assertThat(attempt.status()).isEqualTo(500);
            assertThat(attempt.response()).isEqualTo("ä".repeat(500));
        });
    }

    @Test
    void showNoTextOfAReceiverInThePrivateNetwork() {
        scene.beta();
        Webhook webhook = listens(receiver);
        receiver.respondsWith(500, "top secret", Map.of());
        said(DARK_MODE, "one");
        sender.run(webhook.id(), () -> false);

        assertThat(receiver.received()).hasSize(1);
        assertThat(message(webhook).attempts()).singleElement().satisfies(attempt -> {
            assertThat(attempt.error()).isEqualTo("The receiver responded with 500");
            assertThat(attempt.response()).isNull();
        });
    }

    @Test
    void waitForTheOperatorWhileTheirAddressIsRefused() throws IOException {
        scene.beta();
        Webhook webhook = listens(receiver);
        said(DARK_MODE, "one");
        try (HttpPoster strict = new HttpPoster(new OutgoingAddresses(new OutgoingSettings(null)))) {
            new WebhookSender(queue, strict, causes, scene.clock).run(webhook.id(), () -> false);
        }
        assertThat(receiver.received()).isEmpty();
        assertThat(message(webhook).attempts()).singleElement().satisfies(attempt -> assertThat(attempt.error())
                .isEqualTo("127.0.0.1 is not a public address, and early-access.outgoing.allow does not name it"));

        scene.clock.forward(Duration.ofMinutes(1));
        sender.run(webhook.id(), () -> false);
        assertThat(said()).containsExactly("one");
    }

    @Test
    void areDisabledBy410AndKeepTheirMessages() {
        scene.beta();
        Webhook webhook = listens(receiver);
        receiver.respondsWith(410);
        said(DARK_MODE, "one");
        said(DARK_MODE, "two");
        post(webhook);
        assertThat(webhooks.require(webhook.id())).satisfies(gone -> {
            assertThat(gone.disabledAt()).isEqualTo(scene.clock.instant());
            assertThat(gone.disabledReason()).isEqualTo(DisabledReason.GONE);
            assertThat(gone.waiting()).isEqualTo(2);
        });

        receiver.acceptsAll();
        scene.clock.forward(Duration.ofDays(1));
        post(webhook);
        said(DARK_MODE, "never");
        assertThat(receiver.received()).hasSize(1);

        change(webhook, false);
        said(DARK_MODE, "three");
        post(webhook);
        assertThat(said()).containsExactly("one", "two", "three");
    }

    @ParameterizedTest
    @ValueSource(ints = {429, 503})
    void restForAsLongAsRetryAfterSays(int status) {
        scene.beta();
        lifecycle.create(AUTOSAVE, FeatureMother.readyForBeta("Autosave"), Stage.BETA, GRACE);
        Webhook webhook = listens(receiver);
        receiver.respondsWith(status, "", Map.of("Retry-After", "90"));
        said(DARK_MODE, "one");
        said(AUTOSAVE, "two");
        post(webhook);
        receiver.acceptsAll();
        assertThat(webhooks.require(webhook.id()).restsUntil())
                .isEqualTo(scene.clock.instant().plusSeconds(90));

        scene.clock.forward(Duration.ofSeconds(89));
        post(webhook);
        assertThat(receiver.received()).hasSize(1);

        scene.clock.forward(Duration.ofSeconds(1));
        post(webhook);
        assertThat(said()).containsExactlyInAnyOrder("one", "two");
        assertThat(webhooks.require(webhook.id()).restsUntil()).isNull();
    }

    @Test
    void receiveAMessageAgainThatAnAdminRedelivers() {
        scene.beta();
        Webhook webhook = listens(receiver);
        said(DARK_MODE, "one");
        post(webhook);
        messages.redeliver(webhook, id(webhook), scene.clock.instant());
        post(webhook);

        assertThat(said()).containsExactly("one", "one");
        assertThat(receiver.accepted()).extracting(Received::id).containsOnly(id(webhook));
        assertThat(message(webhook).attempts()).hasSize(2);
        assertThatThrownBy(() -> messages.redeliver(webhook, "msg_x", scene.clock.instant()))
                .isInstanceOf(UnknownWebhookMessage.class);
    }

    @Test
    void receiveAllFailedMessagesInOrderOnRecovery() {
        scene.beta();
        Webhook webhook = listens(receiver);
        receiver.respondsWith(500);
        said(DARK_MODE, "one");
        said(DARK_MODE, "two");
        for (int time = 0; time < 10; time++) {
            post(webhook);
            scene.clock.forward(Duration.ofHours(27));
        }
        receiver.acceptsAll();
        assertThat(webhooks.recover(webhook.id(), scene.clock.instant()).waiting())
                .isEqualTo(2);
        post(webhook);

        assertThat(said()).containsExactly("one", "two");
    }

    @Test
    void keepBothOfTwoConcurrentChanges() {
        Webhook webhook = listens(receiver);
        CompletableFuture<Void> second;
        try (OpenTransaction first = new OpenTransaction(transaction, jdbc, () -> describe(webhook, "Marketing"))) {
            second = OpenTransaction.inBackground(() -> change(webhook, true));
            first.awaitSomebodyWaiting();
        }
        second.orTimeout(30, TimeUnit.SECONDS).join();

        Webhook changed = webhooks.require(webhook.id());
        assertThat(changed.description()).isEqualTo("Marketing");
        assertThat(changed.disabledReason()).isEqualTo(DisabledReason.ADMIN);
    }

    @Test
    void haveNoWorkUntilARetryIsDue() {
        scene.beta();
        Webhook webhook = listens(receiver);
        receiver.respondsWith(500);
        said(DARK_MODE, "one");
        assertThat(queue.endpointsWithWork(scene.clock.instant())).containsExactly(webhook.id());
        post(webhook);
        said(DARK_MODE, "two");
        assertThat(queue.endpointsWithWork(scene.clock.instant())).isEmpty();

        scene.clock.forward(Duration.ofSeconds(6));
        assertThat(queue.endpointsWithWork(scene.clock.instant())).containsExactly(webhook.id());
    }

    @Test
    void haveNoWorkUntilTheAudienceIsCounted() {
        scene.concept();
        Webhook webhook = listens(receiver);
        scene.launched();
        assertThat(queue.endpointsWithWork(scene.clock.instant())).isEmpty();

        countAudiences();
        assertThat(queue.endpointsWithWork(scene.clock.instant())).containsExactly(webhook.id());
    }

    @Test
    void receiveARedeliveryAtOnceDuringARest() {
        scene.beta();
        Webhook webhook = listens(receiver);
        receiver.respondsWith(429, "", Map.of("Retry-After", "3600"));
        said(DARK_MODE, "one");
        post(webhook);
        receiver.acceptsAll();
        messages.redeliver(webhook, id(webhook), scene.clock.instant());
        post(webhook);

        assertThat(said()).containsExactly("one");
    }

    @Test
    void getAllAttemptsAgainForARecoveredMessage() {
        scene.beta();
        lifecycle.create(AUTOSAVE, FeatureMother.readyForBeta("Autosave"), Stage.BETA, GRACE);
        Webhook webhook = listens(receiver);
        said(DARK_MODE, "recovered");
        said(AUTOSAVE, "redelivered");
        said(AUTOSAVE, "left");
        scene.clock.forward(Duration.ofDays(31));
        Instant again = scene.clock.instant();
        jdbc.sql("update webhook_message set status = 'failed', settled_at = :now where payload like '%recovered%'")
                .param("now", again.atOffset(ZoneOffset.UTC))
                .update();
        webhooks.recover(webhook.id(), again);
        jdbc.sql("update webhook_message set begun_at = queued_at where payload not like '%recovered%'")
                .update();
        messages.redeliver(webhook, messages(webhook).get(1).messageId(), again);
        queue.giveUp(again.minus(WebhookTasks.TRIED), again);

        assertThat(messages(webhook))
                .extracting(WebhookMessage::status)
                .containsExactly(MessageStatus.FAILED, MessageStatus.WAITING, MessageStatus.WAITING);
    }

    @Test
    void areDeletedWithTheirMessages() {
        scene.beta();
        Webhook webhook = listens(receiver);
        said(DARK_MODE, "one");
        webhooks.delete(webhook.id());
        post(webhook);

        assertThat(receiver.received()).isEmpty();
        assertThat(jdbc.sql("select count(*) from webhook_message")
                        .query(Long.class)
                        .single())
                .isZero();
        assertThatThrownBy(() -> webhooks.delete(webhook.id())).isInstanceOf(UnknownWebhook.class);
    }

    @Test
    void allowATransitionWhileTheyAreDeleted() {
        scene.beta();
        Webhook webhook = listens(receiver);
        CompletableFuture<Void> transition;
        try (OpenTransaction forgetting = new OpenTransaction(transaction, jdbc, () -> webhooks.delete(webhook.id()))) {
            transition = OpenTransaction.inBackground(() -> scene.movedTo(Stage.ARCHIVED));
            forgetting.awaitSomebodyWaiting();
        }
        transition.orTimeout(30, TimeUnit.SECONDS).join();

        assertThat(scene.feature().stage()).isEqualTo(Stage.ARCHIVED);
    }

    @Test
    void giveMessagesUpAfter30Days() {
        scene.beta();
        Webhook webhook = listens(receiver);
        receiver.respondsWith(500);
        said(DARK_MODE, "one");
        Instant queued = scene.clock.instant();
        queue.giveUp(queued, queued.plus(Duration.ofDays(30)));
        assertThat(messages(webhook)).extracting(WebhookMessage::status).containsExactly(MessageStatus.WAITING);

        queue.giveUp(queued.plusSeconds(1), queued.plus(Duration.ofDays(30)));
        assertThat(messages(webhook)).extracting(WebhookMessage::status).containsExactly(MessageStatus.FAILED);
    }

    private Webhook listens(Receiver receiver) {
        return listens(receiver, null);
    }

    private Webhook listens(Receiver receiver, @Nullable Collection<EventType> types) {
        return webhooks.create(
                new Webhooks.Subscription(EndpointUrl.read(receiver.url()).orElseThrow(), null, types),
                SECRET,
                scene.clock.instant());
    }

    private void change(Webhook webhook, boolean disabled) {
        webhooks.change(
                webhook.id(), current -> changed(current, current.description(), disabled), scene.clock.instant());
    }

    private void describe(Webhook webhook, String description) {
        webhooks.change(
                webhook.id(),
                current -> changed(current, description, current.disabledAt() != null),
                scene.clock.instant());
    }

    private static Webhooks.ChangedWebhook changed(Webhook current, @Nullable String description, boolean disabled) {
        EndpointUrl url = EndpointUrl.read(current.url()).orElseThrow();
        return new Webhooks.ChangedWebhook(new Webhooks.Subscription(url, description, current.types()), disabled);
    }

    private void post(Webhook webhook) {
        new WebhookSender(queue, poster, causes, scene.clock).run(webhook.id(), () -> false);
    }

    private void countAudiences() {
        audienceCounter.run();
    }

    private void said(FeatureKey feature, String text) {
        inbox.give(feature, ADA, text, null, scene.clock.instant());
    }

    /** The texts of the accepted feedback. */
    private List<String> said() {
        return receiver.accepted().stream()
                .map(message -> message.json().at("/data/feedback/text").asString())
                .toList();
    }

    private List<WebhookMessage> messages(Webhook webhook) {
        return messages.newest(webhook, EnumSet.allOf(MessageStatus.class), Long.MAX_VALUE, 100);
    }

    private WebhookMessage message(Webhook webhook) {
        return messages(webhook).get(0);
    }

    private String id(Webhook webhook) {
        return message(webhook).messageId();
    }

    private static JsonNode json(String text) {
        return new JsonMapper().readTree(text);
    }
}
