package dev.earlyaccess.privacy;

import static dev.earlyaccess.notifying.Scene.ADA;
import static dev.earlyaccess.notifying.Scene.ADMIN;
import static dev.earlyaccess.notifying.Scene.DARK_MODE;
import static dev.earlyaccess.notifying.Scene.GRACE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.earlyaccess.audit.AuditPruning;
import dev.earlyaccess.feature.FeatureLifecycle;
import dev.earlyaccess.feature.TransitionRequest;
import dev.earlyaccess.feedback.Feedback;
import dev.earlyaccess.feedback.FeedbackInbox;
import dev.earlyaccess.feedback.FeedbackReaders;
import dev.earlyaccess.feedback.FeedbackStatus;
import dev.earlyaccess.mail.FeedbackSettings;
import dev.earlyaccess.notifying.NotificationTest;
import dev.earlyaccess.notifying.Scene;
import dev.earlyaccess.outbox.Deliveries;
import dev.earlyaccess.outbox.Delivery;
import dev.earlyaccess.scheduling.RetentionSettings;
import dev.earlyaccess.stage.Stage;
import dev.earlyaccess.update.UpdateSweep;
import dev.earlyaccess.update.UpdateText;
import dev.earlyaccess.update.Updates;
import dev.earlyaccess.user.MailPreferences;
import dev.earlyaccess.user.Users;
import java.time.Duration;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/** What is deleted after a day, which is the minimum of every setting. */
@NotificationTest
class RetentionTest {

    private static final Period DAY = Period.ofDays(1);

    @Autowired
    private Scene scene;

    @Autowired
    private FeedbackSettings requests;

    @Autowired
    private AuditPruning audit;

    @Autowired
    private ErasedRows rows;

    @Autowired
    private Updates updates;

    @Autowired
    private UpdateSweep updateSweep;

    @Autowired
    private FeedbackInbox inbox;

    @Autowired
    private Deliveries deliveries;

    @Autowired
    private Users users;

    @Autowired
    private FeatureLifecycle lifecycle;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TransactionOperations transaction;

    private Retention retention;

    @BeforeEach
    void everythingForADay() {
        retention = new Retention(new RetentionSettings(DAY, DAY, DAY, DAY), requests, audit, rows, jdbc, transaction);
    }

    /** All mails of the next days, and all that is deleted meanwhile. */
    private List<String> mailsOfDays(int days) {
        List<String> mails = new ArrayList<>();
        for (int day = 0; day < days; day++) {
            scene.clock.forward(Duration.ofDays(1));
            updateSweep.run();
            mails.addAll(scene.mailsAfterSweeps());
            retention.run(scene.clock.instant());
        }
        return mails;
    }

    private void announced() {
        lifecycle.move(
                DARK_MODE,
                version -> true,
                new TransitionRequest(Stage.GENERAL_AVAILABILITY, "Because", true, false),
                ADMIN);
    }

    @Test
    void nobodyIsMailedTwiceAboutAFeatureThatIsLaunchedAgain() {
        scene.concept().optsIn(ADA);
        scene.optsIn(GRACE);
        scene.launched();
        List<String> mails = new ArrayList<>(mailsOfDays(10));
        updates.post(DARK_MODE, new UpdateText("Larger charts", "They are larger."), ADMIN);
        mails.addAll(mailsOfDays(3));
        announced();
        mails.addAll(mailsOfDays(3));
        assertThat(mails).hasSize(8).doesNotHaveDuplicates();
        assertThat(jdbc.sql("select kind || ' ' || status from delivery where settled_at is null order by 1")
                        .query(String.class)
                        .list())
                .containsExactly(
                        "feedback-request sent",
                        "feedback-request sent",
                        "general-availability sent",
                        "general-availability sent",
                        "launch sent",
                        "launch sent");

        for (int again = 0; again < 2; again++) {
            scene.movedTo(Stage.ARCHIVED);
            mailsOfDays(3);
            scene.movedTo(Stage.CONCEPT);
            mailsOfDays(3);
            scene.launched();
            assertThat(mailsOfDays(10)).isEmpty();
            announced();
            assertThat(mailsOfDays(3)).isEmpty();
        }
    }

    @Test
    void aMailThatWasCancelledIsStillOwedByALaterLaunch() {
        scene.concept().optsIn(ADA);
        users.want(ADA, new MailPreferences(false, true, true));
        scene.launched();
        assertThat(mailsOfDays(12)).noneMatch(mail -> mail.contains("Your beta is here"));
        scene.pulledBack();
        mailsOfDays(3);
        users.want(ADA, MailPreferences.ALL);
        scene.launched();

        assertThat(mailsOfDays(1)).contains(Scene.launchMail(ADA));
    }

    @Test
    void ofAnOldMailRemainsThatThereWasOne() {
        scene.concept().optsIn(ADA);
        scene.launched();
        mailsOfDays(1);
        String token = jdbc.sql("select message_token::text from delivery")
                .query(String.class)
                .single();
        mailsOfDays(9);

        Delivery launch = deliveries.to(ADA, null, 10).stream()
                .filter(delivery -> delivery.occasion().equals("launch:dark-mode"))
                .findFirst()
                .orElseThrow();
        assertThat(launch.owedAt()).isNull();
        assertThat(launch.dueAt()).isNull();
        assertThat(launch.sentAt()).isNull();
        assertThat(launch.attempts()).isZero();
        assertThat(launch.messageId()).doesNotContain(token);
    }

    @Test
    void handledFeedbackGoesAndItsCountStays() {
        scene.beta();
        Feedback handled = inbox.give(DARK_MODE, ADA, "Too dark.", 2, scene.clock.instant());
        inbox.reply(
                handled.id(),
                FeedbackReaders.ALL,
                "Thank you.",
                users.find(GRACE).orElseThrow(),
                scene.clock.instant());
        inbox.give(DARK_MODE, ADA, "Still too dark.", 1, scene.clock.instant());
        mailsOfDays(2);

        assertThat(inbox.of(ADA, 10)).extracting(Feedback::text).containsExactly("Still too dark.");
        assertThat(inbox.of(ADA, 10)).extracting(Feedback::status).containsExactly(FeedbackStatus.UNREAD);
        assertThat(jdbc.sql("select number || ' ' || ratings || ' ' || stars from deleted_feedback")
                        .query(String.class)
                        .list())
                .containsExactly("1 1 2");
    }

    @Test
    void oldWebhookMessagesAndErasedIdsGo() {
        scene.beta();
        jdbc.sql("insert into webhook_endpoint (channel, created_at) values ('feedback', now())")
                .update();
        jdbc.sql("""
                insert into webhook_message (endpoint_id, message_id, type, payload, queued_at, begun_at, due_at, status, settled_at)
                select e.id, 'msg_' || n, 'feedback.arrived', '{}', now(), now(), now(), 'delivered',
                    timestamptz '2026-06-01 09:00:00Z' + n * interval '1 hour'
                from webhook_endpoint e, generate_series(-600, 1) n
                """).update();
        jdbc.sql("insert into erased_user values (sha256('ada'), '2026-06-01 09:00:00Z')")
                .update();
        scene.clock.forward(Duration.ofDays(1));
        retention.run(scene.clock.instant());

        assertThat(jdbc.sql("select message_id from webhook_message order by settled_at")
                        .query(String.class)
                        .list())
                .containsExactly("msg_0", "msg_1");
        assertThat(jdbc.sql("select count(*) from erased_user")
                        .query(Long.class)
                        .single())
                .isOne();
        scene.clock.forward(Duration.ofDays(30));
        retention.run(scene.clock.instant());
        assertThat(jdbc.sql("select count(*) from erased_user")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void nothingIsKeptForLessThanADay() {
        assertThatThrownBy(() -> new RetentionSettings(null, DAY, Period.ZERO, null))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("at least a day");
    }
}
