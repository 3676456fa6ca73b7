package dev.earlyaccess.api.problem;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.util.DisconnectedClientHelper;

/**
 * Lets a response end in a way that no client takes for its end, if it fails after its first part was sent: Tomcat closes
 * the connection. A problem document after half of a body would belong to nothing.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class BrokenResponses implements HandlerExceptionResolver {

    @Override
    public @Nullable ModelAndView resolveException(
            HttpServletRequest request, HttpServletResponse response, @Nullable Object handler, Exception ex) {
        if (response.isCommitted() && !DisconnectedClientHelper.isClientDisconnectedException(ex)) {
            throw new IllegalStateException("A response broke off after its beginning was sent", ex);
        }
        return null;
    }
}
