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
 * A user's yes and no to a feature. Each takes the stage from the database in the transaction that writes; the last word
 * wins, whoever said it, and saying again what already reads so changes nothing.
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
     * Says yes: interest in a concept, an opt-in to a beta.
     *
     * @return the enrollment as it reads now
     * @throws UnknownFeature if there is no such feature
     * @throws ClosedForEnrollment if its stage takes no answers
     */
    public Enrollment optIn(FeatureKey key, UserId user, Origin origin) {
        Feature feature = features.require(key);
        EnrollmentStatus yes = feature.stage().yes().orElseThrow(() -> new ClosedForEnrollment(key, feature.stage()));
        return enrollments.say(yes, feature, user, origin, clock.instant());
    }

    /**
     * Says no: takes interest back from a concept, opts out of a beta.
     *
     * @return the enrollment as it reads now, never one that is enabled
     * @throws UnknownFeature if there is no such feature
     * @throws ClosedForEnrollment if its stage takes no answers
     */
    public Enrollment optOut(FeatureKey key, UserId user, Origin origin) {
        Feature feature = features.require(key);
        EnrollmentStatus no = feature.stage().no().orElseThrow(() -> new ClosedForEnrollment(key, feature.stage()));
        if (no == EnrollmentStatus.NONE) {
            enrollments.remove(feature, user, clock.instant());
            return Enrollment.NONE;
        }
        return enrollments.say(no, feature, user, origin, clock.instant());
    }
}
