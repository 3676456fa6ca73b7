package dev.earlyaccess.feature;

import jakarta.persistence.Embeddable;
import org.jspecify.annotations.Nullable;

/** Who answers for a feature. Users see the name alone; the address is for admins and for mail to the owner. */
@Embeddable
public record Owner(
        @Nullable String name,
        @Nullable String email,
        @Nullable String team) {

    /** Nobody yet. */
    public static final Owner NOBODY = new Owner(null, null, null);
}
