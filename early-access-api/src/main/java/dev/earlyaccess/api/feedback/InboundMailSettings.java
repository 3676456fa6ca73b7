package dev.earlyaccess.api.feedback;

import dev.earlyaccess.api.security.EndpointKey;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * The key of the mail endpoint for replies.
 *
 * @param hookKey opens only this endpoint; without a key there is no such endpoint
 */
@ConfigurationProperties("early-access.feedback")
record InboundMailSettings(@Nullable String hookKey) {

    EndpointKey key() {
        return new EndpointKey("early-access.feedback.hook-key", hookKey);
    }

    @Override
    public String toString() {
        return "InboundMailSettings[hookKey=%s]".formatted(key());
    }
}
