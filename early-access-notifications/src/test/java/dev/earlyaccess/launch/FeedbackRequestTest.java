package dev.earlyaccess.launch;

import static dev.earlyaccess.notifying.Scene.ADA;
import static dev.earlyaccess.notifying.Scene.GRACE;
import static dev.earlyaccess.notifying.Scene.feedbackRequest;
import static dev.earlyaccess.notifying.Scene.launchMail;
import static dev.earlyaccess.testing.HandMovedClock.MON_1_JUNE;
import static dev.earlyaccess.user.ReportMother.refused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.earlyaccess.notifying.NotificationTest;
import dev.earlyaccess.notifying.Scene;
import dev.earlyaccess.stage.Stage;
import dev.earlyaccess.user.MailPreferences;
import dev.earlyaccess.user.MailTopic;
import dev.earlyaccess.user.SuppressionList;
import dev.earlyaccess.user.UserId;
import dev.earlyaccess.user.Users;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@NotificationTest
class FeedbackRequestTest {

    private static final Instant WED_3_JUNE = MON_1_JUNE.plus(Duration.ofDays(2));
    private static final Instant MON_8_JUNE = MON_1_JUNE.plus(Duration.ofDays(7));
    private static final Instant WED_10_JUNE = MON_1_JUNE.plus(Duration.ofDays(9));
    private static final Instant MON_15_JUNE = MON_1_JUNE.plus(Duration.ofDays(14));
    private static final Instant NEXT_YEAR = MON_1_JUNE.plus(Duration.ofDays(365));

    @Autowired
    private Scene scene;

    @Autowired
    private Users users;

    @Autowired
    private SuppressionList suppressions;

    @Autowired
    private JdbcClient jdbc;

    @Test
    void asksForFeedbackAWeekAfterTheOptInAndNeverAgain() {
        scene.beta().optsIn(ADA);
        assertNoMailAt(MON_8_JUNE.minusSeconds(1));
        assertMailsAt(MON_8_JUNE, feedbackRequest(ADA));
        assertNoMailAt(MON_15_JUNE);

        scene.optsOut(ADA);
        scene.optsIn(ADA);
        assertNoMailAt(NEXT_YEAR);
    }

    @Test
    void asksAWeekAfterTheLaunch() {
        scene.concept().optsIn(GRACE);
        scene.clock.set(WED_3_JUNE);
        scene.launched();
        assertMailsAt(WED_3_JUNE, launchMail(GRACE));
        assertNoMailAt(WED_10_JUNE.minusSeconds(1));
        assertMailsAt(WED_10_JUNE, feedbackRequest(GRACE));
    }

    @Test
    void asksNobodyWhoOptedOutBefore() {
        scene.beta().optsIn(ADA);
        scene.clock.set(WED_3_JUNE);
        scene.optsOut(ADA);

        assertNoMailAt(NEXT_YEAR);
    }

    @Test
    void asksAWeekAfterTheLastOptIn() {
        scene.beta().optsIn(ADA);
        scene.clock.set(WED_3_JUNE);
        scene.optsOut(ADA);
        scene.optsIn(ADA);

        assertNoMailAt(MON_8_JUNE);
        assertMailsAt(WED_10_JUNE, feedbackRequest(ADA));
        assertNoMailAt(NEXT_YEAR);
    }

    @Test
    void asksAWeekAfterTheNewOptInIfTheUserLeftAndReturned() {
        scene.beta().optsIn(ADA);
        scene.clock.set(MON_8_JUNE);
        scene.sweptForFeedback();
        scene.optsOut(ADA);
        scene.optsIn(ADA);

        assertNoMailAt(MON_8_JUNE);
        assertThat(scene.statusOf("feedback-request", ADA)).isEqualTo("cancelled");
        assertNoMailAt(MON_15_JUNE.minusSeconds(1));
        assertMailsAt(MON_15_JUNE, feedbackRequest(ADA));
    }

    @Test
    void asksAWeekAfterTheNextOptInIfTheUserHadOptedOut() {
        scene.beta().optsIn(ADA);
        scene.clock.set(MON_8_JUNE);
        scene.sweptForFeedback();
        scene.optsOut(ADA);
        assertNoMailAt(WED_10_JUNE);

        scene.optsIn(ADA);
        assertNoMailAt(MON_15_JUNE);
        assertMailsAt(WED_10_JUNE.plus(Duration.ofDays(7)), feedbackRequest(ADA));
    }

    @Test
    void asksNobodyEarlierThanAWeekAfterARelaunch() {
        scene.beta().optsIn(ADA);
        scene.clock.set(WED_3_JUNE);
        scene.pulledBack();
        assertNoMailAt(WED_10_JUNE);
        scene.launched();

        assertNoMailAt(WED_10_JUNE.plus(Duration.ofDays(7)).minusSeconds(1));
        assertMailsAt(WED_10_JUNE.plus(Duration.ofDays(7)), feedbackRequest(ADA));
    }

    @Test
    void asksNobodyEarlierThanAWeekAfterARollBack() {
        scene.beta().optsIn(ADA);
        scene.clock.set(MON_8_JUNE);
        scene.sweptForFeedback();
        scene.movedTo(Stage.GENERAL_AVAILABILITY);
        assertNoMailAt(MON_8_JUNE);
        scene.movedTo(Stage.BETA);

        assertNoMailAt(MON_15_JUNE.minusSeconds(1));
        assertMailsAt(MON_15_JUNE, feedbackRequest(ADA));
    }

    @Test
    void waitsForTheLaunchMail() {
        scene.concept().optsIn(ADA);
        scene.launched();
        scene.sweptForLaunch();
        tooLateForTheLaunchMailBy(Duration.ofDays(8));
        scene.clock.set(MON_8_JUNE);
        assertThat(scene.mailsAfterSweeps()).isEmpty();
        assertThat(scene.statusOf("feedback-request", ADA)).isEqualTo("owed");

        Instant launchedAt = MON_1_JUNE.plus(Duration.ofDays(8));
        assertMailsAt(launchedAt, launchMail(ADA));
        assertNoMailAt(launchedAt.plus(Duration.ofDays(7)).minusSeconds(1));
        assertMailsAt(launchedAt.plus(Duration.ofDays(7)), feedbackRequest(ADA));
    }

    @Test
    void settlesUsersWithoutAnAddressWithoutAMail() {
        UserId unseen = new UserId("unseen");
        scene.beta().optsIn(unseen);

        assertNoMailAt(MON_8_JUNE);
        assertThat(settled(unseen)).isTrue();
        assertThat(reasonOf(unseen)).isEqualTo("cancelled no-address");
    }

    @Test
    void cancelsTheRequestIfTheAddressIsGone() {
        scene.beta().optsIn(ADA);
        scene.clock.set(MON_8_JUNE);
        scene.sweptForFeedback();
        jdbc.sql("update users set email = null").update();

        assertNoMailAt(MON_8_JUNE);
        assertNoMailAt(MON_8_JUNE);
        assertThat(scene.statusOf("feedback-request", ADA)).isEqualTo("cancelled");
        assertThat(settled(ADA)).isTrue();
    }

    @Test
    void cancelsTheRequestIfTheAddressIsSuppressed() {
        scene.beta().optsIn(ADA);
        scene.clock.set(MON_8_JUNE);
        scene.sweptForFeedback();
        suppressions.suppress(refused("ada@example.com", "550 No such user"), MON_8_JUNE);

        assertNoMailAt(MON_8_JUNE);
        assertThat(reasonOf(ADA)).isEqualTo("cancelled suppressed");
        assertNoMailAt(MON_8_JUNE);
        assertThat(scene.statusOf("feedback-request", ADA)).isEqualTo("cancelled");
        assertThat(settled(ADA)).isTrue();
    }

    @Test
    void cancelsTheRequestIfTheUserUnsubscribed() {
        scene.beta().optsIn(ADA);
        scene.clock.set(MON_8_JUNE);
        scene.sweptForFeedback();
        users.want(ADA, MailPreferences.ALL.without(MailTopic.FEEDBACK_REQUESTS));

        assertNoMailAt(MON_8_JUNE);
        assertNoMailAt(MON_8_JUNE);
        assertThat(scene.statusOf("feedback-request", ADA)).isEqualTo("cancelled");
        assertThat(settled(ADA)).isTrue();
    }

    @Test
    void asksNobodyWhoTurnedTheseMailsOff() {
        scene.beta().optsIn(ADA);
        users.want(ADA, MailPreferences.ALL.without(MailTopic.FEEDBACK_REQUESTS));

        assertNoMailAt(MON_8_JUNE);
        assertThat(settled(ADA)).isTrue();
        assertThat(reasonOf(ADA)).isEqualTo("cancelled not-wanted");

        users.want(ADA, MailPreferences.ALL);
        scene.optsOut(ADA);
        scene.optsIn(ADA);
        assertNoMailAt(MON_8_JUNE);
        assertMailsAt(MON_15_JUNE, feedbackRequest(ADA));
        assertThat(reasonOf(ADA)).isEqualTo("sent null");
    }

    private String reasonOf(UserId user) {
        return jdbc.sql("select status, reason from delivery where recipient = :user")
                .param("user", user.value())
                .query((row, n) -> row.getString(1) + " " + row.getString(2))
                .single();
    }

    private void assertMailsAt(Instant now, String... mails) {
        scene.clock.set(now);
        assertThat(scene.mailsAfterSweeps()).containsExactlyInAnyOrder(mails);
    }

    private void assertNoMailAt(Instant now) {
        assertMailsAt(now);
    }

    private void tooLateForTheLaunchMailBy(Duration delay) {
        jdbc.sql("update delivery set due_at = due_at + make_interval(secs => :delay) where kind = 'launch'")
                .param("delay", delay.toSeconds())
                .update();
    }

    private boolean settled(UserId user) {
        return jdbc.sql("select feedback_settled from enrollment where user_id = :user")
                .param("user", user.value())
                .query(Boolean.class)
                .single();
    }
}
