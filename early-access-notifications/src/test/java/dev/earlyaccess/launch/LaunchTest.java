package dev.earlyaccess.launch;

import static dev.earlyaccess.notifying.Scene.ADA;
import static dev.earlyaccess.notifying.Scene.GRACE;
import static dev.earlyaccess.notifying.Scene.launchMail;
import static dev.earlyaccess.testing.HandMovedClock.MON_1_JUNE;
import static dev.earlyaccess.user.ReportMother.refused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.earlyaccess.launch.LaunchProgress.LaunchMails;
import dev.earlyaccess.notifying.NotificationTest;
import dev.earlyaccess.notifying.Scene;
import dev.earlyaccess.stage.Enrollment;
import dev.earlyaccess.stage.EnrollmentStatus;
import dev.earlyaccess.stage.Origin;
import dev.earlyaccess.stage.Stage;
import dev.earlyaccess.user.MailPreferences;
import dev.earlyaccess.user.MailTopic;
import dev.earlyaccess.user.SuppressionList;
import dev.earlyaccess.user.UserId;
import dev.earlyaccess.user.Users;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@NotificationTest
class LaunchTest {

    @Autowired
    private Scene scene;

    @Autowired
    private Launches launches;

    @Autowired
    private Users users;

    @Autowired
    private SuppressionList suppressions;

    @Autowired
    private JdbcClient jdbc;

    @Test
    void enrollsAndMailsEverybodyWhoWasInterested() {
        scene.concept().optsIn(ADA);
        scene.optsIn(GRACE);
        scene.launched();

        assertThat(scene.mailsAfterSweeps()).containsExactlyInAnyOrder(launchMail(ADA), launchMail(GRACE));
        assertThat(scene.enrollmentOf(ADA))
                .isEqualTo(new Enrollment(EnrollmentStatus.OPTED_IN, Origin.LAUNCH, MON_1_JUNE));
        assertThat(scene.mailsAfterSweeps()).isEmpty();
    }

    @Test
    void mailsNobodyWhoWithdrewTheInterest() {
        scene.concept().optsIn(ADA);
        scene.optsOut(ADA);
        scene.launched();

        assertThat(scene.mailsAfterSweeps()).isEmpty();
        assertThat(scene.isEnabledFor(ADA)).isFalse();
    }

    @Test
    void anOptInBeforeTheSweepIsLeftToTheLaunch() {
        scene.concept().optsIn(ADA);
        scene.launched();
        scene.optsIn(ADA);

        assertThat(scene.mailsAfterSweeps()).containsExactly(launchMail(ADA));
    }

    @Test
    void mailsNobodyWhoOptedInToTheBetaOnly() {
        scene.concept().launched();
        scene.optsIn(ADA);

        assertThat(scene.mailsAfterSweeps()).isEmpty();
        assertThat(scene.isEnabledFor(ADA)).isTrue();
    }

    @Test
    void enrollsUsersWithoutAnAddressWithoutAMail() {
        UserId unseen = new UserId("unseen");
        scene.concept().optsIn(unseen);
        scene.launched();

        assertThat(scene.mailsAfterSweeps()).isEmpty();
        assertThat(scene.enrollmentOf(unseen).origin()).isEqualTo(Origin.LAUNCH);
        assertThat(launches.latest(scene.feature()).orElseThrow().enrolled()).isEqualTo(1);
    }

    @Test
    void aBetaPulledBackBeforeTheSweepMailsAtItsRelaunch() {
        scene.concept().optsIn(ADA);
        scene.launched();
        scene.sweptForLaunch();
        scene.pulledBack();

        assertThat(scene.mailsAfterSweeps()).isEmpty();
        assertThat(scene.statusOf("launch", ADA)).isEqualTo("cancelled");

        scene.launched();
        assertThat(scene.mailsAfterSweeps()).containsExactly(launchMail(ADA));
        assertThat(scene.mailsAfterSweeps()).isEmpty();
    }

    @Test
    void aBetaArchivedBeforeTheSweepMailsAtItsRelaunch() {
        scene.concept().optsIn(ADA);
        scene.launched();
        scene.sweptForLaunch();
        scene.movedTo(Stage.ARCHIVED);

        assertThat(scene.mailsAfterSweeps()).isEmpty();

        scene.movedTo(Stage.CONCEPT);
        scene.launched();
        assertThat(scene.mailsAfterSweeps()).containsExactly(launchMail(ADA));
    }

    @Test
    void sendsNothingToUsersWhoOptedOutBefore() {
        scene.concept().optsIn(ADA);
        scene.launched();
        scene.sweptForLaunch();
        scene.optsOut(ADA);

        assertThat(scene.mailsAfterSweeps()).isEmpty();

        scene.pulledBack();
        scene.launched();
        assertThat(scene.mailsAfterSweeps()).isEmpty();
        assertThat(scene.mailsAfterSweeps()).isEmpty();
    }

    @Test
    void aRelaunchMailsAUserWhoMissedTheFirstLaunch() {
        scene.concept().optsIn(ADA);
        scene.optsIn(GRACE);
        scene.launched();
        scene.sweptForLaunch();
        scene.optsOut(ADA);
        scene.optsOut(GRACE);
        assertThat(scene.mailsAfterSweeps()).isEmpty();

        scene.optsIn(ADA);
        assertThat(scene.mailsAfterSweeps()).isEmpty();
        scene.pulledBack();
        scene.optsIn(GRACE);
        scene.launched();
        assertThat(scene.mailsAfterSweeps()).containsExactlyInAnyOrder(launchMail(ADA), launchMail(GRACE));
        assertThat(launches.latest(scene.feature()).orElseThrow().mails()).isEqualTo(new LaunchMails(2, 2, 0));
        assertThat(scene.mailsAfterSweeps()).isEmpty();
    }

    @Test
    void sendsNoSecondMailAtARelaunch() {
        scene.concept().optsIn(ADA);
        scene.launched();
        assertThat(scene.mailsAfterSweeps()).containsExactly(launchMail(ADA));

        scene.pulledBack();
        scene.clock.forward(Duration.ofDays(1));
        scene.launched();

        assertThat(scene.isEnabledFor(ADA)).isTrue();
        assertThat(scene.mailsAfterSweeps()).isEmpty();
    }

    @Test
    void aRollBackEnrollsUsersWhomTheLaunchHadNotReached() {
        scene.concept().optsIn(ADA);
        scene.launched();
        scene.movedTo(Stage.GENERAL_AVAILABILITY);
        scene.sweptForLaunch();
        scene.movedTo(Stage.BETA);

        assertThat(scene.mailsAfterSweeps()).containsExactly(launchMail(ADA));
    }

    @Test
    void aRollBackMailsUsersWhomTheLaunchHadNotMailed() {
        scene.concept().optsIn(ADA);
        scene.launched();
        scene.sweptForLaunch();
        scene.movedTo(Stage.GENERAL_AVAILABILITY);
        assertThat(scene.mailsAfterSweeps()).isEmpty();
        scene.movedTo(Stage.BETA);

        assertThat(scene.mailsAfterSweeps()).containsExactly(launchMail(ADA));
        assertThat(scene.mailsAfterSweeps()).isEmpty();
    }

    @Test
    void countsHowFarItIs() {
        scene.concept().optsIn(ADA);
        scene.optsIn(GRACE);
        assertThat(launches.latest(scene.feature())).isEmpty();

        scene.launched();
        assertProgress(2, 0, new LaunchMails(0, 0, 0), null);

        scene.sweptForLaunch();
        assertProgress(2, 2, new LaunchMails(2, 0, 0), MON_1_JUNE);

        scene.dispatched();
        assertProgress(2, 2, new LaunchMails(2, 2, 0), MON_1_JUNE);

        scene.pulledBack();
        scene.clock.forward(Duration.ofDays(1));
        scene.launched();
        scene.sweptForLaunch();
        assertThat(progress().mails()).isEqualTo(new LaunchMails(0, 0, 0));
    }

    @Test
    void doesNotCountUsersWhoWithdrewTheInterest() {
        scene.concept().optsIn(ADA);
        scene.optsIn(GRACE);
        scene.launched();
        scene.optsOut(ADA);
        scene.sweptForLaunch();

        assertProgress(1, 1, new LaunchMails(1, 0, 0), MON_1_JUNE);
    }

    @Test
    void showsItsRateAndWhenItWillBeFinished() {
        scene.concept();
        subscribers(600);
        scene.launched();
        scene.sweptForLaunch();
        assertThat(progress().rate()).isZero();
        assertThat(progress().estimatedFinishAt()).isNull();

        jdbc.sql("update delivery set due_at = due_at + interval '10 seconds' where id > 200")
                .update();
        scene.dispatched();
        scene.clock.forward(Duration.ofSeconds(10));
        assertThat(progress().rate()).isBetween(10.0, 30.0);
        assertThat(progress().estimatedFinishAt())
                .isBetween(
                        scene.clock.instant().plusSeconds(10),
                        scene.clock.instant().plusSeconds(60));

        scene.dispatched();
        assertThat(progress().estimatedFinishAt()).isNull();
        scene.clock.forward(Duration.ofMinutes(5));
        assertThat(progress().rate()).isZero();
    }

    @Test
    void holdsItsMailsBackWhileItIsPaused() {
        scene.concept().optsIn(ADA);
        assertThat(launches.pause(scene.feature(), true)).isFalse();
        scene.launched();
        assertThat(launches.pause(scene.feature(), true)).isTrue();
        assertThat(scene.mailsAfterSweeps()).isEmpty();
        assertProgress(1, 1, new LaunchMails(1, 0, 0), MON_1_JUNE);
        assertThat(progress().paused()).isTrue();

        launches.pause(scene.feature(), false);
        assertThat(progress().paused()).isFalse();
        assertThat(scene.mailsAfterSweeps()).containsExactly(launchMail(ADA));
    }

    @Test
    void isNoLongerPausedAfterARelaunch() {
        scene.concept().optsIn(ADA);
        scene.launched();
        launches.pause(scene.feature(), true);
        scene.sweptForLaunch();
        scene.pulledBack();
        scene.launched();

        assertThat(scene.mailsAfterSweeps()).containsExactly(launchMail(ADA));
    }

    @Test
    void enrollsUsersWhoWantNoMailsWithoutOne() {
        scene.concept().optsIn(ADA);
        users.want(ADA, MailPreferences.ALL.without(MailTopic.LAUNCHES));
        scene.launched();

        assertThat(scene.mailsAfterSweeps()).isEmpty();
        assertThat(scene.isEnabledFor(ADA)).isTrue();
        assertProgress(1, 1, new LaunchMails(0, 0, 0), MON_1_JUNE);
    }

    @Test
    void sendsNothingToUsersWhoUnsubscribedBefore() {
        scene.concept().optsIn(ADA);
        scene.launched();
        scene.sweptForLaunch();
        users.want(ADA, MailPreferences.ALL.without(MailTopic.LAUNCHES));

        assertThat(scene.mailsAfterSweeps()).isEmpty();
        assertThat(scene.statusOf("launch", ADA)).isEqualTo("cancelled");
        assertThat(progress().estimatedFinishAt()).isNull();
    }

    @Test
    void writesWhyAUserIsOwedNoMail() {
        UserId unseen = new UserId("unseen");
        UserId silent = new UserId("silent");
        scene.concept().optsIn(ADA);
        scene.optsIn(GRACE);
        scene.optsIn(unseen);
        scene.knows(silent, "Silent", "en");
        scene.optsIn(silent);
        users.want(silent, MailPreferences.ALL.without(MailTopic.LAUNCHES));
        suppressions.suppress(refused("ada@example.com", "550 No such user"), MON_1_JUNE);
        scene.launched();

        assertThat(scene.mailsAfterSweeps()).containsExactly(launchMail(GRACE));
        assertThat(reasonOf(unseen)).isEqualTo("cancelled no-address");
        assertThat(reasonOf(ADA)).isEqualTo("cancelled suppressed");
        assertThat(reasonOf(silent)).isEqualTo("cancelled not-wanted");
        assertThat(reasonOf(GRACE)).isEqualTo("sent null");
        assertProgress(4, 4, new LaunchMails(1, 1, 0), MON_1_JUNE);
    }

    @Test
    void aRelaunchMailsUsersWhoWereUnreachable() {
        UserId unseen = new UserId("unseen");
        scene.concept().optsIn(ADA);
        scene.optsIn(unseen);
        suppressions.suppress(refused("ada@example.com", "550 No such user"), MON_1_JUNE);
        scene.launched();
        assertThat(scene.mailsAfterSweeps()).isEmpty();

        suppressions.remove("ada@example.com");
        assertThat(scene.mailsAfterSweeps()).isEmpty();
        scene.pulledBack();
        scene.launched();

        assertThat(scene.mailsAfterSweeps()).containsExactly(launchMail(ADA));
        assertThat(reasonOf(unseen)).isEqualTo("cancelled no-address");
        assertThat(progress().mails()).isEqualTo(new LaunchMails(1, 1, 0));
        assertThat(progress().finishedAt()).isNotNull();
    }

    private String reasonOf(UserId user) {
        return jdbc.sql("select status, reason from delivery where recipient = :user")
                .param("user", user.value())
                .query((row, n) -> row.getString(1) + " " + row.getString(2))
                .single();
    }

    @Test
    void enrollsUnreachableUsersWithoutAMail() {
        scene.concept().optsIn(ADA);
        suppressions.suppress(refused("ada@example.com", "550 No such user"), MON_1_JUNE);
        scene.launched();

        assertThat(scene.mailsAfterSweeps()).isEmpty();
        assertProgress(1, 1, new LaunchMails(0, 0, 0), MON_1_JUNE);
    }

    private LaunchProgress progress() {
        return launches.latest(scene.feature()).orElseThrow();
    }

    private void assertProgress(long subscribers, long enrolled, LaunchMails mails, @Nullable Instant finishedAt) {
        assertThat(progress())
                .usingRecursiveComparison()
                .ignoringFields("paused", "rate", "estimatedFinishAt")
                .isEqualTo(new LaunchProgress(subscribers, enrolled, mails, false, 0, null, MON_1_JUNE, finishedAt));
    }

    private void subscribers(int number) {
        jdbc.sql("""
                insert into enrollment (user_id, feature_id, status, origin, since)
                select 'user-' || n, 1, 'interested', 'self', now() from generate_series(1, :number) n
                """).param("number", number).update();
        jdbc.sql("""
                insert into users (user_id, email, token_issued_at)
                select 'user-' || n, 'user-' || n || '@example.com', now() from generate_series(1, :number) n
                """).param("number", number).update();
    }

    @Test
    void worksThroughMoreThanAPage() {
        scene.concept();
        subscribers(12_500);
        scene.launched();
        scene.sweptForLaunch();

        assertProgress(12_500, 12_500, new LaunchMails(12_500, 0, 0), MON_1_JUNE);
    }
}
