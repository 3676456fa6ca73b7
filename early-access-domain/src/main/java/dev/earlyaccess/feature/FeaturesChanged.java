package dev.earlyaccess.feature;

/**
 * A feature is new, has moved to another stage, or is described differently; or some are. Published in the transaction of the
 * change, or after it.
 */
public record FeaturesChanged() {}
