package dev.earlyaccess.api.security;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.servlet.http.HttpServletRequest;
import java.security.MessageDigest;
import org.jspecify.annotations.Nullable;

/**
 * The key of one endpoint that machines call, which opens nothing else.
 *
 * @param setting the setting that holds the key
 * @param key the key; without a key there is no such endpoint
 */
public record EndpointKey(String setting, @Nullable String key) {

    /** Whether there is a key. */
    public boolean isSet() {
        return key != null && !key.isBlank();
    }

    /**
     * Whether the request presents this key. The comparison takes as long for an almost right key as for any
     * other.
     */
    boolean isPresentedBy(HttpServletRequest request) {
        return PresentedKey.in(request)
                .filter(presented ->
                        key != null && isSet() && MessageDigest.isEqual(presented.getBytes(UTF_8), key.getBytes(UTF_8)))
                .isPresent();
    }

    @Override
    public String toString() {
        return isSet() ? "…" : "none";
    }
}
