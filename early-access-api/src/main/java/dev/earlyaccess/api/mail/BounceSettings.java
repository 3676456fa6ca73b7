package dev.earlyaccess.api.mail;

import dev.earlyaccess.api.security.MailEndpointKey;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Who may report bounces.
 *
 * @param key opens the hook and nothing else; without one there is no hook
 */
@ConfigurationProperties("early-access.bounces")
record BounceSettings(@Nullable String key) {

    MailEndpointKey hookKey() {
        return new MailEndpointKey("early-access.bounces.key", key);
    }

    @Override
    public String toString() {
        return "BounceSettings[key=%s]".formatted(hookKey());
    }
}
