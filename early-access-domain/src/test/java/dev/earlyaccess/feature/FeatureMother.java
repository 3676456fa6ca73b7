package dev.earlyaccess.feature;

import org.jspecify.annotations.Nullable;

/** Descriptions for tests. */
public final class FeatureMother {

    private FeatureMother() {}

    /** A description with all that a beta needs. */
    public static Description readyForBeta(String name) {
        return described(name, "What " + name + " is for", "https://docs.example.com/" + name.hashCode());
    }

    /** A description of which only the name is known. */
    public static Description nameOnly(String name) {
        return new Description(name, null, null, null, null, null, Size.MINOR, false, false, null);
    }

    private static Description described(String name, @Nullable String description, @Nullable String documentationUrl) {
        return new Description(
                name,
                description,
                new Owner("Design systems", "design@example.com", "Design"),
                documentationUrl,
                null,
                null,
                Size.MINOR,
                false,
                false,
                null);
    }
}
