package dev.earlyaccess.api.request;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.ForwardedHeaderFilter;

/**
 * Removes the headers of proxies, so that nobody believes them or stumbles over malformed ones: with the strategy
 * {@code native}, Tomcat has read them before, and with {@code none}, nobody shall. Then it says once that there seems to
 * be a proxy. Only with {@code framework}, it believes them.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class ProxyHeaders extends ForwardedHeaderFilter {

    private static final Logger log = LoggerFactory.getLogger(ProxyHeaders.class);

    private final boolean warns;
    private final AtomicBoolean hasWarned = new AtomicBoolean();

    ProxyHeaders(@Value("${server.forward-headers-strategy}") String strategy) {
        warns = strategy.equalsIgnoreCase("none");
        setRemoveOnly(!strategy.equalsIgnoreCase("framework"));
        setRelativeRedirects(true);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (warns && !hasWarned.get() && tellsAddress(request) && hasWarned.compareAndSet(false, true)) {
            log.warn(
                    "A request has the header X-Forwarded-For or Forwarded, which the service ignores: for the service, "
                            + "all clients have the address of the proxy. Behind a proxy that you trust, set "
                            + "SERVER_FORWARD_HEADERS_STRATEGY=native (server.forward-headers-strategy); see docs/security.md.");
        }
        super.doFilterInternal(request, response, chain);
    }

    private static boolean tellsAddress(HttpServletRequest request) {
        return request.getHeader("X-Forwarded-For") != null || request.getHeader("Forwarded") != null;
    }

    /** Malformed headers are a 400. To respond to it, they must not be read again. */
    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return request.getDispatcherType() == DispatcherType.ERROR || super.shouldNotFilter(request);
    }

    @Override
    protected void doFilterNestedErrorDispatch(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        chain.doFilter(request, response);
    }
}
