package dev.earlyaccess.user;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The profile in a user's token.
 *
 * @param email the mail address; null if the token has no verified address
 * @param locale a BCP 47 language tag
 * @param tokenIssuedAt when the token was issued; an older token never overwrites the profile of a newer one. Not after
 *     {@link Instant#EPOCH} if no token with a date was seen
 */
public record Profile(
        UserId user,
        @Nullable String email,
        @Nullable String name,
        @Nullable String locale,
        Instant tokenIssuedAt) {}
