package dev.earlyaccess.api.user;

import dev.earlyaccess.api.security.HoldsAddresses;
import dev.earlyaccess.api.security.MentionsAddresses;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What every response says about a user first. */
interface DescribedUser {

    @Schema(description = "The `sub` of the user's tokens.", example = "ada")
    String id();

    @Schema(
            description = "The name in the user's newest token; null if there is none.",
            example = "Ada Lovelace",
            nullable = true)
    @MentionsAddresses
    @Nullable
    String name();

    @Schema(
            description =
                    "The mail address in the user's newest token; null if there is none, or you may not see addresses.",
            example = "ada@example.com",
            nullable = true)
    @HoldsAddresses
    @Nullable
    String email();
}
