package dev.earlyaccess.api.request;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.webmvc.autoconfigure.WebMvcRegistrations;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.condition.PathPatternsRequestCondition;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * Finds the operation for a path with a variable faster than Spring does. Spring compares methods, parameters and media types
 * of every operation before it compares the path; here an operation with another path is left out first.
 */
@Component
class OperationsByPath implements WebMvcRegistrations {

    @Override
    public RequestMappingHandlerMapping getRequestMappingHandlerMapping() {
        return new RequestMappingHandlerMapping() {
            @Override
            protected @Nullable HandlerMethod lookupHandlerMethod(String path, HttpServletRequest request)
                    throws Exception {
                return super.lookupHandlerMethod(path, new WithPath(request, path));
            }

            @Override
            protected @Nullable RequestMappingInfo getMatchingMapping(
                    RequestMappingInfo operation, HttpServletRequest request) {
                return request instanceof WithPath known && !mayMatch(operation.getPathPatternsCondition(), known.path)
                        ? null
                        : super.getMatchingMapping(operation, request);
            }
        };
    }

    /** A request whose path is at hand for each of the many comparisons. */
    private static final class WithPath extends HttpServletRequestWrapper {

        private final String path;

        private WithPath(HttpServletRequest request, String path) {
            super(request);
            this.path = path;
        }
    }

    /** Whether the path begins as the pattern does, up to its first variable or wildcard; an encoded path may match anyway. */
    private static boolean mayMatch(@Nullable PathPatternsRequestCondition patterns, String path) {
        if (patterns == null || patterns.getPatterns().size() != 1 || path.indexOf('%') >= 0) {
            return true;
        }
        String pattern = patterns.getFirstPattern().getPatternString();
        for (int i = 0; i < Math.min(pattern.length(), path.length()); i++) {
            char wanted = pattern.charAt(i);
            if (wanted == '{' || wanted == '*' || wanted == '?') {
                return true;
            }
            if (wanted != path.charAt(i)) {
                return false;
            }
        }
        return true;
    }
}
