package dev.earlyaccess.api.security;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

/**
 * The key in a request: a bearer token (RFC 6750, 2.1), or the password of HTTP Basic (RFC 7617) with any
 * user name, for providers that can only be given a URL such as {@code https://hook:<key>@…}. A key in the
 * query is not accepted, because queries are logged.
 */
final class PresentedKey {

    private static final String BEARER = "bearer ";
    private static final String BASIC = "basic ";

    private PresentedKey() {}

    static Optional<String> in(HttpServletRequest request) {
        @Nullable String header = request.getHeader(HttpHeaders.AUTHORIZATION);
        if (header == null) {
            return Optional.empty();
        }
        return after(BEARER, header).or(() -> after(BASIC, header).flatMap(PresentedKey::password));
    }

    private static Optional<String> after(String scheme, String header) {
        return header.regionMatches(true, 0, scheme, 0, scheme.length())
                ? Optional.of(header.substring(scheme.length()).strip())
                : Optional.empty();
    }

    private static Optional<String> password(String credentials) {
        try {
            String userAndPassword = new String(Base64.getDecoder().decode(credentials), UTF_8);
            int colon = userAndPassword.indexOf(':');
            return colon < 0 ? Optional.empty() : Optional.of(userAndPassword.substring(colon + 1));
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }
}
