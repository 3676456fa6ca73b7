package dev.earlyaccess.feature;

import dev.earlyaccess.shared.Refusal;

/** No feature has this key. */
public class UnknownFeature extends Refusal {

    /** @param key as the caller spelled it, which need not be a possible key */
    public UnknownFeature(String key) {
        super("feature-not-found", "There is no feature with the key %s.".formatted(key));
    }
}
