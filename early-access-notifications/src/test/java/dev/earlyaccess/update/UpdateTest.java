package dev.earlyaccess.update;

import static dev.earlyaccess.notifying.Scene.ADA;
import static dev.earlyaccess.notifying.Scene.ADMIN;
import static dev.earlyaccess.notifying.Scene.DARK_MODE;
import static dev.earlyaccess.notifying.Scene.GRACE;
import static dev.earlyaccess.notifying.Scene.launchMail;
import static dev.earlyaccess.testing.HandMovedClock.MON_1_JUNE;
import static dev.earlyaccess.user.ReportMother.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.earlyaccess.feature.FeatureLifecycle;
import dev.earlyaccess.feature.TransitionRequest;
import dev.earlyaccess.mail.Links;
import dev.earlyaccess.notifying.CaughtMail;
import dev.earlyaccess.notifying.HeldTransaction;
import dev.earlyaccess.notifying.NotificationTest;
import dev.earlyaccess.notifying.Scene;
import dev.earlyaccess.outbox.Deliveries;
import dev.earlyaccess.outbox.Occasion;
import dev.earlyaccess.stage.Stage;
import dev.earlyaccess.testing.OpenTransaction;
import dev.earlyaccess.usage.Usage;
import dev.earlyaccess.user.MailPreferences;
import dev.earlyaccess.user.MailTopic;
import dev.earlyaccess.user.Profile;
import dev.earlyaccess.user.SuppressionList;
import dev.earlyaccess.user.UserId;
import dev.earlyaccess.user.Users;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/** Who gets an update, and who does not. */
@NotificationTest
class UpdateTest {

    private static final UpdateText LARGER_CHARTS =
            new UpdateText("Larger charts", "They are **larger** now: [see](https://docs.example.com/charts).");

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
    private Deliveries deliveries;

    @Autowired
    private Links links;

    @Autowired
    private TransactionOperations transaction;

    @Autowired
    private JdbcClient jdbc;

    @ParameterizedTest
    @EnumSource(names = {"CONCEPT", "BETA", "GENERAL_AVAILABILITY"})
    void mailsEnrolledUsersOnce(Stage stage) {
        in(stage);
        Update posted = post();

        assertThat(mailsAfterSweeps()).containsExactlyInAnyOrder(update(ADA), update(GRACE));
        assertThat(mailsAfterSweeps()).isEmpty();
        assertThat(progress(posted))
                .isEqualTo(new Update(
                        posted.id(),
                        UpdateKind.UPDATE,
                        LARGER_CHARTS,
                        ADMIN,
                        MON_1_JUNE,
                        2,
                        new Update.UpdateMails(2, 2, 0, 0),
                        new Update.Unmailed(0, 0, 0),
                        MON_1_JUNE.plusSeconds(2)));
    }

    /** Ada and Grace are enrolled, and no other mail is owed. */
    private void in(Stage stage) {
        scene.concept().optsIn(ADA);
        scene.optsIn(GRACE);
        if (stage != Stage.CONCEPT) {
            scene.launched();
            scene.mailsAfterSweeps();
        }
        if (stage == Stage.GENERAL_AVAILABILITY) {
            scene.movedTo(stage);
        }
    }

    @Test
    void hasTheTextInBothPartsOfTheMail() {
        in(Stage.BETA);
        post();
        List<CaughtMail> mails = sweptAndSent();

        assertThat(mails).extracting(CaughtMail::to).containsExactlyInAnyOrder("ada@example.com", "grace@example.com");
        CaughtMail ada = mails.get(mails.get(0).to().startsWith("ada") ? 0 : 1);
        CaughtMail grace = mails.get(mails.get(0).to().startsWith("ada") ? 1 : 0);
        String noMore = links.unsubscribe(MailTopic.UPDATES, ADA).toString();
        assertThat(ada.subject()).isEqualTo("Larger charts");
        assertThat(ada.header("From")).isEqualTo("early-access@example.com");
        assertThat(ada.header("Auto-Submitted")).isEqualTo("auto-generated");
        assertThat(ada.header("List-Unsubscribe")).isEqualTo("<" + noMore + ">");
        assertThat(ada.header("List-Unsubscribe-Post")).isEqualTo("List-Unsubscribe=One-Click");
        assertThat(ada.text())
                .contains("Hello Ada,", "They are larger now: see (https://docs.example.com/charts).")
                .contains("because the beta of Dark mode is switched on for you", noMore)
                .doesNotContain("<", "${");
        assertThat(ada.html())
                .contains("Hello Ada,", "They are <strong>larger</strong> now: <a ")
                .contains("href=\"https://docs.example.com/charts\"", "href=\"" + noMore + "\"")
                .doesNotContain("&lt;strong", "<#", "<@", "${");
        assertThat(grace.text()).contains("Hallo Grace,", "They are larger now", "Neuigkeiten über Funktionen");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    CONCEPT              | because your interest in Dark mode is registered.   | weil Ihr Interesse an Dark mode angemeldet ist.
                    BETA                 | because the beta of Dark mode is switched on for you.  | weil die Beta von Dark mode für Sie eingeschaltet ist.
                    GENERAL_AVAILABILITY | because the beta of Dark mode was switched on for you. | weil die Beta von Dark mode für Sie eingeschaltet war.""")
    void saysWhyForTheStageOfTheFeature(Stage stage, String english, String german) {
        in(stage);
        post();

        List<CaughtMail> mails = sweptAndSent();

        assertThat(mails).hasSize(2).allSatisfy(mail -> assertThat(List.of(mail.text(), mail.html()))
                .allMatch(part -> part.contains(mail.to().startsWith("ada") ? english : german)));
    }

    @Test
    void mailsNobodyWhoIsNotEnrolled() {
        scene.concept().launched();
        scene.optsIn(ADA);
        scene.optsOut(ADA);
        post();

        assertThat(mailsAfterSweeps()).isEmpty();
    }

    @Test
    void mailsNobodyWhoJoinsLater() {
        scene.beta().optsIn(ADA);
        post();
        scene.clock.forward(Duration.ofMillis(1));
        scene.optsIn(GRACE);

        assertThat(mailsAfterSweeps()).containsExactly(update(ADA));
        assertThat(mailsAfterSweeps()).isEmpty();
    }

    @Test
    void mailsNobodyWhoLeftAndJoinedAgainLater() {
        scene.beta().optsIn(ADA);
        scene.optsIn(GRACE);
        post();
        scene.clock.forward(Duration.ofMillis(1));
        scene.optsOut(GRACE);
        scene.optsIn(GRACE);

        assertThat(mailsAfterSweeps()).containsExactly(update(ADA));
    }

    @Test
    void mailsNobodyWhoLeftSince() {
        scene.beta().optsIn(ADA);
        scene.optsIn(GRACE);
        Update posted = post();
        swept();
        scene.optsOut(GRACE);

        assertThat(sent()).containsExactly(update(ADA));
        assertThat(scene.statusOf("update", GRACE)).isEqualTo("cancelled");
        assertThat(progress(posted).mails()).isEqualTo(new Update.UpdateMails(2, 1, 0, 1));
    }

    @Test
    void countsSubscribersFromTheirInterestNotTheLaunch() {
        scene.concept().optsIn(ADA);
        Update posted = post();
        scene.clock.forward(Duration.ofSeconds(1));
        scene.optsIn(GRACE);
        scene.launched();
        assertThat(scene.mailsAfterSweeps()).containsExactlyInAnyOrder(launchMail(ADA), launchMail(GRACE));
        assertThat(scene.enrollmentOf(ADA).since()).isAfter(posted.postedAt());

        assertThat(mailsAfterSweeps()).containsExactly(update(ADA));
    }

    @Test
    void forgetsThePreviousEnrollmentOfAUserWhoLeft() {
        scene.concept().optsIn(ADA);
        scene.clock.forward(Duration.ofSeconds(1));
        scene.launched();
        scene.mailsAfterSweeps();
        post();
        scene.clock.forward(Duration.ofSeconds(1));
        scene.optsOut(ADA);
        scene.optsIn(ADA);

        assertThat(mailsAfterSweeps()).isEmpty();
    }

    @Test
    void waitsForAnOptInThatCommitsLate() {
        scene.beta();
        HeldTransaction yes = HeldTransaction.of(transaction, () -> scene.optsIn(ADA));
        post();
        scene.clock.forward(Duration.ofMillis(1_999));
        sweep.run();
        yes.commit();

        assertThat(mailsAfterSweeps()).containsExactly(update(ADA));
    }

    @Test
    void mailsNobodyWhoWantsNoUpdatesOrIsUnreachable() {
        in(Stage.BETA);
        users.want(ADA, MailPreferences.ALL.without(MailTopic.UPDATES));
        suppressions.suppress(refused("grace@example.com", "550 No such user"), MON_1_JUNE);
        Update posted = post();

        assertThat(mailsAfterSweeps()).isEmpty();
        assertThat(progress(posted).recipients()).isEqualTo(2);
        assertThat(progress(posted).mails()).isEqualTo(new Update.UpdateMails(0, 0, 0, 0));
    }

    @Test
    void countsWhyUsersAreOwedNoMail() {
        in(Stage.BETA);
        scene.optsIn(new UserId("unseen"));
        users.want(ADA, MailPreferences.ALL.without(MailTopic.UPDATES));
        suppressions.suppress(refused("grace@example.com", "550 No such user"), MON_1_JUNE);
        Update posted = post();

        assertThat(mailsAfterSweeps()).isEmpty();
        assertThat(progress(posted).recipients()).isEqualTo(3);
        assertThat(progress(posted).unmailed()).isEqualTo(new Update.Unmailed(1, 1, 1));
        assertThat(reasons("update")).isEmpty();
    }

    @Test
    void writesWhyAUserIsOwedNoAnnouncement() {
        in(Stage.BETA);
        scene.optsIn(new UserId("unseen"));
        users.want(ADA, MailPreferences.ALL.without(MailTopic.UPDATES));
        suppressions.suppress(refused("grace@example.com", "550 No such user"), MON_1_JUNE);
        announced();

        assertThat(mailsAfterSweeps()).isEmpty();
        assertThat(reasons("general-availability"))
                .containsExactly(
                        "ada cancelled not-wanted", "grace cancelled suppressed", "unseen cancelled no-address");

        users.want(ADA, MailPreferences.ALL);
        scene.movedTo(Stage.BETA);
        scene.clock.forward(Duration.ofDays(1));
        announced();
        assertThat(mailsAfterSweeps()).hasSize(1);
        assertThat(reasons("general-availability"))
                .containsExactly("ada sent null", "grace cancelled suppressed", "unseen cancelled no-address");
    }

    private List<String> reasons(String kind) {
        return jdbc.sql("select recipient, status, reason from delivery where kind = :kind order by recipient")
                .param("kind", kind)
                .query((row, n) -> row.getString(1) + " " + row.getString(2) + " " + row.getString(3))
                .list();
    }

    @Test
    void mailsNobodyWhoUnsubscribedSince() {
        in(Stage.BETA);
        post();
        swept();
        users.want(ADA, MailPreferences.ALL.without(MailTopic.UPDATES));

        assertThat(sent()).containsExactly(update(GRACE));
    }

    @Test
    void mailsNobodyAboutAnArchivedFeature() {
        in(Stage.BETA);
        Update posted = post();
        swept();
        scene.movedTo(Stage.ARCHIVED);
        assertThat(sent()).isEmpty();
        assertThat(progress(posted).mails()).isEqualTo(new Update.UpdateMails(2, 0, 0, 2));
        assertThatThrownBy(this::post).isInstanceOfSatisfying(ClosedForUpdates.class, ex -> assertThat(
                        ex.facts().get("stage"))
                .isEqualTo(Stage.ARCHIVED));
    }

    @Test
    void goesNoFurtherOnceItIsArchivedEvenIfThatIsTakenBack() {
        in(Stage.BETA);
        Update posted = post();
        scene.movedTo(Stage.ARCHIVED);
        swept();
        scene.movedTo(Stage.CONCEPT);

        assertThat(mailsAfterSweeps()).isEmpty();
        assertThat(progress(posted).recipients()).isZero();
        assertThat(progress(posted).finishedAt()).isNotNull();
    }

    @Test
    void sendsAMailForEachUpdate() {
        in(Stage.BETA);
        post();
        updates.post(DARK_MODE, new UpdateText("Smaller charts", "After all."), ADMIN);

        assertThat(mailsAfterSweeps())
                .containsExactlyInAnyOrder(
                        update(ADA),
                        update(GRACE),
                        "ada@example.com: Smaller charts",
                        "grace@example.com: Smaller charts");
    }

    @Test
    void theSameTextPostedTwiceIsOneUpdate() {
        in(Stage.BETA);
        Update first = post();
        scene.clock.forward(Duration.ofSeconds(599));
        assertThat(post().id()).isEqualTo(first.id());
        assertThat(updates.post(DARK_MODE, new UpdateText("Larger charts", "Others."), ADMIN)
                        .id())
                .isNotEqualTo(first.id());
        scene.clock.forward(Duration.ofSeconds(1));
        assertThat(post().id()).isNotEqualTo(first.id());
    }

    @Test
    void takesItForOneAlsoInTheSameMoment() {
        in(Stage.BETA);
        HeldTransaction first = HeldTransaction.of(transaction, this::post);
        CompletableFuture<Void> second = OpenTransaction.inBackground(this::post);
        org.awaitility.Awaitility.await()
                .until(() -> jdbc.sql("""
                select count(*) > 0 from pg_stat_activity
                where datname = current_database() and wait_event_type = 'Lock'
                """).query(Boolean.class).single());
        first.commit();
        second.orTimeout(10, TimeUnit.SECONDS).join();

        assertThat(updates.newest(scene.feature(), Long.MAX_VALUE, 10)).hasSize(1);
    }

    @Test
    void goesOnWhereItWasStopped() {
        scene.beta();
        subscribers(1_700);
        Update posted = post();
        scene.clock.forward(Duration.ofSeconds(2));
        jdbc.sql("update feature_update set swept_to = 'user-0700', recipients = 700, owed = 700")
                .update();
        sweep.run();

        assertThat(progress(posted).recipients()).isEqualTo(1_700);
        assertThat(progress(posted).mails()).isEqualTo(new Update.UpdateMails(1_700, 0, 0, 0));
        assertThat(jdbc.sql("select min(recipient) from delivery")
                        .query(String.class)
                        .single())
                .isEqualTo("user-0701");
    }

    @Test
    void takesBackAPageWithItsPosition() {
        scene.beta();
        subscribers(700);
        Update posted = post();
        scene.clock.forward(Duration.ofSeconds(2));
        transaction.executeWithoutResult(status -> {
            sweep.run();
            assertThat(progress(posted).finishedAt()).isNotNull();
            status.setRollbackOnly();
        });
        assertThat(progress(posted).recipients()).isZero();
        assertThat(scene.owed()).isZero();

        sweep.run();
        assertThat(progress(posted).recipients()).isEqualTo(700);
        assertThat(scene.owed()).isEqualTo(700);
    }

    @Test
    void leavesTheFeatureToTheSweepThatRunsAlready() {
        in(Stage.BETA);
        post();
        scene.clock.forward(Duration.ofSeconds(2));
        HeldTransaction first = HeldTransaction.of(transaction, () -> sweep.run());
        sweep.run();
        first.commit();

        assertThat(sent()).containsExactlyInAnyOrder(update(ADA), update(GRACE));
    }

    @Test
    void countsFailedAndRetriedMails() {
        in(Stage.BETA);
        users.saw(new Profile(ADA, "no address", "Ada", "en", MON_1_JUNE));
        Update posted = post();
        assertThat(mailsAfterSweeps()).containsExactly(update(GRACE));
        assertThat(progress(posted).mails()).isEqualTo(new Update.UpdateMails(2, 1, 1, 0));

        users.saw(new Profile(ADA, "ada@example.com", "Ada", "en", MON_1_JUNE.plusSeconds(1)));
        deliveries.retry(
                jdbc.sql("select id from delivery where status = 'failed'")
                        .query(Long.class)
                        .single(),
                scene.clock.instant());
        assertThat(progress(posted).mails()).isEqualTo(new Update.UpdateMails(2, 1, 0, 0));
        assertThat(sent()).containsExactly(update(ADA));
        assertThat(progress(posted).mails()).isEqualTo(new Update.UpdateMails(2, 2, 0, 0));
    }

    @Test
    void countsItsMailsAsUse() {
        in(Stage.CONCEPT);
        post();
        mailsAfterSweeps();

        assertThat(jdbc.sql("select sum(number) from usage_count where what = :mail")
                        .param("mail", Usage.MAIL.code())
                        .query(Long.class)
                        .single())
                .isEqualTo(2);
    }

    @Test
    void showsTheMailBeforeItIsSent() {
        in(Stage.BETA);
        var mail = updates.preview(
                DARK_MODE, LARGER_CHARTS, new Profile(ADMIN, "admin@example.com", "Ida", "de", MON_1_JUNE));

        assertThat(mail.subject()).isEqualTo("Larger charts");
        assertThat(mail.html()).contains("Hallo Ida,", "<strong>larger</strong>");
        assertThat(mail.text()).contains("Hallo Ida,", "They are larger now");
        assertThat(mailsAfterSweeps()).isEmpty();
    }

    @Test
    void announcesGeneralAvailabilityToEnrolledUsers() {
        in(Stage.BETA);
        scene.optsOut(GRACE);
        announced();
        List<CaughtMail> mails = sweptAndSent();

        assertThat(mails).extracting(CaughtMail::toString).containsExactly(availability(ADA));
        assertThat(mails.get(0).text())
                .contains(
                        "switched on for everybody",
                        "https://docs.example.com/",
                        "because the beta of Dark mode was switched on for you")
                .doesNotContain("<", "${");
        assertThat(mails.get(0).html()).contains("switched on for everybody").doesNotContain("<#", "<@", "${");
        assertThat(mails.get(0).header("List-Unsubscribe"))
                .isEqualTo("<" + links.unsubscribe(MailTopic.UPDATES, ADA) + ">");
        assertThat(updates.newest(scene.feature(), Long.MAX_VALUE, 10))
                .extracting(Update::kind, Update::text, Update::mails)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(
                        UpdateKind.GENERAL_AVAILABILITY, null, new Update.UpdateMails(1, 1, 0, 0)));
    }

    @Test
    void announcesItToNobodyTwice() {
        in(Stage.BETA);
        scene.optsOut(GRACE);
        announced();
        assertThat(mailsAfterSweeps()).containsExactly(availability(ADA));
        scene.movedTo(Stage.BETA);
        scene.optsIn(GRACE);
        announced();

        assertThat(mailsAfterSweeps()).containsExactly(availability(GRACE));
    }

    @Test
    void aRolledBackReleaseIsAnnouncedOnceItIsTrueAgain() {
        in(Stage.BETA);
        announced();
        swept();
        scene.movedTo(Stage.BETA);
        assertThat(sent()).isEmpty();
        assertThat(scene.statusOf("general-availability", ADA)).isEqualTo("cancelled");
        announced();

        assertThat(mailsAfterSweeps()).containsExactlyInAnyOrder(availability(ADA), availability(GRACE));
        assertThat(updates.newest(scene.feature(), Long.MAX_VALUE, 10))
                .extracting(Update::mails)
                .containsExactly(new Update.UpdateMails(2, 2, 0, 0), new Update.UpdateMails(2, 0, 0, 2));
    }

    @Test
    void announcesNoOtherStep() {
        scene.concept().optsIn(ADA);
        lifecycle.move(DARK_MODE, version -> true, new TransitionRequest(Stage.BETA, "Because"), ADMIN);

        assertThat(updates.newest(scene.feature(), Long.MAX_VALUE, 10)).isEmpty();
    }

    private Update post() {
        return updates.post(DARK_MODE, LARGER_CHARTS, ADMIN);
    }

    private void announced() {
        lifecycle.move(
                DARK_MODE,
                version -> true,
                new TransitionRequest(Stage.GENERAL_AVAILABILITY, "Because", true, false),
                ADMIN);
    }

    private Update progress(Update update) {
        return updates.require(scene.feature(), update.id());
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

    private void subscribers(int number) {
        jdbc.sql("""
                insert into enrollment (user_id, feature_id, status, origin, since)
                select 'user-' || lpad(n::text, 4, '0'), 1, 'opted-in', 'self', :since from generate_series(1, :number) n
                """)
                .param("number", number)
                .param("since", Instant.EPOCH.atOffset(java.time.ZoneOffset.UTC))
                .update();
        jdbc.sql("""
                insert into users (user_id, email, token_issued_at)
                select user_id, user_id || '@example.com', now() from enrollment
                """).update();
    }

    private static String update(UserId user) {
        return user + "@example.com: Larger charts";
    }

    private static String availability(UserId user) {
        return "%s@example.com: %s"
                .formatted(user, user.equals(GRACE) ? "Jetzt für alle: Dark mode" : "Now for everybody: Dark mode");
    }

    @Test
    void hasAnOccasionOfItsOwn() {
        assertThat(occasion(UpdateKind.UPDATE)).hasToString("update:42").isEqualTo(Occasion.parse("update:42"));
        assertThat(occasion(UpdateKind.GENERAL_AVAILABILITY)).hasToString("general-availability:dark-mode");
        assertThat(occasion(UpdateKind.PULLED_BACK)).hasToString("pulled-back:17");
    }

    private static Occasion occasion(UpdateKind kind) {
        return kind.occasion(
                new UpdateRows.Walk(42, kind, 1, DARK_MODE, 3, Stage.CONCEPT, 17L, false, MON_1_JUNE, "", null));
    }
}
