package dev.earlyaccess.user;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The person who does something, as the token of the request names this person.
 *
 * @param name null if the token has neither a name nor an address
 */
public record Actor(UserId user, @Nullable String name) {

    /** The person with this token: by the name, or else by the address. */
    public static Actor of(Profile profile) {
        return new Actor(profile.user(), Optional.ofNullable(profile.name()).orElse(profile.email()));
    }
}
