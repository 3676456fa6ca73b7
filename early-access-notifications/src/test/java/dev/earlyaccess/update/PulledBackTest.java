package dev.earlyaccess.update;

import static dev.earlyaccess.notifying.Scene.ADA;
import static dev.earlyaccess.notifying.Scene.ADMIN;
import static dev.earlyaccess.notifying.Scene.DARK_MODE;
import static dev.earlyaccess.notifying.Scene.GRACE;
import static dev.earlyaccess.testing.HandMovedClock.MON_1_JUNE;
import static dev.earlyaccess.user.ReportMother.refused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.earlyaccess.feature.FeatureLifecycle;
import dev.earlyaccess.feature.TransitionRequest;
import dev.earlyaccess.mail.Links;
import dev.earlyaccess.notifying.CaughtMail;
import dev.earlyaccess.notifying.HeldTransaction;
import dev.earlyaccess.notifying.NotificationTest;
import dev.earlyaccess.notifying.Scene;
import dev.earlyaccess.stage.Stage;
import dev.earlyaccess.user.MailPreferences;
import dev.earlyaccess.user.MailTopic;
import dev.earlyaccess.user.SuppressionList;
import dev.earlyaccess.user.UserId;
import dev.earlyaccess.user.Users;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/** Who is told that a beta or a concept was taken away. */
@NotificationTest
class PulledBackTest {

    private static final UserId ALAN = new UserId("alan");

    @Autowired
    private Scene scene;

    @Autowired
    private Updates updates;

    @Autowired
    private UpdateSweep sweep;

    @Autowired
    private FeatureLifecycle lifecycle;

    @Autowired
    private Users users;

    @Autowired
    private SuppressionList suppressions;

    @Autowired
    private Links links;

    @Autowired
    private TransactionOperations transaction;

    @Autowired
    private JdbcClient jdbc;

    @Test
    void tellsThoseWhoHadTheBeta() {
        beta();
        scene.optsOut(GRACE);
        moved(Stage.CONCEPT);

        List<CaughtMail> mails = sweptAndSent();

        assertThat(mails)
                .extracting(CaughtMail::toString)
                .containsExactly("ada@example.com: Switched off for now: Dark mode");
        CaughtMail mail = mails.get(0);
        assertThat(mail.text())
                .contains("We have pulled back the beta of Dark mode", "it is switched on for you")
                .contains(links.switchOff(DARK_MODE, ADA).toString())
                .doesNotContain("<", "${");
        assertThat(mail.html())
                .contains("We have pulled back the beta of Dark mode")
                .doesNotContain("<#", "<@", "${");
        assertThat(mail.header("List-Unsubscribe")).isEqualTo("<" + links.unsubscribe(MailTopic.UPDATES, ADA) + ">");
        assertThat(mailsAfterSweeps()).isEmpty();
    }

    @Test
    void tellsSubscribersWhomTheLaunchHasNotEnrolledYet() {
        scene.concept().optsIn(ADA);
        scene.launched();
        moved(Stage.CONCEPT);

        assertThat(mailsAfterSweeps()).containsExactly("ada@example.com: Switched off for now: Dark mode");
    }

    @Test
    void tellsThatABetaHasEnded() {
        beta();
        moved(Stage.ARCHIVED);

        assertThat(mailsAfterSweeps())
                .containsExactlyInAnyOrder(
                        "ada@example.com: The beta of Dark mode has ended",
                        "grace@example.com: Die Beta von Dark mode ist beendet");
    }

    @Test
    void tellsTheInterestedThatAConceptWillNotCome() {
        scene.concept().optsIn(ADA);
        moved(Stage.ARCHIVED);

        assertThat(mailsAfterSweeps()).containsExactly("ada@example.com: We will not release Dark mode");
    }

    @Test
    void tellsNobodyWhoBecameInterestedLater() {
        beta();
        moved(Stage.CONCEPT);
        scene.clock.forward(Duration.ofMillis(1));
        scene.knows(ALAN, "Alan", "en");
        scene.optsIn(ALAN);

        assertThat(mailsAfterSweeps()).hasSize(2).noneMatch(mail -> mail.startsWith("alan"));
    }

    @Test
    void tellsThoseWhoWithdrawTheirInterestSoonAfter() {
        beta();
        moved(Stage.CONCEPT);
        swept();
        scene.optsOut(ADA);
        scene.optsOut(GRACE);
        scene.dispatched();

        assertThat(scene.newMails())
                .extracting(mail -> mail.text().replaceAll("\\s+", " "))
                .hasSize(2)
                .anySatisfy(text -> assertThat(text)
                        .contains("it is switched on for you, unless you have withdrawn your interest by then.")
                        .contains("was switched on for you when we pulled it back."))
                .anySatisfy(text -> assertThat(text)
                        .contains(
                                "für Sie eingeschaltet, sofern Sie Ihr Interesse bis dahin nicht zurückgezogen haben.")
                        .contains("für Sie eingeschaltet war, als wir sie zurückgezogen haben."));
    }

    @Test
    void tellsNobodyIfTheAnnouncementIsSwitchedOff() {
        beta();
        scene.pulledBack();

        assertThat(mailsAfterSweeps()).isEmpty();
        assertThat(updates.newest(scene.feature(), Long.MAX_VALUE, 10)).isEmpty();
    }

    @Test
    void tellsNobodyOfOtherTransitions() {
        beta();
        scene.movedTo(Stage.GENERAL_AVAILABILITY);
        moved(Stage.BETA);
        scene.movedTo(Stage.GENERAL_AVAILABILITY);
        moved(Stage.ARCHIVED);
        moved(Stage.CONCEPT);

        assertThat(mailsAfterSweeps()).isEmpty();
    }

    @Test
    void tellsNobodyWhoWantsNoUpdatesOrIsUnreachable() {
        beta();
        users.want(ADA, MailPreferences.ALL.without(MailTopic.UPDATES));
        suppressions.suppress(refused("grace@example.com", "550 No such user"), MON_1_JUNE);
        moved(Stage.CONCEPT);

        assertThat(mailsAfterSweeps()).isEmpty();
        assertThat(jdbc.sql("""
                        select recipient || ': ' || status || ', ' || reason from delivery where kind = 'pulled-back'
                        order by recipient
                        """).query(String.class).list())
                .containsExactly("ada: cancelled, not-wanted", "grace: cancelled, suppressed");
    }

    @Test
    void cancelsTheMailIfTheStageChangesAgain() {
        beta();
        moved(Stage.CONCEPT);
        swept();
        scene.launched();

        assertThat(sent()).isEmpty();
        assertThat(scene.statusOf("pulled-back", ADA)).isEqualTo("cancelled");
        assertThat(jdbc.sql("select distinct last_error from delivery where kind = 'pulled-back'")
                        .query(String.class)
                        .single())
                .isEqualTo("The feature has changed stage again");
    }

    @Test
    void owesNothingIfTheStageChangedBeforeTheSweep() {
        beta();
        moved(Stage.CONCEPT);
        scene.launched();

        assertThat(mailsAfterSweeps()).isEmpty();
        assertThat(updates.newest(scene.feature(), Long.MAX_VALUE, 10)).allSatisfy(update -> {
            assertThat(update.finishedAt()).isNotNull();
            assertThat(update.recipients()).isZero();
        });
    }

    @Test
    void sendsOneMailForEachTransition() {
        beta();
        moved(Stage.CONCEPT);
        assertThat(mailsAfterSweeps()).hasSize(2);
        scene.launched();
        scene.mailsAfterSweeps();
        moved(Stage.CONCEPT);
        assertThat(mailsAfterSweeps()).hasSize(2);
        moved(Stage.ARCHIVED);

        assertThat(mailsAfterSweeps())
                .containsExactlyInAnyOrder(
                        "ada@example.com: We will not release Dark mode",
                        "grace@example.com: Dark mode wird es nicht geben");
        assertThat(jdbc.sql("""
                        select count(distinct d.occasion) from delivery d
                        join stage_transition t on d.occasion = 'pulled-back:' || t.id
                        """).query(Long.class).single()).isEqualTo(3);
    }

    @Test
    void waitsForAnOptInThatCommitsLate() {
        scene.beta();
        HeldTransaction yes = HeldTransaction.of(transaction, () -> scene.optsIn(ADA));
        moved(Stage.CONCEPT);
        scene.clock.forward(Duration.ofMillis(1_999));
        sweep.run();
        yes.commit();

        assertThat(mailsAfterSweeps()).hasSize(1);
    }

    /** Ada and Grace have the beta, and no other mail is owed. */
    private void beta() {
        scene.concept().optsIn(ADA);
        scene.optsIn(GRACE);
        scene.launched();
        scene.mailsAfterSweeps();
    }

    private void moved(Stage stage) {
        lifecycle.move(DARK_MODE, version -> true, new TransitionRequest(stage, "Because"), ADMIN);
    }

    private void swept() {
        scene.clock.forward(Duration.ofSeconds(2));
        sweep.run();
    }

    private List<String> sent() {
        scene.dispatched();
        return scene.newMails().stream().map(CaughtMail::toString).toList();
    }

    private List<String> mailsAfterSweeps() {
        return sweptAndSent().stream().map(CaughtMail::toString).toList();
    }

    private List<CaughtMail> sweptAndSent() {
        swept();
        scene.dispatched();
        return scene.newMails();
    }
}
