package dev.earlyaccess.feature;

import dev.earlyaccess.stage.Stage;
import dev.earlyaccess.user.UserId;
import java.time.Clock;
import java.util.function.LongPredicate;
import java.util.function.UnaryOperator;
import org.hibernate.exception.ConstraintViolationException;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * All that an admin does to a feature, each in one transaction that holds the feature's row: of two changes at the same
 * time the second waits, and is judged by what the first left.
 */
@Service
@Transactional
public class FeatureLifecycle {

    private final Features features;
    private final StageTransitions transitions;
    private final Clock clock;

    FeatureLifecycle(Features features, StageTransitions transitions, Clock clock) {
        this.features = features;
        this.transitions = transitions;
        this.clock = clock;
    }

    /**
     * Creates a feature, as a concept or as a beta.
     *
     * @throws FeatureKeyTaken if the key was ever used
     * @throws IllegalStageTransition if it is to begin in another stage
     * @throws NotReadyForBeta if it is to begin as a beta and lacks what a beta needs
     */
    public Feature create(FeatureKey key, Description description, Stage stage, UserId by) {
        Feature feature = new Feature(key, description, stage, by, clock.instant());
        try {
            features.saveAndFlush(feature);
        } catch (DataIntegrityViolationException ex) {
            throw ex.getCause() instanceof ConstraintViolationException violated
                            && violated.getKind() == ConstraintViolationException.ConstraintKind.UNIQUE
                    ? new FeatureKeyTaken(key)
                    : ex;
        }
        transitions.add(feature, new StageTransition(key, null, stage, null, by, feature.createdAt()));
        return feature;
    }

    /**
     * Replaces what is said about a feature.
     *
     * @param ifVersion which versions the caller is willing to change
     * @param change makes the new description of the current one
     * @throws UnknownFeature if there is none
     * @throws StaleVersion if the caller had read another version
     * @throws NotReadyForBeta if a beta would lose what a beta needs
     */
    public Feature describe(FeatureKey key, LongPredicate ifVersion, UnaryOperator<Description> change) {
        Feature feature = hold(key, ifVersion);
        feature.describe(change.apply(feature.description()), clock.instant());
        return features.saveAndFlush(feature);
    }

    /**
     * Moves a feature to another stage.
     *
     * @param ifVersion which versions the caller is willing to move
     * @throws UnknownFeature if there is none
     * @throws StaleVersion if the caller had read another version
     * @throws IllegalStageTransition if there is no way from its stage to that one
     * @throws ReasonMissing if this step needs a reason
     * @throws NotReadyForBeta if it enters beta and lacks what a beta needs
     */
    public StageTransition move(FeatureKey key, LongPredicate ifVersion, Stage to, @Nullable String reason, UserId by) {
        Feature feature = hold(key, ifVersion);
        StageTransition transition = feature.moveTo(to, reason, by, clock.instant());
        transitions.add(feature, transition);
        features.saveAndFlush(feature);
        return transition;
    }

    private Feature hold(FeatureKey key, LongPredicate ifVersion) {
        Feature feature = features.lockByKey(key.value()).orElseThrow(() -> new UnknownFeature(key.value()));
        if (!ifVersion.test(feature.version())) {
            throw new StaleVersion(key, feature.version());
        }
        return feature;
    }
}
