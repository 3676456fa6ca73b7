package dev.earlyaccess.feature;

import dev.earlyaccess.audit.AuditAction;
import dev.earlyaccess.audit.AuditSubject;
import dev.earlyaccess.audit.AuditTrail;
import dev.earlyaccess.audit.AuditValues;
import dev.earlyaccess.checklist.ItemState;
import dev.earlyaccess.stage.Stage;
import dev.earlyaccess.tracing.Causes;
import dev.earlyaccess.user.Actor;
import dev.earlyaccess.user.UserId;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.function.LongPredicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The changes that an admin makes to a feature, each in one transaction that locks the feature's row: of two
 * changes at the same time the second one waits, and is judged by the state that the first one left.
 */
@Service
@Transactional
public class FeatureLifecycle {

    private final Features features;
    private final TransitionHistory transitions;
    private final LaunchChecklist checklist;
    private final AuditTrail trail;
    private final Causes causes;
    private final Clock clock;

    FeatureLifecycle(
            Features features,
            TransitionHistory transitions,
            LaunchChecklist checklist,
            AuditTrail trail,
            Causes causes,
            Clock clock) {
        this.features = features;
        this.transitions = transitions;
        this.checklist = checklist;
        this.trail = trail;
        this.causes = causes;
        this.clock = clock;
    }

    /**
     * Creates a feature, as a concept or as a beta.
     *
     * @throws FeatureKeyTaken if the key was ever used
     * @throws IllegalStageTransition if it is to begin in another stage
     * @throws NotReadyForBeta if it is to begin as a beta and lacks what a beta needs
     */
    public Feature create(FeatureKey key, Description description, Stage stage, Actor by) {
        StageTransition creation =
                new StageTransition(key, null, stage, null, by.user(), clock.instant(), List.of(), false, by.name());
        Feature feature = new Feature(creation, description);
        // What follows from a transition is a part of the trace of its own.
        causes.part("transition", () -> features.add(feature));
        transitions.add(feature, creation);
        trail.record(
                AuditAction.FEATURE_CREATED,
                AuditSubject.feature(key.value()),
                AuditValues.NONE,
                description.audited().with("stage", stage));
        return feature;
    }

    /** The same by a person whose name is unknown. */
    public Feature create(FeatureKey key, Description description, Stage stage, UserId by) {
        return create(key, description, stage, new Actor(by, null));
    }

    /**
     * Replaces the description of a feature.
     *
     * @param ifVersion whether the caller accepts the current version
     * @param change makes the new description from the current one
     * @param reason required, and kept in the history, only if the change lowers requirements after the
     *     feature has been a beta
     * @throws UnknownFeature if there is none
     * @throws StaleVersion if the caller had read another version
     * @throws NotReadyForBeta if a beta would lose what a beta needs
     * @throws ReasonMissing if such a change has no reason
     */
    public Feature describe(
            FeatureKey key,
            LongPredicate ifVersion,
            UnaryOperator<Description> change,
            @Nullable String reason,
            UserId by) {
        Feature feature = hold(key, ifVersion);
        boolean wasBeta = transitions.everLedTo(Stage.BETA, feature);
        Instant now = clock.instant();
        AuditValues before = feature.description().audited();
        List<String> lowered = feature.describe(change.apply(feature.description()), wasBeta, reason, now);
        if (!lowered.isEmpty()) {
            transitions.addLowering(feature, lowered, String.valueOf(reason), by, now);
        }
        features.save(feature);
        trail.record(
                AuditAction.FEATURE_CHANGED,
                AuditSubject.feature(key.value()),
                before,
                feature.description().audited().with("reason", lowered.isEmpty() ? null : reason));
        return feature;
    }

    /**
     * Moves a feature to another stage.
     *
     * @param ifVersion whether the caller accepts the current version
     * @throws UnknownFeature if there is none
     * @throws StaleVersion if the caller had read another version
     * @throws IllegalStageTransition if its stage does not allow this transition
     * @throws ReasonMissing if this transition needs a reason
     * @throws NotReadyForBeta if it enters beta and lacks what a beta needs
     * @throws ChecklistUnmet if it enters general availability and its launch checklist is not met
     */
    public StageTransition move(FeatureKey key, LongPredicate ifVersion, TransitionRequest move, Actor by) {
        Feature feature = hold(key, ifVersion);
        Instant now = clock.instant();
        StageTransition transition = feature.moveTo(move, checklist(feature, move, now), by, now);
        transitions.add(feature, transition);
        causes.part("transition", () -> features.save(feature));
        trail.record(
                AuditAction.STAGE_CHANGED,
                AuditSubject.feature(key.value()),
                AuditValues.of("stage", transition.from()),
                AuditValues.of("stage", transition.to())
                        .with("reason", transition.reason())
                        .with("overridden", transition.overridden().isEmpty() ? null : transition.overridden())
                        .with("announce", transition.isQuiet() ? false : null));
        return transition;
    }

    /** The same by a person whose name is unknown. */
    public StageTransition move(FeatureKey key, LongPredicate ifVersion, TransitionRequest move, UserId by) {
        return move(key, ifVersion, move, new Actor(by, null));
    }

    /**
     * What a transition would be at this moment, and what is missing for it. Changes and locks nothing.
     *
     * @param ifVersion whether the caller accepts the current version
     * @throws UnknownFeature if there is none
     * @throws StaleVersion if the caller had read another version
     * @throws IllegalStageTransition if its stage does not allow this transition
     */
    @Transactional(readOnly = true)
    public PlannedTransition plan(FeatureKey key, LongPredicate ifVersion, TransitionRequest move, Actor by) {
        Feature feature = features.require(key);
        requireVersion(feature, ifVersion);
        Instant now = clock.instant();
        return feature.plan(move, checklist(feature, move, now), by, now);
    }

    private List<ItemState> checklist(Feature feature, TransitionRequest move, Instant now) {
        return move.to().needsChecklist() ? checklist.of(feature, now) : List.of();
    }

    private Feature hold(FeatureKey key, LongPredicate ifVersion) {
        Feature feature = features.lock(key);
        requireVersion(feature, ifVersion);
        return feature;
    }

    private static void requireVersion(Feature feature, LongPredicate ifVersion) {
        if (!ifVersion.test(feature.version())) {
            throw new StaleVersion(feature.key(), feature.version());
        }
    }
}
