package dev.earlyaccess.api.mail;

import dev.earlyaccess.api.security.EndpointKey;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * The key of the mail endpoint for bounces.
 *
 * @param key opens only this endpoint; without a key there is no such endpoint
 */
@ConfigurationProperties("early-access.bounces")
record BounceSettings(@Nullable String key) {

    EndpointKey endpointKey() {
        return new EndpointKey("early-access.bounces.key", key);
    }

    @Override
    public String toString() {
        return "BounceSettings[key=%s]".formatted(endpointKey());
    }
}
