package dev.earlyaccess.feature;

/** No feature has that key. */
public class UnknownFeature extends RuntimeException {

    /** @param key as the caller spelled it, which need not be a possible key */
    public UnknownFeature(String key) {
        super("There is no feature with the key %s.".formatted(key));
    }
}
