package dev.earlyaccess.feature;

/**
 * A transition that did not happen: what it would be, and what is missing for it.
 *
 * @param feature the feature, in the stage that it would leave
 */
public record PlannedTransition(Feature feature, StageTransition transition, TransitionCheck check) {}
