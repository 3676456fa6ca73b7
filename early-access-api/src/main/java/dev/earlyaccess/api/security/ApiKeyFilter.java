package dev.earlyaccess.api.security;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import dev.earlyaccess.api.problem.InvalidRequest;
import dev.earlyaccess.api.security.SecurityConfiguration.Refusals;
import dev.earlyaccess.apikey.ApiKey;
import dev.earlyaccess.apikey.ApiKeyRefused;
import dev.earlyaccess.apikey.ApiKeySecret;
import dev.earlyaccess.apikey.ApiKeys;
import dev.earlyaccess.user.Profile;
import dev.earlyaccess.user.UserId;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.authentication.preauth.PreAuthenticatedAuthenticationToken;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.transaction.TransactionException;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Recognises a machine by its API key. A request without a key costs no more than a look at its headers.
 *
 * <p>No bean, because Spring Boot would put every filter that is a bean before all requests.
 */
class ApiKeyFilter extends OncePerRequestFilter {

    private final ApiKeys keys;
    private final Clock clock;
    private final Refusals refusals;
    private final RequestMatcher isOpen;

    /** A key is remembered for a second, and its caller as long as the key. */
    private final LoadingCache<ApiKey, Caller> machines =
            Caffeine.newBuilder().weakKeys().build(ApiKeyFilter::machine);

    /** @param isOpen what needs no key */
    ApiKeyFilter(ApiKeys keys, Clock clock, Refusals refusals, RequestMatcher isOpen) {
        this.keys = keys;
        this.clock = clock;
        this.refusals = refusals;
        this.isOpen = isOpen;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return isOpen.matches(request);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            Optional<ApiKeySecret> presented = PresentedApiKey.in(request);
            presented.ifPresent(secret -> authenticate(keys.authenticate(secret, clock.instant())));
        } catch (ApiKeyRefused ex) {
            if (refusals.areTooMany(CredentialMetrics.Credential.API_KEY, request, response)) {
                return;
            }
            response.addHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer error=\"invalid_token\"");
            refusals.resolver().resolveException(request, response, null, ex);
            return;
        } catch (InvalidRequest | DataAccessException | TransactionException ex) {
            refusals.resolver().resolveException(request, response, null, ex);
            return;
        }
        chain.doFilter(request, response);
    }

    private void authenticate(ApiKey key) {
        SecurityContext context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(new PreAuthenticatedAuthenticationToken(machines.get(key), "", List.of()));
        SecurityContextHolder.setContext(context);
    }

    /** The name says that this is no person. */
    private static Caller machine(ApiKey key) {
        Profile profile = new Profile(
                new UserId(UserId.OF_API_KEYS + key.name()), null, "API key " + key.name(), null, Instant.EPOCH);
        return new Caller(profile, Set.of(Role.valueOf(key.role().name())), null);
    }
}
