package dev.earlyaccess.enrollment;

import static dev.earlyaccess.stage.EnrollmentStatus.INTERESTED;
import static dev.earlyaccess.stage.EnrollmentStatus.OPTED_IN;
import static dev.earlyaccess.stage.EnrollmentStatus.OPTED_OUT;
import static dev.earlyaccess.stage.Origin.ADMIN;
import static dev.earlyaccess.stage.Origin.LAUNCH;
import static dev.earlyaccess.stage.Origin.SELF;
import static dev.earlyaccess.stage.Stage.BETA;
import static dev.earlyaccess.stage.Stage.CONCEPT;
import static dev.earlyaccess.testing.HandMovedClock.MON_1_JUNE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.earlyaccess.feature.Feature;
import dev.earlyaccess.feature.FeatureKey;
import dev.earlyaccess.feature.FeatureLifecycle;
import dev.earlyaccess.feature.FeatureMother;
import dev.earlyaccess.feature.Features;
import dev.earlyaccess.feature.TransitionRequest;
import dev.earlyaccess.feature.UnknownFeature;
import dev.earlyaccess.stage.Enrollment;
import dev.earlyaccess.stage.Stage;
import dev.earlyaccess.testing.DatabaseTest;
import dev.earlyaccess.testing.HandMovedClock;
import dev.earlyaccess.user.UserId;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

@DatabaseTest
class EarlyAccessTest {

    private static final FeatureKey DARK_MODE = new FeatureKey("dark-mode");
    private static final UserId ADA = new UserId("ada");
    private static final UserId GRACE = new UserId("grace");
    private static final Instant TUE_2_JUNE = MON_1_JUNE.plus(Duration.ofDays(1));
    private static final Instant WED_3_JUNE = MON_1_JUNE.plus(Duration.ofDays(2));

    @Autowired
    private EarlyAccess earlyAccess;

    @Autowired
    private Enrollments enrollments;

    @Autowired
    private Features features;

    @Autowired
    private FeaturePreviews previews;

    @Autowired
    private FeatureLifecycle lifecycle;

    @Autowired
    private HandMovedClock clock;

    @Autowired
    private JdbcClient jdbc;

    @Test
    void putsWhoWasInterestedInTheMomentThatTheBetaBegins() {
        FeatureMother.create(lifecycle, DARK_MODE, CONCEPT);
        assertThat(earlyAccess.optIn(DARK_MODE, ADA, SELF)).isEqualTo(new Enrollment(INTERESTED, SELF, MON_1_JUNE));
        assertThat(preview().enabled()).isFalse();

        clock.set(TUE_2_JUNE);
        move(BETA);

        assertThat(preview().enrollment()).isEqualTo(new Enrollment(OPTED_IN, LAUNCH, TUE_2_JUNE));
        assertThat(preview().enabled()).isTrue();
    }

    @Test
    void leavesAYesToWhatTheLaunchWillWriteToTheLaunch() {
        FeatureMother.create(lifecycle, DARK_MODE, CONCEPT);
        earlyAccess.optIn(DARK_MODE, ADA, SELF);
        StoredEnrollment interested = stored();
        clock.set(TUE_2_JUNE);
        move(BETA);
        clock.set(WED_3_JUNE);

        assertThat(earlyAccess.optIn(DARK_MODE, ADA, SELF)).isEqualTo(new Enrollment(OPTED_IN, LAUNCH, TUE_2_JUNE));

        assertThat(stored()).isEqualTo(interested);
    }

    @Test
    void letsTheLastWordWinWhoeverSaidIt() {
        FeatureMother.create(lifecycle, DARK_MODE, BETA);

        assertThat(earlyAccess.optIn(DARK_MODE, ADA, SELF)).isEqualTo(new Enrollment(OPTED_IN, SELF, MON_1_JUNE));
        clock.set(TUE_2_JUNE);
        assertThat(earlyAccess.optOut(DARK_MODE, ADA, ADMIN)).isEqualTo(new Enrollment(OPTED_OUT, ADMIN, TUE_2_JUNE));
        clock.set(WED_3_JUNE);
        assertThat(earlyAccess.optIn(DARK_MODE, ADA, SELF)).isEqualTo(new Enrollment(OPTED_IN, SELF, WED_3_JUNE));
        assertThat(earlyAccess.optIn(DARK_MODE, ADA, ADMIN)).isEqualTo(new Enrollment(OPTED_IN, SELF, WED_3_JUNE));
    }

    @Test
    void aRelaunchPutsUsersInWhoWereInBefore() {
        FeatureMother.create(lifecycle, DARK_MODE, BETA);
        earlyAccess.optIn(DARK_MODE, ADA, SELF);
        clock.set(TUE_2_JUNE);

        move(CONCEPT);
        assertThat(preview().enrollment()).isEqualTo(new Enrollment(INTERESTED, SELF, MON_1_JUNE));
        assertThat(preview().enabled()).isFalse();

        move(BETA);
        assertThat(preview().enrollment()).isEqualTo(new Enrollment(OPTED_IN, SELF, MON_1_JUNE));
        assertThat(preview().enabled()).isTrue();
    }

    @Test
    void aRelaunchLeavesOutUsersWhoWithdrewTheirInterest() {
        FeatureMother.create(lifecycle, DARK_MODE, BETA);
        earlyAccess.optIn(DARK_MODE, ADA, SELF);
        move(CONCEPT);

        assertThat(earlyAccess.optOut(DARK_MODE, ADA, SELF)).isEqualTo(Enrollment.NONE);

        move(BETA);
        assertThat(preview().enrollment()).isEqualTo(Enrollment.NONE);
        assertThat(preview().enabled()).isFalse();
    }

    @Test
    void anOptOutOfAPulledBackBetaHoldsUntilTheNextInterest() {
        FeatureMother.create(lifecycle, DARK_MODE, BETA);
        earlyAccess.optOut(DARK_MODE, ADA, SELF);
        move(CONCEPT);
        assertThat(preview().enrollment()).isEqualTo(Enrollment.NONE);
        assertThat(earlyAccess.optOut(DARK_MODE, ADA, SELF)).isEqualTo(Enrollment.NONE);
        move(BETA);
        assertThat(preview().enrollment()).isEqualTo(new Enrollment(OPTED_OUT, SELF, MON_1_JUNE));

        move(CONCEPT);
        clock.set(TUE_2_JUNE);
        assertThat(earlyAccess.optIn(DARK_MODE, ADA, SELF)).isEqualTo(new Enrollment(INTERESTED, SELF, TUE_2_JUNE));
        move(BETA);
        assertThat(preview().enrollment()).isEqualTo(new Enrollment(OPTED_IN, LAUNCH, TUE_2_JUNE));
    }

    @Test
    void asksForFeedbackAgainAfterANewOptInOnly() {
        FeatureMother.create(lifecycle, DARK_MODE, BETA);
        StoredEnrollment.store(jdbc, DARK_MODE, ADA, "opted-in", MON_1_JUNE);

        earlyAccess.optIn(DARK_MODE, ADA, SELF);
        assertThat(stored().feedbackSettled()).isTrue();

        earlyAccess.optOut(DARK_MODE, ADA, SELF);
        earlyAccess.optIn(DARK_MODE, ADA, SELF);
        assertThat(stored().feedbackSettled()).isFalse();
    }

    @Test
    void knowsNoAnswerToAFeatureThatThereIsNot() {
        assertThatThrownBy(() -> earlyAccess.optIn(DARK_MODE, ADA, SELF)).isInstanceOf(UnknownFeature.class);
        assertThatThrownBy(() -> earlyAccess.optOut(DARK_MODE, ADA, SELF)).isInstanceOf(UnknownFeature.class);
    }

    private void move(Stage to) {
        lifecycle.move(DARK_MODE, version -> true, new TransitionRequest(to, "For a test", true, true), GRACE);
    }

    /** An opt-in is what many users do at once, also when somebody is told of it. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void anOptInIsStoredByOneStatement(boolean isFollowed) {
        FeatureMother.create(lifecycle, DARK_MODE, BETA);
        Feature feature = features.require(DARK_MODE);
        if (isFollowed) {
            jdbc.sql("insert into enrollment_follower (endpoint_id) values (1)").update();
        }
        Logger log = (Logger) LoggerFactory.getLogger(JdbcTemplate.class);
        Level level = log.getLevel();
        ListAppender<ILoggingEvent> statements = new ListAppender<>();
        statements.start();
        log.setLevel(Level.DEBUG);
        log.addAppender(statements);
        try {
            enrollments.store(OPTED_IN, feature, ADA, SELF, MON_1_JUNE);
        } finally {
            log.detachAppender(statements);
            log.setLevel(level);
        }

        assertThat(statements.list)
                .filteredOn(line -> line.getFormattedMessage().startsWith("Executing prepared SQL statement"))
                .hasSize(1);
        assertThat(jdbc.sql("select count(*) from enrollment_change")
                        .query(Long.class)
                        .single())
                .isEqualTo(isFollowed ? 1 : 0);
    }

    private FeaturePreview preview() {
        return previews.require(ADA, DARK_MODE, null);
    }

    private StoredEnrollment stored() {
        return StoredEnrollment.find(jdbc, DARK_MODE, ADA).orElseThrow();
    }
}
