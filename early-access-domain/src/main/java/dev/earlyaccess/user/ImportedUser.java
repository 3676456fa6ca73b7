package dev.earlyaccess.user;

import org.jspecify.annotations.Nullable;

/**
 * What another system says about a user. It holds until a token of the user says something else.
 *
 * @param email the mail address
 * @param locale a BCP 47 language tag
 */
public record ImportedUser(
        UserId id,
        @Nullable String email,
        @Nullable String name,
        @Nullable String locale) {

    boolean isDescribed() {
        return email != null || name != null || locale != null;
    }
}
