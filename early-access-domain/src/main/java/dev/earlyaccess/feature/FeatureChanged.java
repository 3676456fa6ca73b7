package dev.earlyaccess.feature;

/** A feature is new, has moved to another stage, or is described differently. Published in the transaction of the change. */
public record FeatureChanged(FeatureKey feature) {}
