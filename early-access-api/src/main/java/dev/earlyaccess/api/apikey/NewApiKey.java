package dev.earlyaccess.api.apikey;

import dev.earlyaccess.api.problem.InvalidRequest;
import dev.earlyaccess.api.request.TextLength;
import dev.earlyaccess.apikey.ApiKey;
import dev.earlyaccess.apikey.ApiKeyRole;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** An API key to create. */
@Schema(description = "An API key to create.")
record NewApiKey(
        @Schema(
                description =
                        "What histories call the machine. Names of keys are unique; capital and small letters are the same.",
                example = "Shop backend",
                requiredMode = Schema.RequiredMode.REQUIRED)
        @NotNull
        @TextLength(min = 1, max = ApiKey.LONGEST_NAME, message = "must have 1 to {max} characters")
        String name,

        @Schema(
                description =
                        "What the machine may do. `server` acts for users, as your backend. The others may do what a person with the role of the same name may do.",
                example = "server",
                requiredMode = Schema.RequiredMode.REQUIRED)
        @NotNull
        ApiKeyRole role,

        @Schema(
                description = "From when on the key is refused. Omit for a key that does not expire.",
                example = "2027-11-22T09:00:00Z")
        @Nullable
        Instant expiresAt) {

    private static final Instant END_OF_TIME = Instant.parse("9999-12-31T00:00:00Z");

    /** @throws InvalidRequest if people could not tell this name from another one */
    String visibleName() {
        String stripped = name.strip();
        if (!ApiKey.isName(stripped)) {
            throw new InvalidRequest("name", "must be " + ApiKey.NAME_RULE);
        }
        return stripped;
    }

    /** @throws InvalidRequest if the key would be expired already */
    @Nullable
    Instant expiryAfter(Instant now) {
        if (expiresAt != null && (!expiresAt.isAfter(now) || expiresAt.isAfter(END_OF_TIME))) {
            throw new InvalidRequest("expiresAt", "must be in the future, and before the year 10000");
        }
        return expiresAt;
    }
}
