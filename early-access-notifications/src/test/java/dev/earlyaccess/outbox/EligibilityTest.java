package dev.earlyaccess.outbox;

import static dev.earlyaccess.testing.HandMovedClock.MON_1_JUNE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.earlyaccess.mail.MailType;
import dev.earlyaccess.outbox.Eligibility.LaunchMail;
import dev.earlyaccess.stage.Enrollment;
import dev.earlyaccess.stage.EnrollmentStatus;
import dev.earlyaccess.stage.Origin;
import dev.earlyaccess.stage.Stage;
import dev.earlyaccess.user.MailObstacle;
import dev.earlyaccess.user.MailPreferences;
import dev.earlyaccess.user.MailTopic;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class EligibilityTest {

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
    void sendsToAUserOfTheBeta(MailType type) {
        assertThat(decide(type, MON_8_JUNE)).isEqualTo(new Decision.Send());
    }

    @ParameterizedTest
    @EnumSource(names = {"LAUNCH", "FEEDBACK_REQUEST"})
    void sendsToASubscriberBeforeTheLaunchSweep(MailType type) {
        enrollment = stored(EnrollmentStatus.INTERESTED, MON_1_JUNE.minus(WEEK));

        assertThat(decide(type, MON_8_JUNE)).isEqualTo(new Decision.Send());
    }

    @ParameterizedTest
    @EnumSource(names = {"LAUNCH", "FEEDBACK_REQUEST"})
    void cancelsInEveryStageButBeta(MailType type) {
        for (Stage other : Stage.values()) {
            stage = other;
            assertThat(decide(type, MON_8_JUNE) instanceof Decision.Cancel)
                    .as(other.code())
                    .isEqualTo(other != Stage.BETA);
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"LAUNCH", "FEEDBACK_REQUEST"})
    void cancelsForAUserWhoIsNotOptedIn(MailType type) {
        enrollment = stored(EnrollmentStatus.OPTED_OUT, MON_1_JUNE);
        assertThat(decide(type, MON_8_JUNE)).isInstanceOf(Decision.Cancel.class);

        enrollment = Enrollment.NONE;
        assertThat(decide(type, MON_8_JUNE)).isInstanceOf(Decision.Cancel.class);
    }

    @ParameterizedTest
    @EnumSource(names = {"LAUNCH", "FEEDBACK_REQUEST"})
    void cancelsWithoutAnAddress(MailType type) {
        address = null;

        assertThat(decide(type, MON_8_JUNE)).isInstanceOf(Decision.Cancel.class);
    }

    @ParameterizedTest
    @EnumSource(names = {"LAUNCH", "FEEDBACK_REQUEST"})
    void cancelsForAUserWhoTurnedTheMailsOff(MailType type) {
        wanted = MailPreferences.ALL.without(type.topic().orElseThrow());
        assertThat(decide(type, MON_8_JUNE)).isInstanceOf(Decision.Cancel.class);

        wanted = MailPreferences.ALL.without(MailTopic.UPDATES);
        assertThat(decide(type, MON_8_JUNE)).isEqualTo(new Decision.Send());
    }

    @Test
    void sendsALaunchMailAtOnce() {
        assertThat(decide(MailType.LAUNCH, MON_1_JUNE)).isEqualTo(new Decision.Send());
    }

    @Test
    void asksForFeedbackAWeekAfterTheOptIn() {
        enrollment = stored(EnrollmentStatus.OPTED_IN, WED_3_JUNE);

        assertThat(decide(MailType.FEEDBACK_REQUEST, WED_3_JUNE.plus(WEEK).minusMillis(1)))
                .isInstanceOf(Decision.Cancel.class);
        assertThat(decide(MailType.FEEDBACK_REQUEST, WED_3_JUNE.plus(WEEK))).isEqualTo(new Decision.Send());
    }

    @Test
    void asksForFeedbackAWeekAfterTheStartOfTheStage() {
        stageSince = WED_3_JUNE;

        assertThat(decide(MailType.FEEDBACK_REQUEST, WED_3_JUNE.plus(WEEK).minusMillis(1)))
                .isInstanceOf(Decision.Cancel.class);
        assertThat(decide(MailType.FEEDBACK_REQUEST, WED_3_JUNE.plus(WEEK))).isEqualTo(new Decision.Send());
    }

    @Test
    void postponesWhileTheLaunchMailIsOwed() {
        launchMail = new LaunchMail(DeliveryStatus.OWED, null);

        assertThat(decide(MailType.FEEDBACK_REQUEST, MON_8_JUNE))
                .isEqualTo(new Decision.Postpone(MON_8_JUNE.plus(Duration.ofMinutes(5))));
        assertThat(eligibility(MailType.FEEDBACK_REQUEST)
                        .decide(MailType.FEEDBACK_REQUEST, MON_8_JUNE, Duration.ofSeconds(2)))
                .isEqualTo(new Decision.Postpone(MON_8_JUNE.plusSeconds(2)));
    }

    @Test
    void postponesForAWeekAfterTheLaunchMail() {
        launchMail = new LaunchMail(DeliveryStatus.SENT, WED_3_JUNE);

        assertThat(decide(MailType.FEEDBACK_REQUEST, MON_8_JUNE))
                .isEqualTo(new Decision.Postpone(WED_3_JUNE.plus(WEEK)));
        assertThat(decide(MailType.FEEDBACK_REQUEST, WED_3_JUNE.plus(WEEK))).isEqualTo(new Decision.Send());
    }

    @Test
    void sendsIfTheLaunchMailFailedOrWasCancelled() {
        launchMail = new LaunchMail(DeliveryStatus.FAILED, null);
        assertThat(decide(MailType.FEEDBACK_REQUEST, MON_8_JUNE)).isEqualTo(new Decision.Send());

        launchMail = new LaunchMail(DeliveryStatus.CANCELLED, null);
        assertThat(decide(MailType.FEEDBACK_REQUEST, MON_8_JUNE)).isEqualTo(new Decision.Send());
    }

    @Test
    void cancelsRatherThanPostpones() {
        launchMail = new LaunchMail(DeliveryStatus.OWED, null);
        enrollment = stored(EnrollmentStatus.OPTED_OUT, MON_1_JUNE);

        assertThat(decide(MailType.FEEDBACK_REQUEST, MON_8_JUNE)).isInstanceOf(Decision.Cancel.class);
    }

    @ParameterizedTest
    @EnumSource(names = {"FEEDBACK_REPLY", "FEEDBACK_ANSWER", "DIGEST", "ATTENTION"})
    void needsOnlyConsentAndAnAddressForOtherMails(MailType type) {
        assertThat(Eligibility.of(null, address).decide(type, MON_1_JUNE, WEEK)).isEqualTo(new Decision.Send());
        assertThat(Eligibility.of(null, null).decide(type, MON_1_JUNE, WEEK))
                .isEqualTo(new Decision.Cancel(MailObstacle.NO_ADDRESS));
        for (MailObstacle obstacle : MailObstacle.values()) {
            assertThat(Eligibility.of(obstacle, address).decide(type, MON_1_JUNE, WEEK))
                    .isEqualTo(new Decision.Cancel(obstacle));
        }
    }

    @Test
    void cancelsAMailWithoutContent() {
        assertThat(Eligibility.NO_CONTENT.decide(MailType.ATTENTION, MON_1_JUNE, WEEK))
                .isEqualTo(new Decision.Cancel("There is nothing left to report"));
    }

    @ParameterizedTest
    @EnumSource(Stage.class)
    void sendsUpdatesInEveryStageButArchived(Stage stage) {
        this.stage = stage;
        for (EnrollmentStatus in : List.of(EnrollmentStatus.INTERESTED, EnrollmentStatus.OPTED_IN)) {
            enrollment = stored(in, MON_1_JUNE);
            assertThat(decide(MailType.UPDATE, MON_8_JUNE) instanceof Decision.Send)
                    .isEqualTo(stage != Stage.ARCHIVED);
            assertThat(decide(MailType.GENERAL_AVAILABILITY, MON_8_JUNE) instanceof Decision.Send)
                    .isEqualTo(stage == Stage.GENERAL_AVAILABILITY);
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"UPDATE", "GENERAL_AVAILABILITY"})
    void sendsUpdatesOnlyToReachableFollowers(MailType type) {
        stage = Stage.GENERAL_AVAILABILITY;
        assertThat(decide(type, MON_8_JUNE)).isEqualTo(new Decision.Send());

        enrollment = stored(EnrollmentStatus.OPTED_OUT, MON_1_JUNE);
        assertThat(decide(type, MON_8_JUNE)).isInstanceOf(Decision.Cancel.class);
        enrollment = Enrollment.NONE;
        assertThat(decide(type, MON_8_JUNE)).isInstanceOf(Decision.Cancel.class);

        enrollment = stored(EnrollmentStatus.OPTED_IN, MON_1_JUNE);
        wanted = MailPreferences.ALL.without(MailTopic.UPDATES);
        assertThat(decide(type, MON_8_JUNE)).isInstanceOf(Decision.Cancel.class);
        wanted = MailPreferences.ALL.without(MailTopic.LAUNCHES);
        address = null;
        assertThat(decide(type, MON_8_JUNE)).isInstanceOf(Decision.Cancel.class);
    }

    @Test
    void tellsFormerUsersWhateverTheySayNow() {
        stage = Stage.CONCEPT;
        enrollment = Enrollment.NONE;
        assertThat(decide(MailType.PULLED_BACK, MON_8_JUNE)).isEqualTo(new Decision.Send());

        wanted = MailPreferences.ALL.without(MailTopic.UPDATES);
        assertThat(decide(MailType.PULLED_BACK, MON_8_JUNE)).isInstanceOf(Decision.Cancel.class);
        assertThat(Eligibility.NO_CONTENT.decide(MailType.PULLED_BACK, MON_8_JUNE, WEEK))
                .isEqualTo(new Decision.Cancel("The feature has changed stage again"));
    }

    private Decision decide(MailType type, Instant now) {
        return eligibility(type).decide(type, now, WEEK);
    }

    private Eligibility eligibility(MailType type) {
        return new Eligibility(
                wanted.wants(type.topic().orElseThrow()) ? null : MailObstacle.NOT_WANTED,
                address,
                new Eligibility.FeatureUse(stage, stageSince, enrollment, launchMail));
    }

    private static Enrollment stored(EnrollmentStatus status, Instant since) {
        return new Enrollment(status, Origin.SELF, since);
    }
}
