package dev.earlyaccess.outbox;

import static dev.earlyaccess.testing.HandMovedClock.MON_1_JUNE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.earlyaccess.outbox.Circumstances.LaunchMail;
import dev.earlyaccess.stage.Enrollment;
import dev.earlyaccess.stage.EnrollmentStatus;
import dev.earlyaccess.stage.Origin;
import dev.earlyaccess.stage.Stage;
import dev.earlyaccess.user.MailPreferences;
import dev.earlyaccess.user.MailTopic;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class KindTest {

    private static final Duration WEEK = Duration.ofDays(7);
    private static final Instant MON_8_JUNE = MON_1_JUNE.plus(WEEK);
    private static final Instant WED_3_JUNE = MON_1_JUNE.plus(Duration.ofDays(2));

    private Stage stage = Stage.BETA;
    private Instant stageSince = MON_1_JUNE;
    private Enrollment enrollment = stored(EnrollmentStatus.OPTED_IN, MON_1_JUNE);
    private @Nullable String address = "ada@example.com";
    private MailPreferences wanted = MailPreferences.ALL;
    private @Nullable LaunchMail launchMail = null;

    @ParameterizedTest
    @EnumSource(names = {"LAUNCH", "FEEDBACK_REQUEST"})
    void goesOutToAUserOfABeta(Kind kind) {
        assertThat(judge(kind, MON_8_JUNE)).isEqualTo(new Verdict.Send());
    }

    @ParameterizedTest
    @EnumSource(names = {"LAUNCH", "FEEDBACK_REQUEST"})
    void goesOutToASubscriberWhomTheSweepHasNotWrittenDownYet(Kind kind) {
        enrollment = stored(EnrollmentStatus.INTERESTED, MON_1_JUNE.minus(WEEK));

        assertThat(judge(kind, MON_8_JUNE)).isEqualTo(new Verdict.Send());
    }

    @ParameterizedTest
    @EnumSource(names = {"LAUNCH", "FEEDBACK_REQUEST"})
    void isCancelledInEveryOtherStage(Kind kind) {
        for (Stage other : Stage.values()) {
            stage = other;
            assertThat(judge(kind, MON_8_JUNE) instanceof Verdict.Cancel)
                    .as(other.code())
                    .isEqualTo(other != Stage.BETA);
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"LAUNCH", "FEEDBACK_REQUEST"})
    void isCancelledForWhoeverHasNotGotItOn(Kind kind) {
        enrollment = stored(EnrollmentStatus.OPTED_OUT, MON_1_JUNE);
        assertThat(judge(kind, MON_8_JUNE)).isInstanceOf(Verdict.Cancel.class);

        enrollment = Enrollment.NONE;
        assertThat(judge(kind, MON_8_JUNE)).isInstanceOf(Verdict.Cancel.class);
    }

    @ParameterizedTest
    @EnumSource(names = {"LAUNCH", "FEEDBACK_REQUEST"})
    void isCancelledWithoutAnAddress(Kind kind) {
        address = null;

        assertThat(judge(kind, MON_8_JUNE)).isInstanceOf(Verdict.Cancel.class);
    }

    @ParameterizedTest
    @EnumSource(names = {"LAUNCH", "FEEDBACK_REQUEST"})
    void isCancelledForWhoeverWantsNoSuchMails(Kind kind) {
        wanted = MailPreferences.ALL.without(kind.topic());
        assertThat(judge(kind, MON_8_JUNE)).isInstanceOf(Verdict.Cancel.class);

        wanted = MailPreferences.ALL.without(MailTopic.UPDATES);
        assertThat(judge(kind, MON_8_JUNE)).isEqualTo(new Verdict.Send());
    }

    @Test
    void tellsOfALaunchAtOnce() {
        assertThat(judge(Kind.LAUNCH, MON_1_JUNE)).isEqualTo(new Verdict.Send());
    }

    @Test
    void asksNobodyBeforeAWeekAfterTheOptIn() {
        enrollment = stored(EnrollmentStatus.OPTED_IN, WED_3_JUNE);

        assertThat(judge(Kind.FEEDBACK_REQUEST, WED_3_JUNE.plus(WEEK).minusMillis(1)))
                .isInstanceOf(Verdict.Cancel.class);
        assertThat(judge(Kind.FEEDBACK_REQUEST, WED_3_JUNE.plus(WEEK))).isEqualTo(new Verdict.Send());
    }

    @Test
    void asksNobodyBeforeAWeekAfterTheBeginningOfTheStage() {
        stageSince = WED_3_JUNE;

        assertThat(judge(Kind.FEEDBACK_REQUEST, WED_3_JUNE.plus(WEEK).minusMillis(1)))
                .isInstanceOf(Verdict.Cancel.class);
        assertThat(judge(Kind.FEEDBACK_REQUEST, WED_3_JUNE.plus(WEEK))).isEqualTo(new Verdict.Send());
    }

    @Test
    void waitsALittleForALaunchMailThatIsStillOwed() {
        launchMail = new LaunchMail(Status.OWED, null);

        assertThat(judge(Kind.FEEDBACK_REQUEST, MON_8_JUNE))
                .isEqualTo(new Verdict.PutOff(MON_8_JUNE.plus(Duration.ofMinutes(5))));
        assertThat(Kind.FEEDBACK_REQUEST.judge(circumstances(Kind.FEEDBACK_REQUEST), MON_8_JUNE, Duration.ofSeconds(2)))
                .isEqualTo(new Verdict.PutOff(MON_8_JUNE.plusSeconds(2)));
    }

    @Test
    void waitsAWeekAfterTheLaunchMailWasSent() {
        launchMail = new LaunchMail(Status.SENT, WED_3_JUNE);

        assertThat(judge(Kind.FEEDBACK_REQUEST, MON_8_JUNE)).isEqualTo(new Verdict.PutOff(WED_3_JUNE.plus(WEEK)));
        assertThat(judge(Kind.FEEDBACK_REQUEST, WED_3_JUNE.plus(WEEK))).isEqualTo(new Verdict.Send());
    }

    @Test
    void waitsForNoLaunchMailThatWillNotCome() {
        launchMail = new LaunchMail(Status.FAILED, null);
        assertThat(judge(Kind.FEEDBACK_REQUEST, MON_8_JUNE)).isEqualTo(new Verdict.Send());

        launchMail = new LaunchMail(Status.CANCELLED, null);
        assertThat(judge(Kind.FEEDBACK_REQUEST, MON_8_JUNE)).isEqualTo(new Verdict.Send());
    }

    @Test
    void isCancelledRatherThanPutOffWhereItNoLongerHolds() {
        launchMail = new LaunchMail(Status.OWED, null);
        enrollment = stored(EnrollmentStatus.OPTED_OUT, MON_1_JUNE);

        assertThat(judge(Kind.FEEDBACK_REQUEST, MON_8_JUNE)).isInstanceOf(Verdict.Cancel.class);
    }

    @ParameterizedTest
    @EnumSource(names = {"FEEDBACK_REPLY", "FEEDBACK_ANSWER", "DIGEST", "ATTENTION"})
    void goesToWhoeverWantsItAndCanBeReachedIfItIsAboutNoUse(Kind kind) {
        assertThat(kind.judge(Circumstances.of(true, address), MON_1_JUNE, WEEK))
                .isEqualTo(new Verdict.Send());
        assertThat(kind.judge(Circumstances.of(false, address), MON_1_JUNE, WEEK))
                .isInstanceOf(Verdict.Cancel.class);
        assertThat(kind.judge(Circumstances.of(true, null), MON_1_JUNE, WEEK)).isInstanceOf(Verdict.Cancel.class);
    }

    @Test
    void isCancelledWhereThereIsNothingLeftToTell() {
        assertThat(Kind.ATTENTION.judge(Circumstances.MOOT, MON_1_JUNE, WEEK))
                .isEqualTo(new Verdict.Cancel("There is nothing left to tell"));
    }

    @ParameterizedTest
    @EnumSource(Stage.class)
    void tellsWhatIsNewInEveryStageButTheArchive(Stage stage) {
        this.stage = stage;
        for (EnrollmentStatus in : List.of(EnrollmentStatus.INTERESTED, EnrollmentStatus.OPTED_IN)) {
            enrollment = stored(in, MON_1_JUNE);
            assertThat(judge(Kind.UPDATE, MON_8_JUNE) instanceof Verdict.Send).isEqualTo(stage != Stage.ARCHIVED);
            assertThat(judge(Kind.GENERAL_AVAILABILITY, MON_8_JUNE) instanceof Verdict.Send)
                    .isEqualTo(stage == Stage.GENERAL_AVAILABILITY);
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"UPDATE", "GENERAL_AVAILABILITY"})
    void tellsWhatIsNewToNobodyWhoIsOutOrWantsNoneOrCanNotBeReached(Kind kind) {
        stage = Stage.GENERAL_AVAILABILITY;
        assertThat(judge(kind, MON_8_JUNE)).isEqualTo(new Verdict.Send());

        enrollment = stored(EnrollmentStatus.OPTED_OUT, MON_1_JUNE);
        assertThat(judge(kind, MON_8_JUNE)).isInstanceOf(Verdict.Cancel.class);
        enrollment = Enrollment.NONE;
        assertThat(judge(kind, MON_8_JUNE)).isInstanceOf(Verdict.Cancel.class);

        enrollment = stored(EnrollmentStatus.OPTED_IN, MON_1_JUNE);
        wanted = MailPreferences.ALL.without(MailTopic.UPDATES);
        assertThat(judge(kind, MON_8_JUNE)).isInstanceOf(Verdict.Cancel.class);
        wanted = MailPreferences.ALL.without(MailTopic.LAUNCHES);
        address = null;
        assertThat(judge(kind, MON_8_JUNE)).isInstanceOf(Verdict.Cancel.class);
    }

    private Verdict judge(Kind kind, Instant now) {
        return kind.judge(circumstances(kind), now, WEEK);
    }

    private Circumstances circumstances(Kind kind) {
        return new Circumstances(
                wanted.wants(kind.topic()), address, new Circumstances.Use(stage, stageSince, enrollment, launchMail));
    }

    private static Enrollment stored(EnrollmentStatus status, Instant since) {
        return new Enrollment(status, Origin.SELF, since);
    }
}
