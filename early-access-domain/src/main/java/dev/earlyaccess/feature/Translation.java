package dev.earlyaccess.feature;

import org.jspecify.annotations.Nullable;

/**
 * What a feature is called and what it is for, in one other language.
 *
 * @param name null where the feature's own name is used
 * @param description null where the feature's own description is used
 */
public record Translation(@Nullable String name, @Nullable String description) {}
