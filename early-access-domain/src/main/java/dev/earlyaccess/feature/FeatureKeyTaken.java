package dev.earlyaccess.feature;

import dev.earlyaccess.shared.Refusal;

/** Another feature has this key, or had it: keys are never reused. */
class FeatureKeyTaken extends Refusal {

    FeatureKeyTaken(FeatureKey key) {
        super(
                "feature-key-taken",
                "The key %s belongs to another feature. Keys are never reused: choose another one.".formatted(key),
                "key",
                key.value());
    }
}
