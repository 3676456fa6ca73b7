package dev.earlyaccess.feature;

import jakarta.persistence.Embeddable;
import org.jspecify.annotations.Nullable;

/**
 * The person who is responsible for a feature. Users see only the name; the address is for admins and for
 * mails.
 */
@Embeddable
public record Owner(
        @Nullable String name,
        @Nullable String email,
        @Nullable String team) {

    /** No owner yet. */
    public static final Owner NOBODY = new Owner(null, null, null);
}
