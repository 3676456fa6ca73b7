package dev.earlyaccess.launch;

import static dev.earlyaccess.notifying.Scene.ADA;
import static dev.earlyaccess.notifying.Scene.GRACE;
import static dev.earlyaccess.notifying.Scene.launchMail;
import static dev.earlyaccess.testing.HandMovedClock.MON_1_JUNE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.earlyaccess.launch.LaunchProgress.Mails;
import dev.earlyaccess.notifying.NotificationTest;
import dev.earlyaccess.notifying.Scene;
import dev.earlyaccess.stage.Enrollment;
import dev.earlyaccess.stage.EnrollmentStatus;
import dev.earlyaccess.stage.Origin;
import dev.earlyaccess.stage.Stage;
import dev.earlyaccess.user.UserId;
import java.time.Duration;
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
    private JdbcClient jdbc;

    @Test
    void enrollsAndTellsEverybodyWhoWasInterested() {
        scene.concept().saysYes(ADA);
        scene.saysYes(GRACE);
        scene.launched();

        assertThat(scene.mailsAfterSweeps()).containsExactlyInAnyOrder(launchMail(ADA), launchMail(GRACE));
        assertThat(scene.enrollmentOf(ADA))
                .isEqualTo(new Enrollment(EnrollmentStatus.OPTED_IN, Origin.LAUNCH, MON_1_JUNE));
        assertThat(scene.mailsAfterSweeps()).isEmpty();
    }

    @Test
    void tellsNobodyWhoHadTakenTheInterestBack() {
        scene.concept().saysYes(ADA);
        scene.saysNo(ADA);
        scene.launched();

        assertThat(scene.mailsAfterSweeps()).isEmpty();
        assertThat(scene.isEnabledFor(ADA)).isFalse();
    }

    @Test
    void leavesAYesBetweenTheTransitionAndTheSweepToTheLaunch() {
        scene.concept().saysYes(ADA);
        scene.launched();
        scene.saysYes(ADA);

        assertThat(scene.mailsAfterSweeps()).containsExactly(launchMail(ADA));
    }

    @Test
    void tellsNobodyWhoOptedInToTheBetaOnly() {
        scene.concept().launched();
        scene.saysYes(ADA);

        assertThat(scene.mailsAfterSweeps()).isEmpty();
        assertThat(scene.isEnabledFor(ADA)).isTrue();
    }

    @Test
    void enrollsWhoeverHasNoAddressWithoutAMail() {
        UserId unseen = new UserId("unseen");
        scene.concept().saysYes(unseen);
        scene.launched();

        assertThat(scene.mailsAfterSweeps()).isEmpty();
        assertThat(scene.enrollmentOf(unseen).origin()).isEqualTo(Origin.LAUNCH);
        assertThat(launches.latest(scene.feature()).orElseThrow().enrolled()).isEqualTo(1);
    }

    @Test
    void sendsNothingForABetaPulledBackBeforeAndExactlyOneMailAtItsRelaunch() {
        scene.concept().saysYes(ADA);
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
    void sendsNothingForAFeatureArchivedBeforeAndExactlyOneMailAtItsRelaunch() {
        scene.concept().saysYes(ADA);
        scene.launched();
        scene.sweptForLaunch();
        scene.movedTo(Stage.ARCHIVED);

        assertThat(scene.mailsAfterSweeps()).isEmpty();

        scene.movedTo(Stage.CONCEPT);
        scene.launched();
        assertThat(scene.mailsAfterSweeps()).containsExactly(launchMail(ADA));
    }

    @Test
    void sendsNothingToWhoeverOptedOutBefore() {
        scene.concept().saysYes(ADA);
        scene.launched();
        scene.sweptForLaunch();
        scene.saysNo(ADA);

        assertThat(scene.mailsAfterSweeps()).isEmpty();

        scene.pulledBack();
        scene.launched();
        assertThat(scene.mailsAfterSweeps()).isEmpty();
        assertThat(scene.mailsAfterSweeps()).isEmpty();
    }

    @Test
    void sendsOneMailAtARelaunchToWhoeverOptedOutBeforeTheFirstAndIsInAgain() {
        scene.concept().saysYes(ADA);
        scene.saysYes(GRACE);
        scene.launched();
        scene.sweptForLaunch();
        scene.saysNo(ADA);
        scene.saysNo(GRACE);
        assertThat(scene.mailsAfterSweeps()).isEmpty();

        scene.saysYes(ADA);
        assertThat(scene.mailsAfterSweeps()).isEmpty();
        scene.pulledBack();
        scene.saysYes(GRACE);
        scene.launched();
        assertThat(scene.mailsAfterSweeps()).containsExactlyInAnyOrder(launchMail(ADA), launchMail(GRACE));
        assertThat(launches.latest(scene.feature()).orElseThrow().mails()).isEqualTo(new Mails(2, 2, 0));
        assertThat(scene.mailsAfterSweeps()).isEmpty();
    }

    @Test
    void sendsNoSecondMailAtARelaunch() {
        scene.concept().saysYes(ADA);
        scene.launched();
        assertThat(scene.mailsAfterSweeps()).containsExactly(launchMail(ADA));

        scene.pulledBack();
        scene.clock.forward(Duration.ofDays(1));
        scene.launched();

        assertThat(scene.isEnabledFor(ADA)).isTrue();
        assertThat(scene.mailsAfterSweeps()).isEmpty();
    }

    @Test
    void enrollsAtARollBackWhoeverTheLaunchHadNotReached() {
        scene.concept().saysYes(ADA);
        scene.launched();
        scene.movedTo(Stage.GENERAL_AVAILABILITY);
        scene.sweptForLaunch();
        scene.movedTo(Stage.BETA);

        assertThat(scene.mailsAfterSweeps()).containsExactly(launchMail(ADA));
    }

    @Test
    void countsHowFarItIs() {
        scene.concept().saysYes(ADA);
        scene.saysYes(GRACE);
        assertThat(launches.latest(scene.feature())).isEmpty();

        scene.launched();
        assertThat(launches.latest(scene.feature()))
                .contains(new LaunchProgress(2, 0, new Mails(0, 0, 0), MON_1_JUNE, null));

        scene.sweptForLaunch();
        assertThat(launches.latest(scene.feature()))
                .contains(new LaunchProgress(2, 2, new Mails(2, 0, 0), MON_1_JUNE, MON_1_JUNE));

        scene.pumped();
        assertThat(launches.latest(scene.feature()))
                .contains(new LaunchProgress(2, 2, new Mails(2, 2, 0), MON_1_JUNE, MON_1_JUNE));

        scene.pulledBack();
        scene.clock.forward(Duration.ofDays(1));
        scene.launched();
        scene.sweptForLaunch();
        assertThat(launches.latest(scene.feature()).orElseThrow().mails()).isEqualTo(new Mails(0, 0, 0));
    }

    @Test
    void worksThroughMoreThanAPage() {
        scene.concept();
        jdbc.sql("""
                insert into enrollment (user_id, feature_id, status, origin, since)
                select 'user-' || n, 1, 'interested', 'self', now() from generate_series(1, 2500) n
                """).update();
        jdbc.sql("""
                insert into users (user_id, email, token_issued_at)
                select 'user-' || n, 'user-' || n || '@example.com', now() from generate_series(1, 2500) n
                """).update();
        scene.launched();
        scene.sweptForLaunch();

        assertThat(launches.latest(scene.feature()))
                .contains(new LaunchProgress(2500, 2500, new Mails(2500, 0, 0), MON_1_JUNE, MON_1_JUNE));
    }
}
