package dev.earlyaccess.apikey;

import dev.earlyaccess.shared.Refusal;
import java.time.Instant;

/** A machine has presented a key that is not valid. The message says why. */
public class ApiKeyRefused extends Refusal {

    private ApiKeyRefused(String detail) {
        super("unauthenticated", detail);
    }

    static ApiKeyRefused unknown(ApiKeySecret secret) {
        return new ApiKeyRefused(
                "The API key%s is unknown. Check that it was copied completely, and that it is a key of this environment."
                        .formatted(secret.isOurs() ? " " + secret.prefix() + "…" : ""));
    }

    static ApiKeyRefused revoked(ApiKey key, Instant at) {
        return new ApiKeyRefused("The API key %s… (%s) was revoked at %s. Ask an admin for another one."
                .formatted(key.prefix(), key.name(), at));
    }

    static ApiKeyRefused expired(ApiKey key) {
        return new ApiKeyRefused("The API key %s… (%s) expired at %s. Ask an admin for another one."
                .formatted(key.prefix(), key.name(), key.expiresAt()));
    }
}
