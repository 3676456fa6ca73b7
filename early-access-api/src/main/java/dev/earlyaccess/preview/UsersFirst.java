package dev.earlyaccess.preview;

import dev.earlyaccess.sweep.Courtesy;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** Lets sweeps and mails know that a user is waiting for an answer. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class UsersFirst extends OncePerRequestFilter {

    private final Courtesy courtesy;

    UsersFirst(Courtesy courtesy) {
        this.courtesy = courtesy;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        String path = request.getRequestURI();
        return !path.startsWith("/api/") || path.startsWith("/api/v1/admin/");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try (Courtesy.Call call = courtesy.call()) {
            chain.doFilter(request, response);
        }
    }
}
