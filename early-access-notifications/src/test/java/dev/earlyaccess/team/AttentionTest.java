package dev.earlyaccess.team;

import static dev.earlyaccess.notifying.Scene.ADA;
import static dev.earlyaccess.notifying.Scene.ADMIN;
import static dev.earlyaccess.user.ReportMother.refused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.earlyaccess.feature.Description;
import dev.earlyaccess.feature.FeatureKey;
import dev.earlyaccess.feature.FeatureLifecycle;
import dev.earlyaccess.feature.FeatureMother;
import dev.earlyaccess.feature.Features;
import dev.earlyaccess.feature.LaunchChecklist;
import dev.earlyaccess.feature.TransitionRequest;
import dev.earlyaccess.feedback.FeedbackInbox;
import dev.earlyaccess.feedback.FeedbackSource;
import dev.earlyaccess.feedback.NewFeedback;
import dev.earlyaccess.notifying.CaughtMail;
import dev.earlyaccess.notifying.NotificationTest;
import dev.earlyaccess.notifying.Scene;
import dev.earlyaccess.stage.Stage;
import dev.earlyaccess.testing.OpenTransaction;
import dev.earlyaccess.update.UpdateText;
import dev.earlyaccess.update.Updates;
import dev.earlyaccess.usage.EvaluationCounts;
import dev.earlyaccess.user.Profile;
import dev.earlyaccess.user.SuppressionList;
import dev.earlyaccess.user.UserId;
import dev.earlyaccess.user.Users;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/** Mails go out on the first day of a month at 09:00 UTC; Mona's voice notes should have become a beta by the 10th of June. */
@NotificationTest
class AttentionTest {

    private static final String MONA = "mona@example.com";
    private static final String ONE_MAIL = MONA + ": One of your features needs attention";
    private static final FeatureKey VOICE_NOTES = new FeatureKey("voice-notes");
    private static final LocalDate JUNE_10 = LocalDate.of(2026, 6, 10);
    private static final Instant JUNE_2 = Instant.parse("2026-06-02T09:00:00Z");
    private static final Instant JULY_1 = Instant.parse("2026-07-01T09:00:00Z");
    private static final Instant AUGUST_1 = Instant.parse("2026-08-01T09:00:00Z");
    private static final Instant SEPTEMBER_1 = Instant.parse("2026-09-01T09:00:00Z");

    @Autowired
    private Scene scene;

    @Autowired
    private FeatureLifecycle lifecycle;

    @Autowired
    private Features features;

    @Autowired
    private AttentionSweep sweep;

    @Autowired
    private AttentionList list;

    @Autowired
    private FeedbackInbox inbox;

    @Autowired
    private Updates updates;

    @Autowired
    private FeedbackGroup group;

    @Autowired
    private SuppressionList suppressions;

    @Autowired
    private Users users;

    @Autowired
    private EvaluationCounts evaluations;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TransactionOperations transaction;

    @BeforeEach
    void aConcept() {
        assertNoMailAt(JUNE_2);
        create("voice-notes", MONA, JUNE_10, Stage.CONCEPT);
    }

    @Test
    void attentionIsMailedOnTheFirstDayOfEachMonth() {
        assertNoMailAt(JUNE_2.plus(Duration.ofDays(20)));
        assertNoMailAt(JULY_1.minusSeconds(1));
        assertMailsAt(JULY_1, ONE_MAIL);
        assertNoMailAt(JULY_1);
        assertNoMailAt(JULY_1.plus(Duration.ofDays(15)));
        assertNoMailAt(AUGUST_1.minusSeconds(1));
        assertMailsAt(AUGUST_1, ONE_MAIL);
    }

    @Test
    void isNotAskedForInAMonthInWhichNothingStandsStill() {
        target(VOICE_NOTES, LocalDate.of(2026, 8, 31));

        assertNoMailAt(JULY_1);
        assertNoMailAt(AUGUST_1);
        assertThat(scene.owed()).isZero();
        assertMailsAt(SEPTEMBER_1, ONE_MAIL);
    }

    @Test
    void isAskedForLateRatherThanNever() {
        assertMailsAt(JULY_1.plus(Duration.ofDays(12)), ONE_MAIL);
        assertNoMailAt(JULY_1.plus(Duration.ofDays(13)));
        assertMailsAt(AUGUST_1, ONE_MAIL);
    }

    @Test
    void isAskedForOnceAfterMonthsOfStandstill() {
        assertMailsAt(Instant.parse("2026-12-24T12:00:00Z"), ONE_MAIL);
        assertNoMailAt(Instant.parse("2026-12-31T23:59:59Z"));
        assertMailsAt(Instant.parse("2027-01-01T09:00:00Z"), ONE_MAIL);
    }

    @Test
    void isNotAskedForAgainByAnInstanceWhoseClockIsBehind() {
        assertMailsAt(JULY_1, ONE_MAIL);

        assertNoMailAt(JULY_1.minusSeconds(60));
    }

    @Test
    void isAskedOfEachOwnerInOneMailAboutAllOfTheirFeatures() {
        create("offline-drafts", "Mona@Example.com", JUNE_10, Stage.CONCEPT);
        create("dark-mode", MONA, null, Stage.BETA);
        create("focus-mode", "edith@example.com", JUNE_10, Stage.CONCEPT);
        lifecycle.create(new FeatureKey("nobodys"), FeatureMother.nameOnly("Nobody's"), Stage.CONCEPT, ADMIN);
        scene.clock.set(SEPTEMBER_1);
        List<CaughtMail> mails = mails();

        assertThat(mails)
                .extracting(CaughtMail::toString)
                .containsExactlyInAnyOrder(
                        MONA + ": 3 of your features need attention",
                        "edith@example.com: One of your features needs attention");
        assertThat(mails)
                .filteredOn(mail -> mail.to().equals(MONA))
                .singleElement()
                .satisfies(mail -> assertThat(lines(mail))
                        .containsSubsequence(
                                "== dark-mode (Beta) ==\n* This feature has had no change, no update and no feedback since 2026-06-02.",
                                "== offline-drafts (Coming soon) ==\n* This feature was planned to become a beta by 2026-06-10.",
                                "== voice-notes (Coming soon) ==\n* This feature was planned to become a beta by 2026-06-10.")
                        .doesNotContain("focus-mode"));
    }

    @Test
    void isAskedForWithEveryReason() {
        scene.clock.set(Instant.parse("2027-01-01T09:00:00Z"));
        CaughtMail mail = mails().get(0);

        assertThat(mail.header("From")).isEqualTo("early-access@example.com");
        assertThat(mail.header("Auto-Submitted")).isEqualTo("auto-generated");
        assertThat(lines(mail))
                .containsSubsequence(
                        "Hello,",
                        "== voice-notes (Coming soon) ==",
                        "* This feature was planned to become a beta by 2026-06-10. Set a new target date, make it a beta, or archive it.",
                        "* This feature has been announced since 2026-06-02, for more than six months.",
                        "Open the feature in the console: http://localhost:8080/console#/features/voice-notes",
                        "/console#/attention",
                        "/console#/group")
                .doesNotContain("${", "<#");
    }

    @Test
    void saysThatCodeStillAsksForAnAvailableFeature() {
        create("dark-mode", MONA, null, Stage.BETA);
        FeatureKey darkMode = new FeatureKey("dark-mode");
        lifecycle.move(
                darkMode,
                version -> true,
                new TransitionRequest(Stage.GENERAL_AVAILABILITY, "For a test", true, true),
                ADMIN);
        scene.clock.set(AUGUST_1);
        evaluations.countOne(darkMode, true);
        evaluations.countOne(darkMode, true);
        evaluations.write();

        assertThat(lines(mails().get(0))).contains("""
                        == dark-mode (Generally available) ==
                        * This feature has been on for everybody since 2026-06-02, but your product's code still asks for it alone. \
                        Remove the check from the code.
                          Number of times in the last seven days: 2
                        """);
    }

    @Test
    void isAskedForInTheOwnersLanguage() {
        users.saw(new Profile(new UserId("mona"), "Mona@example.com", "Mona", "de", Instant.EPOCH));
        describe(VOICE_NOTES, FeatureMother.planned("Voice <b>notes</b>", MONA, JUNE_10));
        scene.clock.set(JULY_1);
        CaughtMail mail = mails().get(0);

        assertThat(mail.subject()).isEqualTo("Eine Ihrer Funktionen braucht Ihre Aufmerksamkeit");
        assertThat(lines(mail)).contains("Hallo Mona,", "Diese Funktion sollte bis zum 2026-06-10 eine Beta werden.");
        assertThat(mail.html())
                .contains(
                        "Hallo Mona,",
                        "Voice &lt;b&gt;notes&lt;/b&gt; (Demnächst)",
                        "Diese Funktion sollte bis zum 2026-06-10")
                .doesNotContain("${", "<#", "<@", "<b>notes");
    }

    @Test
    void isAskedForBrieflyHoweverMuchStandsStill() {
        for (int n = 1; n < 60; n++) {
            create("idea-" + n, MONA, JUNE_10, Stage.CONCEPT);
        }
        scene.clock.set(JULY_1);
        CaughtMail mail = mails().get(0);

        assertThat(mail.subject()).isEqualTo("60 of your features need attention");
        assertThat(lines(mail)).contains("And 10 more.");
        assertThat(lines(mail).split("\n== ")).hasSize(51);
    }

    @Test
    void isNotAskedForAFeatureThatMovedOnMeanwhile() {
        create("offline-drafts", MONA, JUNE_10, Stage.CONCEPT);
        create("focus-mode", "edith@example.com", JUNE_10, Stage.CONCEPT);
        scene.clock.set(JULY_1);
        sweep.run();
        target(VOICE_NOTES, LocalDate.of(2026, 12, 24));
        lifecycle.move(
                new FeatureKey("focus-mode"), version -> true, new TransitionRequest(Stage.ARCHIVED, "Because"), ADMIN);

        assertMailsAt(JULY_1, ONE_MAIL);
        assertThat(scene.statusOf("attention", new UserId("edith@example.com"))).isEqualTo("cancelled");
        assertThat(jdbc.sql("select last_error from delivery where status = 'cancelled'")
                        .query(String.class)
                        .single())
                .isEqualTo("There is nothing left to report");
    }

    @Test
    void isAskedOfTheOwnerThatThereIsWhenTheMailGoesOut() {
        scene.clock.set(JULY_1);
        sweep.run();
        describe(VOICE_NOTES, FeatureMother.planned("voice-notes", "edith@example.com", JUNE_10));

        assertNoMailAt(JULY_1);
        assertMailsAt(AUGUST_1, "edith@example.com: One of your features needs attention");
    }

    @Test
    void isNotAskedOfAnOwnerWhoWantsNoMails() {
        group.choose(MONA, FeedbackMailFrequency.NONE, null, JUNE_2);
        assertNoMailAt(JULY_1);
        assertThat(jdbc.sql("select count(*) from delivery").query(Long.class).single())
                .isZero();

        group.choose(MONA, FeedbackMailFrequency.EVERY_ANSWER, null, JULY_1);
        assertMailsAt(AUGUST_1, ONE_MAIL);
    }

    @Test
    void isNotAskedOfAnOwnerWhoWantsNoMailsAnyMore() {
        scene.clock.set(JULY_1);
        sweep.run();
        group.choose(MONA, FeedbackMailFrequency.NONE, null, JULY_1);

        assertNoMailAt(JULY_1);
        assertThat(scene.statusOf("attention", new UserId(MONA))).isEqualTo("cancelled");
    }

    @Test
    void isNotAskedOfAnUnreachableOwner() {
        scene.clock.set(JULY_1);
        sweep.run();
        suppressions.suppress(refused(MONA, "550 No such user"), JULY_1);

        assertNoMailAt(JULY_1);
        assertThat(scene.statusOf("attention", new UserId(MONA))).isEqualTo("cancelled");
        assertNoMailAt(AUGUST_1);
        assertThat(scene.owed()).isZero();
    }

    @Test
    void aBetaWithoutAnySignOfLifeNeedsAttention() {
        FeatureKey beta = new FeatureKey("dark-mode");
        Duration ninetyDays = Duration.ofDays(90);
        create("dark-mode", MONA, null, Stage.BETA);
        assertQuietFrom(JUNE_2.plus(ninetyDays));

        Instant changed = JUNE_2.plus(Duration.ofDays(10));
        scene.clock.set(changed);
        target(beta, LocalDate.of(2026, 12, 24));
        assertQuietFrom(changed.plus(ninetyDays));

        Instant givenAt = JUNE_2.plus(Duration.ofDays(20));
        inbox.give(beta, ADA, "Too dark.", null, givenAt);
        assertQuietFrom(givenAt.plus(ninetyDays));

        inbox.receive(
                NewFeedback.byMail(FeedbackSource.MAIL, "ada@example.com", null, "Away", "I am away.")
                        .matchedTo(features.require(beta).id(), ADA)
                        .byMachine(),
                givenAt.plus(Duration.ofDays(1)));
        assertQuietFrom(givenAt.plus(ninetyDays));

        Instant postedAt = JUNE_2.plus(Duration.ofDays(25));
        scene.clock.set(postedAt);
        updates.post(beta, new UpdateText("News", "It is darker."), ADMIN);
        assertQuietFrom(postedAt.plus(ninetyDays));

        Instant backAgain = JUNE_2.plus(Duration.ofDays(30));
        scene.clock.set(backAgain);
        lifecycle.move(beta, version -> true, new TransitionRequest(Stage.CONCEPT, "Because"), ADMIN);
        lifecycle.move(beta, version -> true, new TransitionRequest(Stage.BETA, null), ADMIN);
        assertQuietFrom(backAgain.plus(ninetyDays));
    }

    @Test
    void isNotAskedForABetaWithChecklistProgress(@Autowired LaunchChecklist checklist) {
        FeatureKey beta = new FeatureKey("dark-mode");
        create("dark-mode", MONA, null, Stage.BETA);

        Instant recorded = JUNE_2.plus(Duration.ofDays(10));
        scene.clock.set(recorded);
        checklist.record(beta, "announcement", "Sent.", null, ADMIN);
        assertQuietFrom(recorded.plus(Duration.ofDays(90)));

        Instant takenBack = JUNE_2.plus(Duration.ofDays(20));
        scene.clock.set(takenBack);
        checklist.takeBack(beta, "announcement", ADMIN);
        assertQuietFrom(takenBack.plus(Duration.ofDays(90)));
    }

    private void assertQuietFrom(Instant first) {
        assertThat(keys(first.minusMillis(1))).doesNotContain("dark-mode");
        assertThat(keys(first)).contains("dark-mode");
    }

    private List<String> keys(Instant now) {
        return list.page(null, "", 200, now).stream()
                .map(one -> one.feature().value())
                .toList();
    }

    @Test
    void isAskedForOnceIfTwoInstancesSweep() {
        scene.clock.set(JULY_1);
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
    void isAskedForByTheSecondWhereTheFirstFails() {
        scene.clock.set(JULY_1);
        transaction.executeWithoutResult(status -> {
            sweep.run();
            status.setRollbackOnly();
        });
        assertThat(scene.owed()).isZero();

        assertMailsAt(JULY_1, ONE_MAIL);
    }

    private void create(String key, String owner, @Nullable LocalDate targetDate, Stage stage) {
        lifecycle.create(new FeatureKey(key), FeatureMother.planned(key, owner, targetDate), stage, ADMIN);
    }

    private void target(FeatureKey key, LocalDate day) {
        describe(key, FeatureMother.planned(key.value(), MONA, day));
    }

    private void describe(FeatureKey key, Description description) {
        lifecycle.describe(key, version -> true, before -> description, null, ADMIN);
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

    private static String lines(CaughtMail mail) {
        return mail.text().replace("\r\n", "\n");
    }
}
