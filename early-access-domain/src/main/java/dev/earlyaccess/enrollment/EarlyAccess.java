package dev.earlyaccess.enrollment;

import dev.earlyaccess.audit.AuditAction;
import dev.earlyaccess.audit.AuditSubject;
import dev.earlyaccess.audit.AuditTrail;
import dev.earlyaccess.audit.AuditValues;
import dev.earlyaccess.audit.KnownPerson;
import dev.earlyaccess.feature.Feature;
import dev.earlyaccess.feature.FeatureKey;
import dev.earlyaccess.feature.Features;
import dev.earlyaccess.feature.UnknownFeature;
import dev.earlyaccess.stage.Enrollment;
import dev.earlyaccess.stage.EnrollmentStatus;
import dev.earlyaccess.stage.Origin;
import dev.earlyaccess.user.UnknownUser;
import dev.earlyaccess.user.UserId;
import dev.earlyaccess.user.Users;
import java.time.Clock;
import java.util.function.Supplier;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Opts users in and out. Both read the stage from the database in the transaction that writes. The latest
 * choice wins, no matter who made it, and a repeated choice changes nothing.
 */
@Service
@Transactional
public class EarlyAccess {

    private final Features features;
    private final Enrollments enrollments;
    private final Users users;
    private final AuditTrail trail;
    private final Clock clock;

    EarlyAccess(Features features, Enrollments enrollments, Users users, AuditTrail trail, Clock clock) {
        this.features = features;
        this.enrollments = enrollments;
        this.users = users;
        this.trail = trail;
        this.clock = clock;
    }

    /**
     * Registers interest in a concept, or opts in to a beta.
     *
     * @return the enrollment as it reads now
     * @throws UnknownFeature if there is no such feature
     * @throws ClosedForEnrollment if enrollment is closed in its stage
     */
    public Enrollment optIn(FeatureKey key, UserId user, Origin origin) {
        Feature feature = features.require(key);
        EnrollmentStatus choice =
                feature.stage().optIn().orElseThrow(() -> new ClosedForEnrollment(key, feature.stage()));
        return audited(
                AuditAction.USER_OPTED_IN,
                feature,
                user,
                origin,
                () -> enrollments.store(choice, feature, user, origin, clock.instant()));
    }

    /**
     * Withdraws the interest in a concept, or opts out of a beta.
     *
     * @return the enrollment as it reads now; the feature is disabled for this user
     * @throws UnknownFeature if there is no such feature
     * @throws ClosedForEnrollment if enrollment is closed in its stage
     */
    public Enrollment optOut(FeatureKey key, UserId user, Origin origin) {
        Feature feature = features.require(key);
        EnrollmentStatus choice =
                feature.stage().optOut().orElseThrow(() -> new ClosedForEnrollment(key, feature.stage()));
        return audited(AuditAction.USER_OPTED_OUT, feature, user, origin, () -> {
            if (choice == EnrollmentStatus.NONE) {
                enrollments.remove(feature, user, origin, clock.instant());
                return Enrollment.NONE;
            }
            return enrollments.store(choice, feature, user, origin, clock.instant());
        });
    }

    /**
     * Opts a user in on the user's behalf, as {@link #optIn} does.
     *
     * @param create whether to do so even if the service has never seen this user, whose id may be misspelled
     * @throws UnknownUser if the service has never seen this user
     */
    public Enrollment optInOnBehalf(FeatureKey key, UserId user, boolean create) {
        Feature feature = features.require(key);
        if (feature.stage().optIn().isPresent() && !isSeen(user)) {
            if (!create) {
                throw new UnknownUser(user);
            }
            trail.record(AuditAction.USER_CREATED, AuditSubject.person(KnownPerson.user(user.value())));
        }
        return optIn(key, user, Origin.ADMIN);
    }

    /**
     * Opts a user out on the user's behalf, as {@link #optOut} does.
     *
     * @throws UnknownUser if the service has never seen this user
     */
    public Enrollment optOutOnBehalf(FeatureKey key, UserId user) {
        Feature feature = features.require(key);
        if (feature.stage().optOut().isPresent()) {
            requireSeen(user);
        }
        return optOut(key, user, Origin.ADMIN);
    }

    /**
     * Refuses a user whom the service has never seen.
     *
     * @throws UnknownUser if the user has neither signed in nor an enrollment
     */
    public void requireSeen(UserId user) {
        if (!isSeen(user)) {
            throw new UnknownUser(user);
        }
    }

    private boolean isSeen(UserId user) {
        return users.find(user).isPresent() || enrollments.haveAnyOf(user);
    }

    /** What a user does themselves is not recorded, and costs nothing more. */
    private Enrollment audited(
            AuditAction action, Feature feature, UserId user, Origin origin, Supplier<Enrollment> choice) {
        if (origin == Origin.SELF && !trail.isByAnother(user.value())) {
            return choice.get();
        }
        Enrollment before = enrollments.of(feature, user);
        Enrollment after = choice.get();
        trail.record(
                action,
                AuditSubject.feature(feature.key().value()).about(KnownPerson.user(user.value())),
                audited(before),
                audited(after));
        return after;
    }

    private static AuditValues audited(Enrollment enrollment) {
        return AuditValues.of("status", enrollment.status()).with("origin", enrollment.origin());
    }
}
