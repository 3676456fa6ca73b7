package dev.earlyaccess.api.security;

import dev.earlyaccess.api.limit.ClientNetwork;
import dev.earlyaccess.api.limit.RequestLimit;
import dev.earlyaccess.api.limit.RequestLimits;
import dev.earlyaccess.api.limit.TooManyRequests;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.HandlerExceptionResolver;

/**
 * Refuses requests beyond the limits of users, of API keys, and of public pages. Requests that were refused for want
 * of credentials do not arrive here.
 *
 * <p>No bean, because Spring Boot would put every filter that is a bean before all requests.
 */
class RequestLimitFilter extends OncePerRequestFilter {

    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS", "TRACE");
    private static final Pattern API = Pattern.compile("/(api|ofrep)/.*");

    /** Flags are evaluated by POST, which changes nothing. */
    private static final Pattern EVALUATION = Pattern.compile("/ofrep/.*");

    /** Large mail providers post here for all of their users, from few addresses (RFC 8058). */
    private static final Pattern ONE_CLICK = Pattern.compile("/unsubscribe/[^/]+");

    private final RequestLimits limits;
    private final HandlerExceptionResolver problems;

    RequestLimitFilter(RequestLimits limits, HandlerExceptionResolver problems) {
        this.limits = limits;
        this.problems = problems;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Optional<TooManyRequests> refusal = refusal(request);
        if (refusal.isPresent()) {
            problems.resolveException(request, response, null, refusal.get());
        } else {
            chain.doFilter(request, response);
        }
    }

    private Optional<TooManyRequests> refusal(HttpServletRequest request) {
        String path = request.getServletPath();
        boolean isWrite = !READING.contains(request.getMethod())
                && !EVALUATION.matcher(path).matches();
        @Nullable Authentication sender = SecurityContextHolder.getContext().getAuthentication();
        if (sender != null && sender.getPrincipal() instanceof Caller caller) {
            return isWrite || API.matcher(path).matches()
                    ? limits.count(limitOf(caller, isWrite), caller.user().value())
                    : Optional.empty();
        }
        return isWrite && !ONE_CLICK.matcher(path).matches()
                ? limits.count(RequestLimit.PUBLIC_WRITES, ClientNetwork.of(request))
                : Optional.empty();
    }

    private static RequestLimit limitOf(Caller caller, boolean isWrite) {
        if (caller.isMachine()) {
            return RequestLimit.API_KEY_REQUESTS;
        }
        return isWrite ? RequestLimit.WRITES : RequestLimit.READS;
    }
}
