package dev.earlyaccess.api.security;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.servlet.http.HttpServletRequest;
import java.security.MessageDigest;
import org.jspecify.annotations.Nullable;

/**
 * The key of one hook, which opens nothing else.
 *
 * @param setting where the operator writes it
 * @param key without one there is no hook
 */
public record MailEndpointKey(String setting, @Nullable String key) {

    boolean isSet() {
        return key != null && !key.isBlank();
    }

    /** Whether the request shows it. Takes as long for a key that is almost right as for any other. */
    boolean isShownBy(HttpServletRequest request) {
        return PresentedKey.in(request)
                .filter(shown ->
                        key != null && isSet() && MessageDigest.isEqual(shown.getBytes(UTF_8), key.getBytes(UTF_8)))
                .isPresent();
    }

    @Override
    public String toString() {
        return isSet() ? "…" : "none";
    }
}
