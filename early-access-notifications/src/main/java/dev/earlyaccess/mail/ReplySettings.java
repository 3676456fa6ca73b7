package dev.earlyaccess.mail;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * How replies reach the service, as far as the mails must know it.
 *
 * @param imapUrl set if the service reads a mailbox
 * @param hookKey set if a mail provider posts replies to the service
 */
@ConfigurationProperties("early-access.feedback")
record ReplySettings(@Nullable String imapUrl, @Nullable String hookKey) {

    /** Whether the service gets replies. If not, a mail must not ask for one. */
    boolean areRead() {
        return isSet(imapUrl) || isSet(hookKey);
    }

    private static boolean isSet(@Nullable String setting) {
        return setting != null && !setting.isBlank();
    }

    /** Both settings contain secrets. */
    @Override
    public String toString() {
        return "ReplySettings[areRead=%s]".formatted(areRead());
    }
}
