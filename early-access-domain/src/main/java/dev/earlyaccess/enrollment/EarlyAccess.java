package dev.earlyaccess.enrollment;

import dev.earlyaccess.feature.Feature;
import dev.earlyaccess.feature.FeatureKey;
import dev.earlyaccess.feature.Features;
import dev.earlyaccess.feature.UnknownFeature;
import dev.earlyaccess.stage.Enrollment;
import dev.earlyaccess.stage.EnrollmentStatus;
import dev.earlyaccess.stage.Origin;
import dev.earlyaccess.user.UserId;
import java.time.Clock;
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
    private final Clock clock;

    EarlyAccess(Features features, Enrollments enrollments, Clock clock) {
        this.features = features;
        this.enrollments = enrollments;
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
        return enrollments.store(choice, feature, user, origin, clock.instant());
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
        if (choice == EnrollmentStatus.NONE) {
            enrollments.remove(feature, user, clock.instant());
            return Enrollment.NONE;
        }
        return enrollments.store(choice, feature, user, origin, clock.instant());
    }
}
