package dev.earlyaccess.api.security;

import dev.earlyaccess.feature.Description;
import dev.earlyaccess.user.Actor;
import dev.earlyaccess.user.Profile;
import dev.earlyaccess.user.UserId;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who makes a request: the principal of every authenticated request.
 *
 * @param profile the person's profile; of a machine, its name
 * @param roles of a person among them {@link Role#USER}; of a machine the one role of its key
 * @param provenEmail the address by which the caller owns features; null if the token does not prove one
 */
public record Caller(
        Profile profile, Set<Role> roles, @Nullable String provenEmail) {

    /** Whether one of the caller's roles includes this one. */
    public boolean has(Role role) {
        return roles.stream().anyMatch(own -> own.grants(role));
    }

    /** Whether responses show mail addresses and original mails to the caller: not to one who only views. */
    public boolean seesAddresses() {
        return !has(Role.VIEWER) || has(Role.SUPPORT) || has(Role.EDITOR);
    }

    /** Whether the caller may change a feature of this description as its owner or as one of its managers. */
    public boolean owns(Description description) {
        return has(Role.STAFF) && provenEmail != null && description.isManagedBy(provenEmail);
    }

    /**
     * Ensures that nobody who may not see addresses can find out by a search whether an address is there.
     *
     * @param wanted what the caller searches for
     * @throws RoleMissing if it holds an address, and the caller may not see addresses
     */
    public void requireSight(@Nullable String wanted) {
        if (wanted != null && wanted.indexOf('@') >= 0 && !seesAddresses()) {
            throw RoleMissing.toDo("A search for a mail address", Role.SUPPORT, Role.EDITOR);
        }
    }

    /** Whether it is a machine with an API key, and no person. */
    public boolean isMachine() {
        return !roles.contains(Role.USER);
    }

    /** The user id. */
    public UserId user() {
        return profile.user();
    }

    /** The mail address in the token; null if there is no verified one. */
    public @Nullable String email() {
        return profile.email();
    }

    /** The caller, as the history of a feature names callers. */
    public Actor actor() {
        return Actor.of(profile);
    }
}
