package dev.earlyaccess.api.security;

import dev.earlyaccess.api.problem.InvalidRequest;
import dev.earlyaccess.apikey.ApiKeySecret;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Enumeration;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

/**
 * The API key in a request: in the header {@code X-API-Key}, or as a bearer token. What begins with {@code ea_} is a
 * key; every other bearer token is a JWT.
 */
final class PresentedApiKey {

    private static final String HEADER = "X-API-Key";
    private static final String BEARER = "bearer ";

    private PresentedApiKey() {}

    /**
     * The key in this request, if there is one.
     *
     * @throws InvalidRequest if the request has other credentials, too (RFC 6750, 3.1)
     */
    static Optional<ApiKeySecret> in(HttpServletRequest request) {
        @Nullable String bearer = bearer(request);
        Set<String> keys = inHeader(request);
        if (bearer != null && (ApiKeySecret.isMarked(bearer) || !keys.isEmpty())) {
            keys.add(bearer);
        }
        if (keys.size() > 1) {
            throw new InvalidRequest(HEADER, "must be the only credentials: the request has others, too");
        }
        return keys.stream().findFirst().map(ApiKeySecret::new);
    }

    /** An empty header counts as absent. */
    private static Set<String> inHeader(HttpServletRequest request) {
        Set<String> keys = new HashSet<>();
        for (Enumeration<String> header = request.getHeaders(HEADER); header.hasMoreElements(); ) {
            keys.add(header.nextElement().strip());
        }
        keys.remove("");
        return keys;
    }

    private static @Nullable String bearer(HttpServletRequest request) {
        @Nullable String header = request.getHeader(HttpHeaders.AUTHORIZATION);
        return header != null && header.regionMatches(true, 0, BEARER, 0, BEARER.length())
                ? header.substring(BEARER.length()).strip()
                : null;
    }
}
