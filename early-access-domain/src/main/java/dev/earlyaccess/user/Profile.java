package dev.earlyaccess.user;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a user's own token says of its user.
 *
 * @param email the mail address; null where the token has none that is verified
 * @param locale a BCP 47 language tag
 * @param tokenIssuedAt when the token was issued; an older token never overwrites what a newer one said
 */
public record Profile(
        UserId user,
        @Nullable String email,
        @Nullable String name,
        @Nullable String locale,
        Instant tokenIssuedAt) {}
