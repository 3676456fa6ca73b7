package dev.earlyaccess.enrollment;

import dev.earlyaccess.audit.AuditAction;
import dev.earlyaccess.audit.AuditSubject;
import dev.earlyaccess.audit.AuditTrail;
import dev.earlyaccess.audit.AuditValues;
import dev.earlyaccess.feature.Feature;
import dev.earlyaccess.feature.FeatureKey;
import dev.earlyaccess.feature.Features;
import dev.earlyaccess.feature.UnknownFeature;
import dev.earlyaccess.stage.EnrollmentStatus;
import dev.earlyaccess.stage.Origin;
import dev.earlyaccess.stage.Stage;
import dev.earlyaccess.user.ImportedUser;
import dev.earlyaccess.user.UserId;
import dev.earlyaccess.user.Users;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Enrolls users whom another system knows, many at a time. What a user has chosen here wins, so that an import can be
 * repeated.
 */
@Service
@Transactional
public class EnrollmentImport {

    private final Features features;
    private final Enrollments enrollments;
    private final Users users;
    private final AuditTrail trail;

    EnrollmentImport(Features features, Enrollments enrollments, Users users, AuditTrail trail) {
        this.features = features;
        this.enrollments = enrollments;
        this.users = users;
        this.trail = trail;
    }

    /**
     * The feature into which an import goes, in the stage in which the import began.
     *
     * @param mails whether users of a beta get the launch mail and the feedback request
     */
    public record ImportTarget(FeatureKey feature, Stage stage, boolean mails) {}

    /**
     * A user who registered elsewhere.
     *
     * @param since when
     */
    public record ImportedEnrollment(ImportedUser user, Instant since) {

        UserId id() {
            return user.id();
        }
    }

    /** What became of a user. */
    public enum ImportResult {
        /** The user is enrolled now. */
        ENROLLED,
        /** The user was enrolled before; the import had an address, a name or a language that was not known. */
        COMPLETED,
        /** The user was enrolled before. */
        ENROLLED_BEFORE,
        /** The user has opted out, and stays out. */
        OPTED_OUT,
        /** The user was erased a short time ago. */
        ERASED
    }

    /** How many rows of an import had which result. */
    public record ImportTally(long imported, long unchanged, long refused) {}

    /**
     * Begins an import.
     *
     * @throws UnknownFeature if there is no such feature
     * @throws ClosedForEnrollment if enrollment is closed in its stage
     */
    @Transactional(readOnly = true)
    public ImportTarget begin(FeatureKey key, boolean mails) {
        Feature feature = features.require(key);
        if (feature.stage().optIn().isEmpty()) {
            throw new ClosedForEnrollment(key, feature.stage());
        }
        return new ImportTarget(key, feature.stage(), mails);
    }

    /**
     * Imports some users, each of them once. Users of a beta are settled: they get neither the launch mail nor a feedback
     * request, unless the target says so. Then they wait for the launch sweep, as if they had been interested when the beta
     * began.
     *
     * @throws StageChanged if the feature is in another stage by now
     */
    public Map<UserId, ImportResult> add(ImportTarget target, List<ImportedEnrollment> some, Instant at) {
        enrollments.holdStage(target.feature());
        Feature feature = features.require(target.feature());
        if (feature.stage() != target.stage()) {
            throw new StageChanged(target.feature(), target.stage(), feature.stage());
        }
        Map<UserId, ImportResult> results = new HashMap<>();
        users.erasedAmong(some.stream().map(ImportedEnrollment::id).toList())
                .forEach(user -> results.put(user, ImportResult.ERASED));
        List<ImportedEnrollment> known =
                some.stream().filter(row -> !results.containsKey(row.id())).toList();
        enroll(feature, target, known, at, results);
        List<ImportedUser> in = known.stream()
                .map(ImportedEnrollment::user)
                .filter(user -> results.get(user.id()) != ImportResult.OPTED_OUT)
                .toList();
        users.complete(in).forEach(user -> results.replace(user, ImportResult.ENROLLED_BEFORE, ImportResult.COMPLETED));
        return results;
    }

    private void enroll(
            Feature feature,
            ImportTarget target,
            List<ImportedEnrollment> users,
            Instant at,
            Map<UserId, ImportResult> results) {
        EnrollmentStatus choice = target.mails() ? EnrollmentStatus.INTERESTED : optIn(feature);
        boolean isSettled = feature.stage() == Stage.BETA && !target.mails();
        Set<UserId> enrolled = new HashSet<>(enrollments.add(choice, feature, users, Origin.ADMIN, isSettled, at));
        Set<UserId> out = new HashSet<>(enrollments.optedOutAmong(
                feature, users.stream().map(ImportedEnrollment::id).toList()));
        for (ImportedEnrollment user : users) {
            results.put(
                    user.id(),
                    enrolled.contains(user.id())
                            ? ImportResult.ENROLLED
                            : out.contains(user.id()) ? ImportResult.OPTED_OUT : ImportResult.ENROLLED_BEFORE);
        }
    }

    private static EnrollmentStatus optIn(Feature feature) {
        return feature.stage().optIn().orElseThrow();
    }

    /** Records an import in the audit trail, also one that broke off. */
    public void record(ImportTarget target, ImportTally tally) {
        trail.recordAct(
                AuditAction.ENROLLMENTS_IMPORTED,
                AuditSubject.feature(target.feature().value()),
                AuditValues.of("imported", tally.imported())
                        .with("unchanged", tally.unchanged())
                        .with("refused", tally.refused())
                        .with("mails", target.mails()));
    }
}
