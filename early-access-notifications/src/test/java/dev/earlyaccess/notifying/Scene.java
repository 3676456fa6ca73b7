package dev.earlyaccess.notifying;

import dev.earlyaccess.enrollment.EarlyAccess;
import dev.earlyaccess.enrollment.Enrollments;
import dev.earlyaccess.feature.Feature;
import dev.earlyaccess.feature.FeatureKey;
import dev.earlyaccess.feature.FeatureLifecycle;
import dev.earlyaccess.feature.FeatureMother;
import dev.earlyaccess.feature.Features;
import dev.earlyaccess.feature.TransitionRequest;
import dev.earlyaccess.launch.FeedbackSweep;
import dev.earlyaccess.launch.LaunchSweep;
import dev.earlyaccess.sending.DeliveryDispatcher;
import dev.earlyaccess.stage.Enrollment;
import dev.earlyaccess.stage.Origin;
import dev.earlyaccess.stage.Stage;
import dev.earlyaccess.testing.HandMovedClock;
import dev.earlyaccess.user.Profile;
import dev.earlyaccess.user.UserId;
import dev.earlyaccess.user.Users;
import java.time.Instant;
import java.util.List;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What users and admins do, what the service then does by itself, and which mails arrive. */
@TestComponent
public class Scene {

    public static final FeatureKey DARK_MODE = new FeatureKey("dark-mode");
    public static final UserId ADA = new UserId("ada");
    public static final UserId GRACE = new UserId("grace");
    public static final UserId ADMIN = new UserId("admin");

    private final FeatureLifecycle lifecycle;
    private final Features features;
    private final EarlyAccess earlyAccess;
    private final Enrollments enrollments;
    private final Users users;
    private final LaunchSweep launchSweep;
    private final FeedbackSweep feedbackSweep;
    private final DeliveryDispatcher dispatcher;
    private final MailServer mailServer;
    private final JdbcClient jdbc;

    public final HandMovedClock clock;

    Scene(
            FeatureLifecycle lifecycle,
            Features features,
            EarlyAccess earlyAccess,
            Enrollments enrollments,
            Users users,
            LaunchSweep launchSweep,
            FeedbackSweep feedbackSweep,
            DeliveryDispatcher dispatcher,
            MailServer mailServer,
            JdbcClient jdbc,
            HandMovedClock clock) {
        this.lifecycle = lifecycle;
        this.features = features;
        this.earlyAccess = earlyAccess;
        this.enrollments = enrollments;
        this.users = users;
        this.launchSweep = launchSweep;
        this.feedbackSweep = feedbackSweep;
        this.dispatcher = dispatcher;
        this.mailServer = mailServer;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** A concept, and Ada and Grace who have addresses. The mailbox is empty. */
    public Scene concept() {
        return begin(Stage.CONCEPT);
    }

    /** The same with a beta that was never a concept. */
    public Scene beta() {
        return begin(Stage.BETA);
    }

    private Scene begin(Stage stage) {
        mailServer.empty();
        knows(ADA, "Ada", "en");
        knows(GRACE, "Grace", "de");
        lifecycle.create(DARK_MODE, FeatureMother.readyForBeta("Dark mode"), stage, ADMIN);
        return this;
    }

    public void knows(UserId user, String name, String locale) {
        users.saw(new Profile(user, user + "@example.com", name, locale, Instant.EPOCH));
    }

    public void optsIn(UserId user) {
        earlyAccess.optIn(DARK_MODE, user, Origin.SELF);
    }

    public void optsOut(UserId user) {
        earlyAccess.optOut(DARK_MODE, user, Origin.SELF);
    }

    public void launched() {
        movedTo(Stage.BETA);
    }

    public void pulledBack() {
        movedTo(Stage.CONCEPT);
    }

    /** Moves the feature there and overrides its launch checklist. */
    public void movedTo(Stage stage) {
        lifecycle.move(DARK_MODE, version -> true, new TransitionRequest(stage, "Because", true, true), ADMIN);
    }

    public void sweptForLaunch() {
        launchSweep.run();
    }

    public void sweptForFeedback() {
        feedbackSweep.run();
    }

    public DeliveryDispatcher.Outcome dispatched() {
        return dispatcher.run();
    }

    /** Runs everything that the service would have run by itself by now. Returns the mails since the last call. */
    public List<String> mailsAfterSweeps() {
        launchSweep.run();
        feedbackSweep.run();
        dispatcher.run();
        return newMails().stream().map(CaughtMail::toString).toList();
    }

    /** The mails that arrived since the last call. */
    public List<CaughtMail> newMails() {
        List<CaughtMail> mails = mailServer.mails();
        mailServer.empty();
        return mails;
    }

    public Feature feature() {
        return features.require(DARK_MODE);
    }

    /** A user's enrollment, as the stage of the feature reads it. */
    public Enrollment enrollmentOf(UserId user) {
        return enrollments.of(feature(), user);
    }

    public boolean isEnabledFor(UserId user) {
        return feature().stage().enables(enrollmentOf(user).status());
    }

    /** The status of this user's mail of this kind in the outbox. */
    public String statusOf(String kind, UserId user) {
        return jdbc.sql("select status from delivery where kind = :kind and recipient = :user")
                .param("kind", kind)
                .param("user", user.value())
                .query(String.class)
                .single();
    }

    /** The number of mails that are owed. */
    public long owed() {
        return jdbc.sql("select count(*) from delivery where status = 'owed'")
                .query(Long.class)
                .single();
    }

    public static String launchMail(UserId user) {
        return "%s@example.com: %s"
                .formatted(user, user.equals(GRACE) ? "Ihre Beta ist da: Dark mode" : "Your beta is here: Dark mode");
    }

    public static String feedbackRequest(UserId user) {
        return "%s@example.com: %s"
                .formatted(
                        user,
                        user.equals(GRACE)
                                ? "Was sollen wir an Dark mode ändern?"
                                : "What should we change about Dark mode?");
    }
}
