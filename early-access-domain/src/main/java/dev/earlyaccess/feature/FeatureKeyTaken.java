package dev.earlyaccess.feature;

/** Another feature has that key, or had it: keys are never reused. */
public class FeatureKeyTaken extends RuntimeException {

    private final FeatureKey key;

    FeatureKeyTaken(FeatureKey key) {
        super("The key %s belongs to another feature. Keys are never reused: choose another one.".formatted(key));
        this.key = key;
    }

    public FeatureKey key() {
        return key;
    }
}
