package dev.earlyaccess.feature;

/** The feature changed since the caller read it. */
public class StaleVersion extends RuntimeException {

    private final long current;

    StaleVersion(FeatureKey feature, long current) {
        super(
                "The feature %s has changed since you read it: it is at version %d now. Read it again and repeat the change."
                        .formatted(feature, current));
        this.current = current;
    }

    /** The version it has now. */
    public long current() {
        return current;
    }
}
