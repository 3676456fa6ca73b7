package dev.earlyaccess.team;

import static dev.earlyaccess.notifying.Scene.ADA;
import static dev.earlyaccess.notifying.Scene.DARK_MODE;
import static dev.earlyaccess.notifying.Scene.GRACE;
import static dev.earlyaccess.testing.HandMovedClock.MON_1_JUNE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.earlyaccess.feedback.FeedbackInbox;
import dev.earlyaccess.feedback.FeedbackReaders;
import dev.earlyaccess.feedback.FeedbackSource;
import dev.earlyaccess.feedback.FeedbackStatus;
import dev.earlyaccess.feedback.NewFeedback;
import dev.earlyaccess.notifying.CaughtMail;
import dev.earlyaccess.notifying.HeldTransaction;
import dev.earlyaccess.notifying.NotificationTest;
import dev.earlyaccess.notifying.Scene;
import dev.earlyaccess.outbox.BounceReceiver;
import dev.earlyaccess.outbox.UndeliveredMail;
import dev.earlyaccess.testing.OpenTransaction;
import dev.earlyaccess.user.Profile;
import dev.earlyaccess.user.ReportSource;
import dev.earlyaccess.user.UserId;
import dev.earlyaccess.user.Users;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/** The digest is sent at 09:00 UTC, and the tests begin on a Monday at that time. */
@NotificationTest
class DigestTest {

    private static final String OWNER = "design@example.com";
    private static final Instant TUE_2_JUNE = MON_1_JUNE.plus(Duration.ofDays(1));
    private static final Instant WED_3_JUNE = MON_1_JUNE.plus(Duration.ofDays(2));

    @Autowired
    private Scene scene;

    @Autowired
    private DigestSweep sweep;

    @Autowired
    private FeedbackInbox inbox;

    @Autowired
    private FeedbackGroup group;

    @Autowired
    private Users users;

    @Autowired
    private BounceReceiver bounces;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TransactionOperations transaction;

    @BeforeEach
    void monday() {
        scene.beta();
        sweep.run();
    }

    @Test
    void goesOutOnceADayAtItsTime() {
        gives(ADA, "Too dark.", 2);
        assertNoMailAt(TUE_2_JUNE.minusSeconds(1));
        assertMailsAt(TUE_2_JUNE, OWNER + ": One new feedback entry");
        assertNoMailAt(TUE_2_JUNE);

        gives(ADA, "Still too dark.", 1);
        gives(GRACE, "Fine.", 4);
        assertNoMailAt(WED_3_JUNE.minusSeconds(1));
        assertMailsAt(WED_3_JUNE, OWNER + ": 2 new feedback entries");
    }

    @Test
    void isNotSentOnADayWithoutFeedback() {
        assertNoMailAt(TUE_2_JUNE);
        assertNoMailAt(WED_3_JUNE);
        assertThat(scene.owed()).isZero();
    }

    @Test
    void containsAllFeedbackAfterDaysOfStandstill() {
        gives(ADA, "Too dark.", null);
        scene.clock.set(TUE_2_JUNE.plusSeconds(5));
        gives(GRACE, "Fine.", null);

        assertMailsAt(WED_3_JUNE.plus(Duration.ofDays(4)), OWNER + ": 2 new feedback entries");
        assertNoMailAt(WED_3_JUNE.plus(Duration.ofDays(5)));
    }

    @Test
    void containsLateFeedbackOnTheNextDay() {
        scene.clock.set(TUE_2_JUNE.minusSeconds(1));
        HeldTransaction late = HeldTransaction.of(transaction, () -> gives(ADA, "Just in time?", null));
        assertNoMailAt(TUE_2_JUNE);
        late.commit();
        assertNoMailAt(TUE_2_JUNE.plusSeconds(1));

        assertMailsAt(WED_3_JUNE, OWNER + ": One new feedback entry");
    }

    @Test
    void containsAutomaticFeedbackOnceItIsCorrected() {
        long notice = inbox.receive(
                        byMail("ada@example.com", "I am out of the office.").byMachine(), scene.clock.instant())
                .orElseThrow()
                .id();
        assertNoMailAt(TUE_2_JUNE);

        inbox.change(notice, FeedbackReaders.ALL, FeedbackStatus.UNREAD, null, scene.clock.instant());
        assertMailsAt(WED_3_JUNE, OWNER + ": One new feedback entry");
    }

    @Test
    void listsTheFeedbackByFeature() {
        gives(ADA, "Too dark & <b>bold</b>.", 2);
        gives(GRACE, "Fine.", 5);
        inbox.receive(byMail("max@example.com", "Where do I find it?"), scene.clock.instant());
        scene.clock.set(TUE_2_JUNE);
        CaughtMail mail = mails().get(0);

        assertThat(mail.subject()).isEqualTo("3 new feedback entries");
        assertThat(mail.header("From")).isEqualTo("early-access@example.com");
        assertThat(mail.header("Auto-Submitted")).isEqualTo("auto-generated");
        assertThat(mail.text().replace("\r\n", "\n"))
                .containsSubsequence(
                        "== Dark mode ==\nEntries: 2. Average rating: 3.5 of 5.",
                        "* #2 Grace (5 of 5):\nFine.",
                        "* #1 Ada (2 of 5):\nToo dark & <b>bold</b>.",
                        "== Feedback about an unknown feature ==\nEntries: 1.",
                        "* #3 max@example.com:\nWhere do I find it?",
                        "/console#/inbox",
                        "/console#/group")
                .doesNotContain("${", "<#");
        assertThat(mail.html())
                .containsSubsequence(
                        "3 new feedback entries",
                        "Dark mode",
                        "Average rating: 3.5 of 5",
                        "Grace (5 of 5):",
                        "Ada (2 of 5):",
                        "Too dark &amp; &lt;b&gt;bold&lt;/b&gt;.",
                        "Where do I find it?")
                .doesNotContain("${", "<#", "<@", "<b>bold");
    }

    @Test
    void hasALimitedSize() {
        for (int n = 1; n <= 50; n++) {
            gives(new UserId("user-" + n), n + ": " + "dark ".repeat(1_000), null);
        }
        scene.clock.set(TUE_2_JUNE);
        CaughtMail mail = mails().get(0);

        assertThat(mail.subject()).isEqualTo("50 new feedback entries");
        assertThat(mail.text())
                .contains("50: dark", "41: dark", "And 40 more in the inbox.")
                .doesNotContain("40: dark")
                .hasSizeLessThan(10_000);
    }

    @Test
    void isWrittenInTheLanguageOfTheUserWithTheAddress() {
        users.saw(new Profile(new UserId("dora"), "Design@example.com", "Dora", "de", Instant.EPOCH));
        gives(ADA, "Too dark.", 2);
        scene.clock.set(TUE_2_JUNE);
        CaughtMail mail = mails().get(0);

        assertThat(mail.subject()).isEqualTo("Eine neue Rückmeldung");
        assertThat(mail.text()).contains("Hallo Dora,", "Durchschnittliche Bewertung: 2.0 von 5.");
    }

    @Test
    void goesToTheMembersWhoWantItWhenItIsSent() {
        group.choose("hedy@example.com", FeedbackMailFrequency.DAILY_DIGEST, null, MON_1_JUNE);
        group.choose("max@example.com", FeedbackMailFrequency.NONE, null, MON_1_JUNE);
        gives(ADA, "Too dark.", null);
        scene.clock.set(TUE_2_JUNE);
        sweep.run();
        group.choose(OWNER, FeedbackMailFrequency.NONE, null, TUE_2_JUNE);

        assertThat(mails()).extracting(CaughtMail::to).containsExactly("hedy@example.com");
        assertThat(scene.statusOf("digest", new UserId(OWNER))).isEqualTo("cancelled");
    }

    @Test
    void isNotSentToAnUnreachableMember() {
        gives(ADA, "Too dark.", null);
        scene.clock.set(TUE_2_JUNE);
        sweep.run();
        bounces.report(
                new UndeliveredMail(OWNER, null, true, null, "550 No such user", ReportSource.PROVIDER), TUE_2_JUNE);

        assertThat(mails()).isEmpty();
        assertThat(scene.statusOf("digest", new UserId(OWNER))).isEqualTo("cancelled");
        gives(ADA, "Too dark.", null);
        assertNoMailAt(TUE_2_JUNE.plus(Duration.ofDays(1)));
        assertThat(scene.owed()).isZero();
    }

    @Test
    void isBegunOnceIfTwoInstancesSweep() {
        gives(ADA, "Too dark.", null);
        scene.clock.set(TUE_2_JUNE);
        CompletableFuture<Void> second;
        try (OpenTransaction first = new OpenTransaction(transaction, jdbc, sweep::run)) {
            second = OpenTransaction.inBackground(sweep::run);
            first.awaitSomebodyWaiting();
        }
        second.orTimeout(30, TimeUnit.SECONDS).join();

        assertThat(scene.owed()).isEqualTo(1);
        assertThat(mails()).hasSize(1);
    }

    @Test
    void isBegunByTheSecondWhereTheFirstFails() {
        gives(ADA, "Too dark.", null);
        scene.clock.set(TUE_2_JUNE);
        transaction.executeWithoutResult(status -> {
            sweep.run();
            status.setRollbackOnly();
        });
        assertThat(scene.owed()).isZero();

        assertMailsAt(TUE_2_JUNE, OWNER + ": One new feedback entry");
    }

    private void gives(UserId user, String text, @Nullable Integer rating) {
        inbox.give(DARK_MODE, user, text, rating, scene.clock.instant());
    }

    private static NewFeedback byMail(String from, String text) {
        return NewFeedback.byMail(FeedbackSource.MAIL, from, null, "Hello", text);
    }

    private void assertMailsAt(Instant now, String... mails) {
        scene.clock.set(now);
        assertThat(mails()).extracting(CaughtMail::toString).containsExactlyInAnyOrder(mails);
    }

    private void assertNoMailAt(Instant now) {
        assertMailsAt(now);
    }

    private List<CaughtMail> mails() {
        sweep.run();
        scene.dispatched();
        return scene.newMails();
    }
}
