package dev.earlyaccess.api.feedback;

import dev.earlyaccess.api.security.MailEndpointKey;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Who may hand over answers.
 *
 * @param hookKey opens the hook and nothing else; without one there is no hook
 */
@ConfigurationProperties("early-access.feedback")
record InboundMailSettings(@Nullable String hookKey) {

    MailEndpointKey key() {
        return new MailEndpointKey("early-access.feedback.hook-key", hookKey);
    }

    @Override
    public String toString() {
        return "MailHookSettings[hookKey=%s]".formatted(key());
    }
}
