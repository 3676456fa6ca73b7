package dev.earlyaccess.sending;

import static dev.earlyaccess.notifying.Scene.ADA;
import static dev.earlyaccess.notifying.Scene.DARK_MODE;
import static dev.earlyaccess.notifying.Scene.GRACE;
import static dev.earlyaccess.notifying.Scene.launchMail;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.earlyaccess.feedback.FeedbackInbox;
import dev.earlyaccess.mail.FeedbackSettings;
import dev.earlyaccess.mail.MailComposer;
import dev.earlyaccess.mail.MailSettings;
import dev.earlyaccess.mail.MailType;
import dev.earlyaccess.notifying.CaughtMail;
import dev.earlyaccess.notifying.MailServer;
import dev.earlyaccess.notifying.NotificationTest;
import dev.earlyaccess.notifying.RefusingServer;
import dev.earlyaccess.notifying.Scene;
import dev.earlyaccess.outbox.ClaimedDelivery;
import dev.earlyaccess.outbox.ContextLoaders;
import dev.earlyaccess.outbox.DeliveryContext;
import dev.earlyaccess.outbox.DeliveryResult;
import dev.earlyaccess.outbox.Occasion;
import dev.earlyaccess.outbox.Outbox;
import dev.earlyaccess.outbox.PausedSenders;
import dev.earlyaccess.scheduling.RequestsFirst;
import dev.earlyaccess.team.FeedbackGroup;
import dev.earlyaccess.team.FeedbackMailFrequency;
import dev.earlyaccess.testing.OpenTransaction;
import dev.earlyaccess.tracing.Causes;
import dev.earlyaccess.user.Profile;
import dev.earlyaccess.user.ReportSource;
import dev.earlyaccess.user.SuppressionList;
import dev.earlyaccess.user.UserId;
import dev.earlyaccess.user.Users;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.transaction.support.TransactionOperations;

@NotificationTest
class DeliveryDispatcherTest {

    @Autowired
    private Scene scene;

    @Autowired
    private DeliveryQueue queue;

    @Autowired
    private Causes causes;

    @Autowired
    private RequestsFirst requests;

    @Autowired
    private Outbox outbox;

    @Autowired
    private Users users;

    @Autowired
    private SuppressionList suppressions;

    @Autowired
    private TransactionOperations transaction;

    @Autowired
    private ContextLoaders contexts;

    @Autowired
    private RateLimit rateLimit;

    @Autowired
    private MailComposer composer;

    @Autowired
    private SmtpServer server;

    @Autowired
    private MailSettings settings;

    @Autowired
    private FeedbackSettings feedback;

    @Autowired
    private MailServer mailServer;

    @Autowired
    private JavaMailSenderImpl sender;

    @Autowired
    private JdbcClient jdbc;

    private RefusingServer refusing;

    @BeforeEach
    void owe(@Autowired DeliveryDispatcher dispatcher) throws IOException {
        dispatcher.disconnect();
        refusing = new RefusingServer();
        scene.concept().optsIn(ADA);
        scene.optsIn(GRACE);
        scene.launched();
        scene.sweptForLaunch();
    }

    @AfterEach
    void useTheUsualServer(@Autowired DeliveryDispatcher dispatcher) throws IOException {
        dispatcher.disconnect();
        sender.setPort(mailServer.port());
        refusing.close();
    }

    @Test
    void skipsDeliveriesThatAnotherInstanceHasClaimed() {
        claimedByAnotherInstance();
        scene.dispatched();
        assertThat(scene.newMails()).isEmpty();

        endLeases();
        scene.dispatched();
        assertThat(scene.newMails()).hasSize(2);
    }

    @Test
    void repeatsAnUnrecordedMailWithTheSameMessageId() {
        scene.dispatched();
        List<String> first = messageIds();
        jdbc.sql("update delivery set status = 'owed', claimed_by = 'crashed', claimed_until = clock_timestamp()")
                .update();
        endLeases();
        scene.dispatched();

        assertThat(messageIds()).hasSize(2).containsExactlyInAnyOrderElementsOf(first);
    }

    @Test
    void recordsNoResultAfterItLostTheLease() {
        ClaimedDelivery delivery = claimedByAnotherInstance().get(0);
        endLeases();
        scene.dispatched();
        for (DeliveryResult late : List.of(
                new DeliveryResult.Failed(delivery, "Too late", null),
                new DeliveryResult.Retried(delivery, "Too late", scene.clock.instant()),
                new DeliveryResult.Postponed(delivery, scene.clock.instant()),
                new DeliveryResult.Cancelled(delivery, 1, "Too late", null),
                new DeliveryResult.Sent(delivery))) {
            outbox.record(List.of(late), scene.clock.instant());
        }
        queue.release(delivery.owner(), List.of(delivery.id()));

        assertThat(queue.renew(delivery.owner(), List.of(delivery.id()), Duration.ofMinutes(1)))
                .isEmpty();
        assertThat(row(new UserId(delivery.recipient())))
                .containsEntry("attempts", 1)
                .containsEntry("last_error", null);
        assertThat(launch())
                .containsEntry("sent", 2L)
                .containsEntry("failed", 0L)
                .containsEntry("cancelled", 0L);
        assertThat(scene.statusOf("launch", ADA)).isEqualTo("sent");
        assertThat(scene.statusOf("launch", GRACE)).isEqualTo("sent");
    }

    @Test
    void sendsEachMailOnceFromTwoInstances() {
        launchedTo(120);
        scene.newMails();
        CompletableFuture<?> one = OpenTransaction.inBackground(scene::dispatched);
        CompletableFuture<?> other = OpenTransaction.inBackground(otherInstance()::run);
        CompletableFuture.allOf(one, other).orTimeout(60, TimeUnit.SECONDS).join();
        scene.dispatched();

        assertThat(scene.newMails()).extracting(CaughtMail::to).hasSize(122).doesNotHaveDuplicates();
    }

    @Test
    void sendsMailsThatWereCancelledDuringTheRelaunch(@Autowired ContextLoaders contexts) {
        scene.pulledBack();
        List<DeliveryContext> decided = contexts.load(claimedByAnotherInstance(), (delivery, ex) -> {
            throw ex;
        });
        scene.launched();
        scene.sweptForLaunch();
        outbox.record(
                decided.stream()
                        .map(due -> new DeliveryResult.Cancelled(
                                due.delivery(), due.featureVersion(), "The feature is no beta", null))
                        .toList(),
                scene.clock.instant());

        assertThat(scene.mailsAfterSweeps()).containsExactlyInAnyOrder(launchMail(ADA), launchMail(GRACE));
    }

    @Test
    void sendsOtherMailsIfAnAddressIsInvalid() {
        jdbc.sql("update users set email = 'nobody' where user_id = 'ada'").update();
        scene.dispatched();

        assertThat(scene.newMails()).extracting(CaughtMail::toString).containsExactly(launchMail(GRACE));
        assertThat(scene.statusOf("launch", ADA)).isEqualTo("failed");
    }

    @Test
    void sendsOtherMailsIfARecipientIsRefused() {
        serverReplies("RCPT TO:<ada@", "550 5.1.1 No such user here");
        scene.dispatched();

        assertThat(refusing.accepted()).containsExactly("grace@example.com");
        assertThat(row(ADA))
                .containsEntry("status", "failed")
                .extractingByKey("last_error")
                .asString()
                .contains("550 5.1.1 No such user here");
    }

    @Test
    void suppressesARefusedMemberOfTheFeedbackGroup(@Autowired FeedbackGroup group, @Autowired FeedbackInbox inbox) {
        serverReplies("RCPT TO:<hedy@", "550 5.1.1 No such user here");
        group.choose("hedy@example.com", FeedbackMailFrequency.EVERY_ANSWER, null, scene.clock.instant());
        inbox.give(DARK_MODE, ADA, "Too dark.", null, scene.clock.instant());
        scene.dispatched();

        assertThat(scene.statusOf("feedback-answer", new UserId("hedy@example.com")))
                .isEqualTo("failed");
        assertThat(group.addressesFor(FeedbackMailFrequency.EVERY_ANSWER)).isEmpty();
        assertThat(group.find("hedy@example.com").orElseThrow().unreachable().reason())
                .contains("550 5.1.1 No such user here");
    }

    @Test
    void suppressesARefusedOwner(@Autowired FeedbackGroup group) {
        serverReplies("RCPT TO:<design@", "550 5.1.1 No such user here");
        scene.clock.forward(Duration.ofDays(90));
        outbox.owe(
                Occasion.of(MailType.ATTENTION, "2026-09"), List.of("design@example.com"), null, scene.clock.instant());
        scene.dispatched();

        assertThat(scene.statusOf("attention", new UserId("design@example.com")))
                .isEqualTo("failed");
        assertThat(group.addresses()).doesNotContain("design@example.com");
    }

    @Test
    void retriesATemporarilyRefusedRecipient() {
        serverReplies("RCPT TO:<ada@", "421 4.7.28 Too many for now");
        scene.dispatched();
        assertThat(refusing.accepted()).containsExactly("grace@example.com");
        assertThat(row(ADA)).containsEntry("status", "owed").containsEntry("attempts", 1);

        refusing.acceptsEverything();
        scene.dispatched();
        assertThat(refusing.accepted()).containsExactly("grace@example.com");

        scene.clock.forward(Duration.ofMinutes(2));
        scene.dispatched();
        assertThat(refusing.accepted()).containsExactly("grace@example.com", "ada@example.com");
    }

    @Test
    void failsADeliveryAfterItsLastAttempt() {
        serverReplies("RCPT TO:<ada@", "451 4.3.0 Not now");
        for (int attempt = 1; attempt < RetryBackoff.ATTEMPTS; attempt++) {
            scene.dispatched();
            assertThat(row(ADA)).containsEntry("status", "owed").containsEntry("attempts", attempt);
            scene.clock.forward(Duration.ofDays(1));
        }
        scene.dispatched();

        assertThat(row(ADA)).containsEntry("status", "failed");
    }

    @Test
    void suppressesARefusedAddressUntilItChanges() {
        serverReplies("RCPT TO:<ada@example.com", "550 5.1.1 No such user here");
        scene.dispatched();
        assertThat(suppressed(ADA)).isEqualTo("ada@example.com");

        scene.pulledBack();
        jdbc.sql("update delivery set status = 'cancelled', settled_version = 0")
                .update();
        scene.launched();
        scene.sweptForLaunch();
        scene.dispatched();
        assertThat(row(ADA)).containsEntry("status", "cancelled");

        users.saw(new Profile(ADA, "ada@elsewhere.example", "Ada", "en", Instant.EPOCH.plusSeconds(1)));
        scene.pulledBack();
        scene.launched();
        scene.sweptForLaunch();
        scene.dispatched();
        assertThat(refusing.accepted()).contains("ada@elsewhere.example");
    }

    @ParameterizedTest
    @ValueSource(strings = {"DATA", RefusingServer.END_OF_TEXT + "ada@"})
    void failsButDoesNotSuppressIfTheTextIsRefused(String command) {
        jdbc.sql("delete from delivery where recipient = 'grace'").update();
        serverReplies(command, "554 5.6.0 No such text here");
        scene.dispatched();

        assertThat(row(ADA))
                .containsEntry("status", "failed")
                .containsEntry("last_error", "554 5.6.0 No such text here");
        assertThat(suppressed(ADA)).isNull();
        assertThat(launch()).containsEntry("failed", 1L);
    }

    @ParameterizedTest
    @ValueSource(strings = {"550 5.7.1 Blocked as spam", "552 5.2.2 Mailbox full", "552 5.3.4 Too big", "554 Refused"})
    void failsButDoesNotSuppressAnAddressThatMayExist(String reply) {
        serverReplies("RCPT TO:<ada@", reply);
        scene.dispatched();

        assertThat(row(ADA)).containsEntry("status", "failed").containsEntry("last_error", reply);
        assertThat(suppressed(ADA)).isNull();
    }

    @ParameterizedTest
    @CsvSource({"RCPT TO:<ada@, 550 No such user", "'(end of text)ada@', 550 5.1.1 No such user"})
    void suppressesAnAddressThatDoesNotExist(String command, String reply) {
        serverReplies(command, reply);
        scene.dispatched();

        assertThat(row(ADA)).containsEntry("status", "failed").containsEntry("last_error", reply);
        assertThat(suppressed(ADA)).isEqualTo("ada@example.com");
        assertThat(suppressions.after("", 2)).singleElement().satisfies(suppression -> {
            assertThat(suppression.text()).isEqualTo(reply);
            assertThat(suppression.source()).isEqualTo(ReportSource.SMTP);
            assertThat(suppression.delivery()).isEqualTo(row(ADA).get("id"));
        });
    }

    @Test
    void pausesTheSenderIfTooManyAddressesDoNotExist(@Autowired PausedSenders senders) {
        launchedTo(60);
        serverReplies("RCPT TO:<user-", "550 5.1.1 No such user here");
        scene.dispatched();

        assertThat(suppressions.after("", 1)).isEmpty();
        assertThat(senders.all()).singleElement().satisfies(sender -> assertThat(sender.withheld())
                .isGreaterThan(19));
        assertThat(launch()).containsEntry("failed", 60L);
        assertThat(queue.claim(
                        "me",
                        Duration.ofMinutes(1),
                        10,
                        EnumSet.of(MailType.LAUNCH, MailType.UPDATE),
                        new QueueProgress(),
                        scene.clock.instant()))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"RCPT TO", "DATA", RefusingServer.END_OF_TEXT})
    void retriesATemporarilyRefusedMail(String command) {
        serverReplies(command, "451 4.3.0 Not now");
        scene.dispatched();

        assertThat(row(ADA))
                .containsEntry("status", "owed")
                .containsEntry("attempts", 1)
                .containsEntry("last_error", "451 4.3.0 Not now");
        assertThat(suppressed(ADA)).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "MAIL FROM, 421 4.3.2 Not today, owed, 0",
        "RCPT TO:<ada@, 451 4.3.0 Not now, owed, 1",
        "RCPT TO:<ada@, 550 5.1.1 No such user here, failed, 1",
        "DATA, 451 4.3.0 Not now, owed, 1",
        "(end of text)ada@, 554 Refused, failed, 1"
    })
    void understandsRefusalsOfOneCommandAtATime(String command, String reply, String status, int attempts) {
        refusing.takesOneCommandAtATime();
        serverReplies(command, reply);
        scene.dispatched();

        assertThat(row(ADA)).containsEntry("status", status).containsEntry("attempts", attempts);
        if (attempts > 0) {
            assertThat(row(ADA)).containsEntry("last_error", reply);
        }
    }

    /** RFC 2920, 3.1: the server may wait for the text although it has refused the only recipient. */
    @Test
    void endsATextThatIsForNobody() {
        serverReplies("DATA", "354 go on");
        refusing.replies("RCPT TO:<ada@", "550 5.1.1 No such user here");
        scene.dispatched();

        assertThat(row(ADA))
                .containsEntry("status", "failed")
                .containsEntry("last_error", "550 5.1.1 No such user here");
        assertThat(refusing.accepted()).containsExactly("grace@example.com");
    }

    @Test
    void repeatsAMailWhoseSmtpReplyWasLost() {
        serverReplies(RefusingServer.END_OF_TEXT + "ada@", RefusingServer.HANGS_UP);
        scene.dispatched();
        assertThat(row(ADA)).containsEntry("status", "owed").containsEntry("attempts", 1);

        refusing.acceptsEverything();
        scene.clock.forward(Duration.ofMinutes(2));
        scene.dispatched();
        assertThat(refusing.accepted())
                .containsExactlyInAnyOrder("ada@example.com", "grace@example.com", "ada@example.com");
        assertThat(Set.copyOf(refusing.messageIds())).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {RefusingServer.CONNECT, "MAIL FROM"})
    void countsNoAttemptIfTheServerRefusesUs(String command) {
        serverReplies(command, "421 4.3.2 Not today");
        assertThat(scene.dispatched()).isEqualTo(DeliveryDispatcher.Outcome.SERVER_AWAY);
        assertThat(row(ADA))
                .containsEntry("status", "owed")
                .containsEntry("attempts", 0)
                .containsEntry("claimed_by", null);
        assertThat(suppressed(ADA)).isNull();

        refusing.acceptsEverything();
        scene.dispatched();
        assertThat(refusing.accepted()).hasSize(2);
    }

    @Test
    void backsOffIfTheServerRefusesUsPermanently() {
        serverReplies(RefusingServer.CONNECT, "554 5.7.1 Your kind is not served here");

        assertThat(scene.dispatched()).isEqualTo(DeliveryDispatcher.Outcome.SERVER_AWAY);
        assertThat(row(ADA)).containsEntry("status", "owed").containsEntry("attempts", 0);
        assertThat(suppressed(ADA)).isNull();
    }

    @Test
    void keepsConnectionsOpenUpToTheLimit() {
        launchedTo(100);
        sender.setPort(refusing.port());
        scene.dispatched();
        assertThat(refusing.accepted()).hasSize(102);
        assertThat(refusing.connections()).isBetween(1, connections());

        int before = refusing.connections();
        jdbc.sql("update delivery set status = 'owed' where recipient = 'ada'").update();
        scene.dispatched();
        assertThat(refusing.accepted()).hasSize(103);
        assertThat(refusing.connections()).isBetween(before, connections());
    }

    @Test
    void reopensAConnectionThatTheServerClosed() throws IOException {
        sender.setPort(refusing.port());
        scene.dispatched();
        refusing.hangUp();
        launchedTo(10);
        assertThat(scene.dispatched()).isEqualTo(DeliveryDispatcher.Outcome.DONE);

        assertThat(refusing.accepted()).hasSize(12);
        assertThat(row(ADA)).containsEntry("attempts", 1);
    }

    @Test
    void repeatsAtMostOneMailPerConnectionAfterAKill() throws Exception {
        launchedTo(60);
        CountDownLatch killed = new CountDownLatch(1);
        refusing.beforeReply(() -> join(killed));
        sender.setPort(refusing.port());
        CompletableFuture<?> instance = OpenTransaction.inBackground(otherInstance()::run);
        await().until(() -> refusing.accepted().size() >= connections());
        assertThat(refusing.accepted()).hasSize(connections());

        refusing.beforeReply(() -> {});
        endLeases();
        scene.dispatched();
        assertThat(refusing.accepted()).hasSize(62 + connections());
        assertThat(Set.copyOf(refusing.messageIds())).hasSize(62);
        killed.countDown();
        instance.orTimeout(20, TimeUnit.SECONDS).join();
        assertThat(jdbc.sql("select sum(sent) from launch").query(Long.class).single())
                .isEqualTo(62);
    }

    @Test
    void restsAfterEachMailWhileUsersCall() {
        launchedTo(10);
        AtomicLong now = new AtomicLong();
        AtomicInteger rests = new AtomicInteger();
        RequestsFirst users = new RequestsFirst(now::incrementAndGet, nanos -> {
            rests.incrementAndGet();
            now.addAndGet(nanos);
        });
        DeliveryDispatcher dispatcher = new DeliveryDispatcher(
                queue, outbox, contexts, rateLimit, composer, server, feedback, scene.clock, users, causes);
        sender.setPort(refusing.port());
        users.requestArrived();
        assertThat(dispatcher.run()).isEqualTo(DeliveryDispatcher.Outcome.DONE);
        dispatcher.disconnect();

        assertThat(refusing.accepted()).hasSize(12);
        assertThat(rests.get()).isGreaterThanOrEqualTo(12);
    }

    @Test
    void limitsTheRateOfAllInstancesTogether() {
        launchedTo(100);
        RateLimit twenty = new RateLimit(jdbc, transaction, new MailSettings("a@example.com", 2, 20, null));
        DeliveryDispatcher one = new DeliveryDispatcher(
                queue, outbox, contexts, twenty, composer, server, feedback, scene.clock, requests, causes);
        DeliveryDispatcher other = new DeliveryDispatcher(
                queue, outbox, contexts, twenty, composer, server, feedback, scene.clock, requests, causes);
        sender.setPort(refusing.port());
        long begun = System.nanoTime();
        while (refusing.accepted().size() < 20) {
            assertThat(one.run()).isEqualTo(DeliveryDispatcher.Outcome.MORE);
            assertThat(other.run()).isEqualTo(DeliveryDispatcher.Outcome.MORE);
        }
        double seconds = (System.nanoTime() - begun) / 1e9;

        assertThat(refusing.accepted().size()).isLessThanOrEqualTo((int) (20 * seconds) + 4);
    }

    @Test
    void claimsMailsOfEveryLaunch() {
        launchedTo(500);
        jdbc.sql("""
                insert into delivery (kind, recipient, occasion, feature_id, owed_at, due_at)
                values ('launch', 'ada', 'launch:other', 1, :now, :now)
                """)
                .param("now", scene.clock.instant().atOffset(ZoneOffset.UTC))
                .update();

        assertThat(queue.claim(
                        "us",
                        Duration.ofMinutes(1),
                        10,
                        EnumSet.allOf(MailType.class),
                        new QueueProgress(),
                        scene.clock.instant()))
                .filteredOn(delivery -> delivery.recipient().equals(ADA.value()))
                .isNotEmpty();
    }

    @Test
    void sendsOtherMailsIfTheServerClosesAConnection() {
        serverReplies("RCPT TO:<ada@", RefusingServer.HANGS_UP);
        scene.dispatched();

        assertThat(refusing.accepted()).containsExactly("grace@example.com");
        assertThat(row(ADA)).containsEntry("status", "owed").containsEntry("attempts", 1);
    }

    @Test
    void countsNoAttemptIfTheSenderIsRefused() {
        serverReplies("MAIL FROM", "550 5.7.1 Sender refused");
        scene.dispatched();
        assertThat(row(ADA)).containsEntry("status", "owed").containsEntry("attempts", 0);

        refusing.acceptsEverything();
        scene.clock.forward(Duration.ofMinutes(1));
        scene.dispatched();
        assertThat(refusing.accepted()).hasSize(2);
    }

    @Test
    void claimsNothingWhileEveryTypeCoolsDown() {
        assertThat(queue.claim(
                        "resting", Duration.ofMinutes(1), 10, Set.of(), new QueueProgress(), scene.clock.instant()))
                .isEmpty();
    }

    @Test
    void keepsDeliveriesOwedWhileTheServerIsAway() {
        mailServer.stop();
        try {
            assertThat(scene.dispatched()).isEqualTo(DeliveryDispatcher.Outcome.SERVER_AWAY);
            assertThat(scene.dispatched()).isEqualTo(DeliveryDispatcher.Outcome.SERVER_AWAY);
            assertThat(row(ADA))
                    .containsEntry("status", "owed")
                    .containsEntry("attempts", 0)
                    .containsEntry("claimed_by", null);
        } finally {
            mailServer.start();
        }
        assertThat(scene.dispatched()).isEqualTo(DeliveryDispatcher.Outcome.DONE);
        assertThat(scene.newMails()).hasSize(2);
    }

    @Test
    void stopsBetweenTwoMailsAndReleasesTheOthers(@Autowired DeliveryDispatcher dispatcher) {
        launchedTo(50);
        dispatcher.run(() -> mailServer.mails().size() >= 3);

        List<CaughtMail> mails = new ArrayList<>(scene.newMails());
        assertThat(mails).hasSizeBetween(3, 3 + connections());
        assertThat(claimed()).isZero();
        scene.dispatched();
        mails.addAll(scene.newMails());
        assertThat(mails).extracting(CaughtMail::to).hasSize(52).doesNotHaveDuplicates();
    }

    @Test
    void sendsOtherMailsIfOneIsOfAnUnknownType() {
        jdbc.sql("update delivery set occasion = 'of-a-later-version:1' where recipient = 'ada'")
                .update();
        scene.dispatched();

        assertThat(scene.newMails()).extracting(CaughtMail::toString).containsExactly(launchMail(GRACE));
        assertThat(row(ADA)).containsEntry("status", "owed");
    }

    @Test
    void leavesNoThreadBehindIfAMailCannotBeRecorded(@Autowired WriteTimeouts timeouts) {
        launchedTo(100);
        SmtpServer oneConnection = new SmtpServer(sender, timeouts, new MailSettings("a@example.com", 1, 1_000, null));
        DeliveryDispatcher dispatcher = new DeliveryDispatcher(
                queue, outbox, contexts, rateLimit, composer, oneConnection, feedback, scene.clock, requests, causes);
        jdbc.sql("update users set email = 'no address' where user_id = 'ada'").update();
        jdbc.sql("alter table delivery add constraint no_failure check (status <> 'failed')")
                .update();
        refusing.beforeReply(() -> LockSupport.parkNanos(Duration.ofMillis(20).toNanos()));
        sender.setPort(refusing.port());
        try {
            assertThatThrownBy(dispatcher::run).hasStackTraceContaining("no_failure");
        } finally {
            jdbc.sql("alter table delivery drop constraint no_failure").update();
            dispatcher.disconnect();
        }

        assertThat(claimed()).isZero();
        await().untilAsserted(() -> assertThat(threadsWaitingForRoom()).isEmpty());
    }

    private static List<Thread> threadsWaitingForRoom() {
        return Thread.getAllStackTraces().entrySet().stream()
                .filter(thread -> Arrays.stream(thread.getValue())
                        .anyMatch(frame -> frame.getMethodName().equals("acquireUninterruptibly")))
                .map(Map.Entry::getKey)
                .toList();
    }

    private void serverReplies(String command, String reply) {
        refusing.replies(command, reply);
        sender.setPort(refusing.port());
    }

    private List<ClaimedDelivery> claimedByAnotherInstance() {
        return queue.claim(
                "elsewhere",
                Duration.ofMinutes(1),
                10,
                EnumSet.allOf(MailType.class),
                new QueueProgress(),
                scene.clock.instant());
    }

    private void endLeases() {
        jdbc.sql(
                        "update delivery set claimed_until = clock_timestamp() - interval '1 second' where claimed_by is not null")
                .update();
    }

    private long claimed() {
        return jdbc.sql("select count(*) from delivery where claimed_by is not null")
                .query(Long.class)
                .single();
    }

    private int connections() {
        return settings.connections();
    }

    private DeliveryDispatcher otherInstance() {
        return new DeliveryDispatcher(
                queue, outbox, contexts, rateLimit, composer, server, feedback, scene.clock, requests, causes);
    }

    private @Nullable String suppressed(UserId user) {
        return jdbc.sql("select email from suppressed_address where user_id = :user")
                .param("user", user.value())
                .query(String.class)
                .optional()
                .orElse(null);
    }

    private static void join(CountDownLatch latch) {
        try {
            latch.await(30, TimeUnit.SECONDS);
        } catch (InterruptedException ex) {
            Thread.currentThread().interrupt();
        }
    }

    private Map<String, Object> launch() {
        return jdbc.sql("select * from launch order by id desc limit 1").query().singleRow();
    }

    private List<String> messageIds() {
        return scene.newMails().stream().map(mail -> mail.header("Message-ID")).toList();
    }

    private void launchedTo(int users) {
        scene.pulledBack();
        for (int n = 0; n < users; n++) {
            UserId user = new UserId("user-" + n);
            scene.knows(user, "User", "en");
            scene.optsIn(user);
        }
        scene.launched();
        scene.sweptForLaunch();
    }

    private Map<String, Object> row(UserId user) {
        return jdbc.sql("select * from delivery where recipient = :user")
                .param("user", user.value())
                .query()
                .singleRow();
    }
}
