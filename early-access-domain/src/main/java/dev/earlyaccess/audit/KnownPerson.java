package dev.earlyaccess.audit;

import org.jspecify.annotations.Nullable;

/**
 * What is known of a person when something is recorded.
 *
 * @param user the user id; null for a person who is known by an address or a name only
 */
public record KnownPerson(
        @Nullable String user,
        @Nullable String email,
        @Nullable String name) {

    /** A user of whom only the id is known. */
    public static KnownPerson user(String id) {
        return new KnownPerson(id, null, null);
    }

    /** A person of whom only the mail address is known. */
    public static KnownPerson at(String email) {
        return new KnownPerson(null, email, null);
    }

    boolean isNobody() {
        return user == null && email == null && name == null;
    }
}
