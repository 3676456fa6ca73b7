package dev.earlyaccess.api.security;

import dev.earlyaccess.api.problem.InvalidRequest;
import dev.earlyaccess.apikey.ApiKeySecret;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
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
        Optional<String> bearer = bearer(request);
        List<String> keys = Stream.concat(inHeader(request), bearer.filter(ApiKeySecret::isMarked).stream())
                .distinct()
                .toList();
        if (keys.size() > 1 || !keys.isEmpty() && bearer.isPresent() && !keys.contains(bearer.get())) {
            throw new InvalidRequest(HEADER, "must be the only credentials: the request has others, too");
        }
        return keys.stream().findFirst().map(ApiKeySecret::new);
    }

    /** Whether the request has a key, and not a token. */
    static boolean isIn(HttpServletRequest request) {
        return inHeader(request).findAny().isPresent()
                || bearer(request).filter(ApiKeySecret::isMarked).isPresent();
    }

    /** An empty header counts as absent. */
    private static Stream<String> inHeader(HttpServletRequest request) {
        return Collections.list(request.getHeaders(HEADER)).stream()
                .map(String::strip)
                .filter(key -> !key.isEmpty());
    }

    private static Optional<String> bearer(HttpServletRequest request) {
        @Nullable String header = request.getHeader(HttpHeaders.AUTHORIZATION);
        return header != null && header.regionMatches(true, 0, BEARER, 0, BEARER.length())
                ? Optional.of(header.substring(BEARER.length()).strip())
                : Optional.empty();
    }
}
