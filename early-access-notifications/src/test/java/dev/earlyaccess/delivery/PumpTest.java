package dev.earlyaccess.delivery;

import static dev.earlyaccess.notifying.Scene.ADA;
import static dev.earlyaccess.notifying.Scene.GRACE;
import static dev.earlyaccess.notifying.Scene.launchMail;
import static org.assertj.core.api.Assertions.assertThat;

import dev.earlyaccess.mail.FeedbackSettings;
import dev.earlyaccess.mail.MailSettings;
import dev.earlyaccess.mail.PostOffice;
import dev.earlyaccess.notifying.CaughtMail;
import dev.earlyaccess.notifying.MailServer;
import dev.earlyaccess.notifying.NotificationTest;
import dev.earlyaccess.notifying.RefusingServer;
import dev.earlyaccess.notifying.Scene;
import dev.earlyaccess.user.UserId;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mail.javamail.JavaMailSenderImpl;

@NotificationTest
class PumpTest {

    @Autowired
    private Scene scene;

    @Autowired
    private Ledger ledger;

    @Autowired
    private Cases cases;

    @Autowired
    private RateLimit rateLimit;

    @Autowired
    private PostOffice postOffice;

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
    void owe() throws IOException {
        refusing = new RefusingServer();
        scene.concept().saysYes(ADA);
        scene.saysYes(GRACE);
        scene.launched();
        scene.sweptForLaunch();
    }

    @AfterEach
    void backToTheUsualServer(@Autowired Pump pump) throws IOException {
        pump.disconnect();
        sender.setPort(mailServer.port());
        refusing.close();
    }

    @Test
    void leavesWhatAnotherInstanceHasClaimedUntilTheLeaseEnds() {
        claimedElsewhere();
        scene.pumped();
        assertThat(scene.newMails()).isEmpty();

        leasesEnd();
        scene.pumped();
        assertThat(scene.newMails()).hasSize(2);
    }

    @Test
    void repeatsAMailThatWasSentButNotRecordedUnderTheSameMessageId() {
        scene.pumped();
        List<String> first = messageIds();
        jdbc.sql("update delivery set status = 'owed', claimed_by = 'crashed', claimed_until = clock_timestamp()")
                .update();
        leasesEnd();
        scene.pumped();

        assertThat(messageIds()).hasSize(2).containsExactlyInAnyOrderElementsOf(first);
    }

    @Test
    void recordsNothingForADeliveryThatSomebodyElseHasTakenOver() {
        Claim claim = claimedElsewhere().get(0);
        leasesEnd();
        scene.pumped();
        for (Settlement late : List.of(
                new Settlement.Failed(claim, "Too late", null),
                new Settlement.Retried(claim, "Too late", scene.clock.instant()),
                new Settlement.PutOff(claim, scene.clock.instant()),
                new Settlement.Cancelled(claim, 1, "Too late"),
                new Settlement.Sent(claim))) {
            ledger.settle(List.of(late), scene.clock.instant());
        }
        ledger.release(claim.owner(), List.of(claim.id()));

        assertThat(ledger.renew(claim.owner(), List.of(claim.id()), Duration.ofMinutes(1)))
                .isEmpty();
        assertThat(row(claim.recipient())).containsEntry("attempts", 1).containsEntry("last_error", null);
        assertThat(launch())
                .containsEntry("sent", 2L)
                .containsEntry("failed", 0L)
                .containsEntry("cancelled", 0L);
        assertThat(scene.statusOf("launch", ADA)).isEqualTo("sent");
        assertThat(scene.statusOf("launch", GRACE)).isEqualTo("sent");
    }

    @Test
    void sendsEachMailOnceWhereTwoInstancesPumpAtTheSameTime() {
        everybodySaysYes(120);
        scene.newMails();
        CompletableFuture<?> one = CompletableFuture.runAsync(scene::pumped);
        CompletableFuture<?> other = CompletableFuture.runAsync(otherInstance()::pass);
        CompletableFuture.allOf(one, other).orTimeout(60, TimeUnit.SECONDS).join();
        scene.pumped();

        assertThat(scene.newMails()).extracting(CaughtMail::to).hasSize(122).doesNotHaveDuplicates();
    }

    @Test
    void sendsAtARelaunchWhatWasJudgedBeforeAndCancelledAfterIt(@Autowired Cases cases) {
        scene.pulledBack();
        List<Case> judged = cases.of(claimedElsewhere());
        scene.launched();
        scene.sweptForLaunch();
        ledger.settle(
                judged.stream()
                        .map(due -> new Settlement.Cancelled(due.claim(), due.version(), "The feature is no beta"))
                        .toList(),
                scene.clock.instant());

        assertThat(scene.mailsAfterSweeps()).containsExactlyInAnyOrder(launchMail(ADA), launchMail(GRACE));
    }

    @Test
    void sendsTheRestWhereARecipientHasNoPossibleAddress() {
        jdbc.sql("update users set email = 'nobody' where user_id = 'ada'").update();
        scene.pumped();

        assertThat(scene.newMails()).extracting(CaughtMail::toString).containsExactly(launchMail(GRACE));
        assertThat(scene.statusOf("launch", ADA)).isEqualTo("failed");
    }

    @Test
    void sendsTheRestWhereARecipientIsRefusedForGood() {
        asTold("RCPT TO:<ada@", "550 5.1.1 No such user here");
        scene.pumped();

        assertThat(refusing.accepted()).containsExactly("grace@example.com");
        assertThat(row(ADA))
                .containsEntry("status", "failed")
                .extractingByKey("last_error")
                .asString()
                .contains("550 5.1.1 No such user here");
    }

    @Test
    void triesLaterWhereARecipientIsRefusedForNow() {
        asTold("RCPT TO:<ada@", "421 4.7.28 Too many for now");
        scene.pumped();
        assertThat(refusing.accepted()).containsExactly("grace@example.com");
        assertThat(row(ADA)).containsEntry("status", "owed").containsEntry("attempts", 1);

        refusing.answersNothingElse();
        scene.pumped();
        assertThat(refusing.accepted()).containsExactly("grace@example.com");

        scene.clock.forward(Duration.ofMinutes(2));
        scene.pumped();
        assertThat(refusing.accepted()).containsExactly("grace@example.com", "ada@example.com");
    }

    @Test
    void givesUpAfterSomeAttempts() {
        asTold("RCPT TO:<ada@", "451 4.3.0 Not now");
        for (int attempt = 1; attempt < Backoff.ATTEMPTS; attempt++) {
            scene.pumped();
            assertThat(row(ADA)).containsEntry("status", "owed").containsEntry("attempts", attempt);
            scene.clock.forward(Duration.ofDays(1));
        }
        scene.pumped();

        assertThat(row(ADA)).containsEntry("status", "failed");
    }

    @Test
    void sendsTheRestWhereTheServerHangsUpOnOneMail() {
        asTold("RCPT TO:<ada@", RefusingServer.HANGS_UP);
        scene.pumped();

        assertThat(refusing.accepted()).containsExactly("grace@example.com");
        assertThat(row(ADA)).containsEntry("status", "owed").containsEntry("attempts", 1);
    }

    @Test
    void countsNoAttemptWhereOurSenderIsRefused() {
        asTold("MAIL FROM", "550 5.7.1 Sender refused");
        scene.pumped();
        assertThat(row(ADA)).containsEntry("status", "owed").containsEntry("attempts", 0);

        refusing.answersNothingElse();
        scene.clock.forward(Duration.ofMinutes(1));
        scene.pumped();
        assertThat(refusing.accepted()).hasSize(2);
    }

    @Test
    void losesNothingWhileTheServerIsAway() {
        mailServer.stop();
        try {
            assertThat(scene.pumped()).isEqualTo(Pump.Outcome.SERVER_AWAY);
            assertThat(scene.pumped()).isEqualTo(Pump.Outcome.SERVER_AWAY);
            assertThat(row(ADA))
                    .containsEntry("status", "owed")
                    .containsEntry("attempts", 0)
                    .containsEntry("claimed_by", null);
        } finally {
            mailServer.start();
        }
        assertThat(scene.pumped()).isEqualTo(Pump.Outcome.DONE);
        assertThat(scene.newMails()).hasSize(2);
    }

    @Test
    void stopsBetweenTwoLettersAndGivesTheRestBack(@Autowired Pump pump) {
        everybodySaysYes(50);
        pump.pass(() -> mailServer.mails().size() >= 3);

        List<CaughtMail> mails = new ArrayList<>(scene.newMails());
        assertThat(mails).hasSizeBetween(3, 3 + connections());
        assertThat(claimed()).isZero();
        scene.pumped();
        mails.addAll(scene.newMails());
        assertThat(mails).extracting(CaughtMail::to).hasSize(52).doesNotHaveDuplicates();
    }

    private void asTold(String command, String answer) {
        refusing.answers(command, answer);
        sender.setPort(refusing.port());
    }

    private List<Claim> claimedElsewhere() {
        return ledger.claim("elsewhere", Duration.ofMinutes(1), 10, EnumSet.allOf(Kind.class), scene.clock.instant());
    }

    private void leasesEnd() {
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

    private Pump otherInstance() {
        return new Pump(ledger, cases, rateLimit, postOffice, feedback, scene.clock);
    }

    private Map<String, Object> launch() {
        return jdbc.sql("select * from launch").query().singleRow();
    }

    private List<String> messageIds() {
        return scene.newMails().stream().map(mail -> mail.header("Message-ID")).toList();
    }

    private void everybodySaysYes(int users) {
        scene.pulledBack();
        for (int n = 0; n < users; n++) {
            UserId user = new UserId("user-" + n);
            scene.knows(user, "User", "en");
            scene.saysYes(user);
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
