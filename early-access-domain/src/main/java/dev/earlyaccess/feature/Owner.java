package dev.earlyaccess.feature;

import dev.earlyaccess.audit.KnownPerson;
import org.jspecify.annotations.Nullable;

/**
 * The person who is responsible for a feature. Users see only the name; the address is for admins and for
 * mails.
 */
public record Owner(
        @Nullable String name,
        @Nullable String email,
        @Nullable String team) {

    /** The person, without the team. */
    KnownPerson person() {
        return new KnownPerson(null, email, name);
    }

    /** No owner yet. */
    public static final Owner NOBODY = new Owner(null, null, null);
}
