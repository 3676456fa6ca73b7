package dev.earlyaccess.outbox;

import static dev.earlyaccess.notifying.Scene.ADA;
import static dev.earlyaccess.notifying.Scene.GRACE;
import static dev.earlyaccess.notifying.Scene.feedbackRequest;
import static dev.earlyaccess.notifying.Scene.launchMail;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.earlyaccess.launch.Launches;
import dev.earlyaccess.notifying.NotificationTest;
import dev.earlyaccess.notifying.Scene;
import dev.earlyaccess.user.ReportSource;
import dev.earlyaccess.user.Suppression;
import dev.earlyaccess.user.SuppressionList;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reports that addresses do not exist, few of them and too many. */
@NotificationTest
class SuppressionGuardTest {

    private static final String SENDER = "early-access@example.com";

    @Autowired
    private Scene scene;

    @Autowired
    private BounceReceiver bounces;

    @Autowired
    private PausedSenders senders;

    @Autowired
    private SuppressionList suppressions;

    @Autowired
    private Launches launches;

    @Autowired
    private JdbcClient jdbc;

    @BeforeEach
    void sendMails() {
        scene.concept();
        jdbc.sql("""
                insert into users (user_id, email, token_issued_at)
                select 'user-' || n, 'user-' || n || '@example.com', now() from generate_series(1, 2200) n
                """).update();
        jdbc.sql("""
                insert into delivery (kind, recipient, occasion, status, owed_at, due_at, sent_at, settled_at)
                select 'update', 'user-' || n, 'update:1', 'sent', now(), now(), now(), now() from generate_series(1, 2200) n
                """).update();
    }

    @Test
    void suppressesFiftyOfAThousandAddresses() {
        report(IntStream.rangeClosed(1_001, 1_050));

        assertThat(suppressed()).hasSize(50);
        assertThat(senders.all()).isEmpty();
        assertThat(failed()).isEqualTo(50);
    }

    @Test
    void suppressesNoAddressIfThereAreMore() {
        report(IntStream.rangeClosed(501, 551).map(n -> n % 2 == 0 ? n : 1_500 - n));

        assertThat(suppressed()).isEmpty();
        assertThat(senders.all()).singleElement().satisfies(paused -> {
            assertThat(paused.address()).isEqualTo(SENDER);
            assertThat(paused.reports()).isEqualTo(51);
            assertThat(paused.mails()).isEqualTo(1_000);
            assertThat(paused.withheld()).isEqualTo(51);
            assertThat(paused.pausedAt()).isEqualTo(scene.clock.instant());
            assertThat(paused.lastReport()).isEqualTo("550 5.1.1 no such user");
        });
        assertThat(failed()).isEqualTo(51);

        report(IntStream.of(2_000));
        assertThat(suppressed()).isEmpty();
        assertThat(senders.all().get(0).withheld()).isEqualTo(52);
    }

    @Test
    void countsAllMailsIfThereAreFewerThanAThousand() {
        jdbc.sql("delete from delivery where recipient not in (select 'user-' || n from generate_series(1, 500) n)")
                .update();

        report(IntStream.rangeClosed(1, 25));
        assertThat(suppressed()).hasSize(25);

        report(IntStream.of(26));
        assertThat(suppressed()).isEmpty();
        assertThat(senders.all()).singleElement().satisfies(paused -> {
            assertThat(paused.reports()).isEqualTo(26);
            assertThat(paused.mails()).isEqualTo(500);
        });
    }

    @Test
    void needsTwentyReportsHoweverFewMailsThereAre() {
        jdbc.sql("delete from delivery where recipient not in (select 'user-' || n from generate_series(1, 30) n)")
                .update();

        report(IntStream.rangeClosed(1, 19));
        assertThat(suppressed()).hasSize(19);

        report(IntStream.of(20));
        assertThat(suppressed()).isEmpty();
    }

    @Test
    void countsReportsOfAnyThousandMailsInARow() {
        report(IntStream.rangeClosed(1, 100).map(n -> n * 22));

        assertThat(suppressed()).hasSize(100);
        assertThat(senders.all()).isEmpty();
    }

    @Test
    void countsNoMailThatWasRefusedForAnotherReason() {
        for (int n = 1; n <= 60; n++) {
            bounces.report(
                    new UndeliveredMail(address(n), null, false, "5.7.1", "550 5.7.1 blocked", ReportSource.PROVIDER),
                    scene.clock.instant());
        }

        assertThat(senders.all()).isEmpty();
        assertThat(suppressed()).isEmpty();
        assertThat(failed()).isEqualTo(60);
    }

    @Test
    void keepsReportsAboutMailsFarFromTheThousand() {
        report(IntStream.rangeClosed(1, 50));
        report(IntStream.rangeClosed(1_101, 1_151));

        assertThat(senders.all()).hasSize(1);
        assertThat(senders.all().get(0).withheld()).isEqualTo(51);
        assertThat(suppressed()).hasSize(50).contains("user-1@example.com");
    }

    @Test
    void keepsAnAddressThatWasSuppressedBefore() {
        report(IntStream.of(1));
        jdbc.sql("update delivery set address_unknown = false").update();
        jdbc.sql("update suppressed_address set delivery_id = 4711000").update();

        report(IntStream.rangeClosed(2, 52));

        assertThat(senders.all()).hasSize(1);
        assertThat(suppressed()).containsExactly("user-1@example.com");
    }

    @Test
    void onlyMailsFromThePausedSenderWait() {
        scene.optsIn(ADA);
        jdbc.sql("update enrollment set status = 'opted-in', feedback_settled = false, since = '2026-01-01Z'")
                .update();
        scene.optsIn(GRACE);
        report(IntStream.rangeClosed(1, 51));
        scene.launched();
        scene.clock.forward(Duration.ofDays(7));

        assertThat(scene.mailsAfterSweeps()).containsExactly(feedbackRequest(ADA));
        assertThat(scene.statusOf("launch", GRACE)).isEqualTo("owed");

        senders.resume("Early-Access@example.com", false, scene.clock.instant());
        assertThat(scene.mailsAfterSweeps()).containsExactly(launchMail(GRACE));
    }

    @Test
    void forgetsReportsThatWereWrong() {
        report(IntStream.rangeClosed(1, 51));

        senders.resume(SENDER, false, scene.clock.instant());

        assertThat(senders.all()).isEmpty();
        assertThat(suppressed()).isEmpty();
        report(IntStream.rangeClosed(52, 101));
        assertThat(suppressed()).hasSize(50);
        report(IntStream.of(102));
        assertThat(suppressed()).isEmpty();
        assertThat(senders.all()).hasSize(1);
    }

    @Test
    void owesAgainWhatWrongReportsCancelled() {
        scene.optsIn(ADA);
        scene.optsIn(GRACE);
        jdbc.sql("""
                update delivery set recipient = case recipient when 'user-1' then 'ada' else 'grace' end
                where recipient in ('user-1', 'user-2200')
                """).update();
        suppress("ada");
        suppress("grace");
        scene.launched();
        assertThat(scene.mailsAfterSweeps()).isEmpty();
        assertThat(scene.statusOf("launch", ADA)).isEqualTo("cancelled");
        report(IntStream.rangeClosed(2, 51));

        senders.resume(SENDER, false, scene.clock.instant());

        assertThat(launches.latest(scene.feature()).orElseThrow().mails().owed())
                .isEqualTo(1);
        assertThat(scene.mailsAfterSweeps()).containsExactly(launchMail(ADA));
        assertThat(scene.statusOf("launch", GRACE)).isEqualTo("cancelled");
    }

    private void suppress(String user) {
        bounces.report(
                new UndeliveredMail(
                        user + "@example.com", null, true, "5.1.1", "550 5.1.1 no such user", ReportSource.PROVIDER),
                scene.clock.instant());
    }

    @Test
    void suppressesTheAddressesIfTheReportsWereRight() {
        report(IntStream.rangeClosed(1, 60));

        senders.resume(SENDER, true, scene.clock.instant());

        assertThat(suppressed()).hasSize(60);
        assertThat(suppressions.after("", 1))
                .singleElement()
                .extracting(Suppression::text, Suppression::code, suppression -> suppression
                        .users()
                        .size())
                .containsExactly("550 5.1.1 no such user", "5.1.1", 1);
        assertThatThrownBy(() -> senders.resume(SENDER, true, scene.clock.instant()))
                .isInstanceOf(SenderNotPaused.class);
    }

    @Test
    void countsARepeatedReportOnce() {
        report(IntStream.rangeClosed(1, 50));
        report(IntStream.rangeClosed(1, 50));

        assertThat(senders.all()).isEmpty();
        assertThat(suppressed()).hasSize(50);
    }

    private void report(IntStream users) {
        users.forEach(n -> bounces.report(
                new UndeliveredMail(address(n), null, true, "5.1.1", "550 5.1.1 no such user", ReportSource.PROVIDER),
                scene.clock.instant()));
    }

    private static String address(int user) {
        return "user-" + user + "@example.com";
    }

    private List<String> suppressed() {
        return suppressions.after("", 1_000).stream().map(Suppression::email).toList();
    }

    private long failed() {
        return jdbc.sql("select count(*) from delivery where status = 'failed'")
                .query(Long.class)
                .single();
    }
}
