package dev.earlyaccess.outbox;

import static dev.earlyaccess.notifying.Scene.ADA;
import static org.assertj.core.api.Assertions.assertThat;

import dev.earlyaccess.launch.LaunchProgress;
import dev.earlyaccess.launch.Launches;
import dev.earlyaccess.mail.MailType;
import dev.earlyaccess.notifying.CaughtMail;
import dev.earlyaccess.notifying.NotificationTest;
import dev.earlyaccess.notifying.Scene;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@NotificationTest
class DeliveriesTest {

    @Autowired
    private Scene scene;

    @Autowired
    private Deliveries deliveries;

    @Autowired
    private Launches launches;

    @Autowired
    private JdbcClient jdbc;

    @Test
    void areRetriedWithTheSameMessageId() {
        Delivery failed = failedLaunchMail();

        assertThat(launchMails().failed()).isOne();
        deliveries.retry(failed.id(), scene.clock.instant());
        assertThat(launchMails().failed()).isZero();
        scene.dispatched();

        assertThat(launchMails().sent()).isOne();
        List<CaughtMail> mails = scene.newMails();
        assertThat(mails).extracting(CaughtMail::toString).containsExactly(Scene.launchMail(ADA));
        assertThat(mails.get(0).header("Message-ID")).isEqualTo(failed.messageId());
        assertThat(deliveries.require(failed.id()).status()).isEqualTo(DeliveryStatus.SENT);
        assertThat(deliveries.require(failed.id()).owedAt()).isEqualTo(failed.owedAt());
    }

    @Test
    void areCancelledOnRetryIfTheyNoLongerHold() {
        Delivery failed = failedLaunchMail();
        scene.optsOut(ADA);

        deliveries.retry(failed.id(), scene.clock.instant());
        scene.dispatched();

        assertThat(scene.newMails()).isEmpty();
        assertThat(deliveries.require(failed.id()).status()).isEqualTo(DeliveryStatus.CANCELLED);
        assertThat(deliveries.require(failed.id()).lastError()).isNotBlank();
    }

    @Test
    void findsMailsOfARareKindByAnIndex() {
        jdbc.sql("""
                insert into delivery (kind, recipient, occasion, status, owed_at, due_at)
                select case when n % 2000 = 0 then 'digest' else 'launch' end, 'user-' || n, 'occasion', 'sent', now(), now()
                from generate_series(1, 20000) n
                """).update();
        jdbc.sql("analyze delivery").update();
        Deliveries.Filter digests =
                new Deliveries.Filter(null, null, EnumSet.of(MailType.DIGEST), EnumSet.allOf(DeliveryStatus.class));

        assertThat(jdbc.sql("explain " + Deliveries.newestSql(digests))
                        .param("before", Long.MAX_VALUE)
                        .param("statuses", List.of("sent", "failed"))
                        .param("limit", 50)
                        .query(String.class)
                        .list())
                .anyMatch(line -> line.contains("Index Scan Backward using delivery_of_rare_kind"));
        assertThat(deliveries.newest(digests, Long.MAX_VALUE, 50)).hasSize(10);
    }

    private LaunchProgress.LaunchMails launchMails() {
        return launches.latest(scene.feature()).orElseThrow().mails();
    }

    /** Ada's address is invalid, so her mail fails; then the address is corrected. */
    private Delivery failedLaunchMail() {
        scene.concept().optsIn(ADA);
        scene.launched();
        address("no address");
        assertThat(scene.mailsAfterSweeps()).isEmpty();
        address("ada@example.com");
        Delivery failed = deliveries
                .newest(
                        new Deliveries.Filter(
                                scene.feature(),
                                null,
                                EnumSet.allOf(MailType.class),
                                EnumSet.of(DeliveryStatus.FAILED)),
                        Long.MAX_VALUE,
                        2)
                .get(0);
        assertThat(failed.lastError()).isNotBlank();
        return failed;
    }

    private void address(String address) {
        jdbc.sql("update users set email = :address where user_id = 'ada'")
                .param("address", address)
                .update();
    }
}
