package dev.earlyaccess.api.request;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.ForwardedHeaderFilter;

/**
 * Removes the headers of proxies, so that nobody believes them or stumbles over malformed ones. Says once that there seems
 * to be a proxy, and which setting makes the service believe it.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 1)
@ConditionalOnProperty(name = "server.forward-headers-strategy", havingValue = "none")
class IgnoredProxyHeaders extends ForwardedHeaderFilter {

    private static final Logger log = LoggerFactory.getLogger(IgnoredProxyHeaders.class);

    private final AtomicBoolean isSaid = new AtomicBoolean();

    IgnoredProxyHeaders() {
        setRemoveOnly(true);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (!isSaid.get() && tellsAddress(request) && isSaid.compareAndSet(false, true)) {
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
}
