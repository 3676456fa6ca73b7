package dev.earlyaccess.feature;

/** One or more features are described differently. Published in the transaction of the change, or after it. */
public record FeaturesDescribed() {}
