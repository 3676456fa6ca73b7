package dev.earlyaccess.bounce;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Who may report bounces.
 *
 * @param key opens the hook and nothing else; without one there is no hook
 */
@ConfigurationProperties("early-access.bounces")
record BounceSettings(@Nullable String key) {

    boolean hasKey() {
        return key != null && !key.isBlank();
    }

    /** Whether this is the key. Takes as long for a key that is almost right as for any other. */
    boolean isKey(String candidate) {
        return key != null && hasKey() && MessageDigest.isEqual(candidate.getBytes(UTF_8), key.getBytes(UTF_8));
    }

    @Override
    public String toString() {
        return "BounceSettings[key=%s]".formatted(hasKey() ? "…" : "none");
    }
}
