package dev.earlyaccess.api.request;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import java.util.Enumeration;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.accept.ContentNegotiationStrategy;
import org.springframework.web.accept.HeaderContentNegotiationStrategy;
import org.springframework.web.context.request.ServletWebRequest;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Hides a header that names a media type and cannot be read, before anybody reads it: with an unreadable
 * {@code Accept}, not even the refusal could be written, and an unreadable {@code Content-Type} would be an error of the
 * service. {@link JsonResponses} refuses the request; the health endpoint responds.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 1)
class UnreadableHeaders extends OncePerRequestFilter {

    private static final String UNREADABLE_ACCEPT = UnreadableHeaders.class.getName();

    private final ContentNegotiationStrategy accepted = new HeaderContentNegotiationStrategy();

    /** Whether the request had an {@code Accept} header that cannot be read. */
    static boolean hadAccept(HttpServletRequest request) {
        return request.getAttribute(UNREADABLE_ACCEPT) != null;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Set<String> unreadable = new HashSet<>();
        if (request.getHeader(HttpHeaders.ACCEPT) != null && !isReadableAccept(request)) {
            unreadable.add(HttpHeaders.ACCEPT);
        }
        if (request.getContentType() != null && !isMediaType(request.getContentType())) {
            unreadable.add(HttpHeaders.CONTENT_TYPE);
        }
        chain.doFilter(unreadable.isEmpty() ? request : new Without(request, unreadable), response);
    }

    /** A list of nothing is the same as no header. */
    private boolean isReadableAccept(HttpServletRequest request) {
        try {
            return accepted.resolveMediaTypes(new ServletWebRequest(request))
                    != ContentNegotiationStrategy.MEDIA_TYPE_ALL_LIST;
        } catch (HttpMediaTypeNotAcceptableException ex) {
            request.setAttribute(UNREADABLE_ACCEPT, Boolean.TRUE);
            return false;
        }
    }

    /** The type of a body has no wildcard (RFC 9110, 8.3.1). */
    private static boolean isMediaType(String type) {
        try {
            return MediaType.parseMediaType(type).isConcrete();
        } catch (InvalidMediaTypeException ex) {
            return false;
        }
    }

    @Override
    protected boolean shouldNotFilterErrorDispatch() {
        return false;
    }

    /** The same request without these headers. */
    private static final class Without extends HttpServletRequestWrapper {

        private final Set<String> hidden;

        private Without(HttpServletRequest request, Set<String> hidden) {
            super(request);
            this.hidden = hidden;
        }

        @Override
        public @Nullable String getContentType() {
            return hidden.contains(HttpHeaders.CONTENT_TYPE) ? null : super.getContentType();
        }

        @Override
        public @Nullable String getHeader(String name) {
            return isHidden(name) ? null : super.getHeader(name);
        }

        @Override
        public Enumeration<String> getHeaders(String name) {
            return isHidden(name) ? Collections.emptyEnumeration() : super.getHeaders(name);
        }

        private boolean isHidden(String name) {
            return hidden.stream().anyMatch(name::equalsIgnoreCase);
        }
    }
}
