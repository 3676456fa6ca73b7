package dev.earlyaccess.api.security;

import dev.earlyaccess.user.UserId;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.core.MethodParameter;
import org.springframework.http.server.RequestPath;
import org.springframework.security.web.firewall.FirewalledRequest;
import org.springframework.security.web.firewall.HttpFirewall;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.security.web.firewall.StrictHttpFirewall;
import org.springframework.stereotype.Component;
import org.springframework.util.Assert;
import org.springframework.util.function.SingletonSupplier;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.util.UriUtils;
import org.springframework.web.util.pattern.PathPattern;

/**
 * Refuses every path that two readers could understand differently. A percent-encoded slash, backslash or
 * semicolon is taken only where a user id or a mail address stands: in a path variable of the type {@link UserId}, or
 * with {@link AddressInPath}.
 */
@Component
class PathFirewall implements HttpFirewall {

    private final StrictHttpFirewall strict = strict();
    private final StrictHttpFirewall lenient = lenient();
    private final SingletonSupplier<List<NamingPath>> namingPaths;

    PathFirewall(@Qualifier("requestMappingHandlerMapping") ObjectProvider<RequestMappingHandlerMapping> mappings) {
        namingPaths = SingletonSupplier.of(() -> mappings.getObject().getHandlerMethods().entrySet().stream()
                .flatMap(operation -> NamingPath.of(operation.getKey(), operation.getValue()))
                .distinct()
                .toList());
    }

    private static StrictHttpFirewall strict() {
        StrictHttpFirewall firewall = new StrictHttpFirewall();
        firewall.setUnsafeAllowAnyHttpMethod(true); // Spring MVC responds with 405 and lists the methods.
        firewall.setAllowUrlEncodedPercent(true); // Nothing decodes twice.
        // As Spring's, without a regular expression for each header of each request.
        firewall.setAllowedHeaderNames(name -> isText(name, false));
        firewall.setAllowedHeaderValues(value -> isText(value, true));
        return firewall;
    }

    /** Almost all characters are printable ASCII, of which nothing else has to be asked. */
    private static boolean isText(String header, boolean mayHaveTabs) {
        for (int i = 0; i < header.length(); i++) {
            char c = header.charAt(i);
            boolean isPrintable = c >= ' ' && c <= '~';
            if (!isPrintable && !(c == '\t' && mayHaveTabs) && (!Character.isDefined(c) || Character.isISOControl(c))) {
                return false;
            }
        }
        return true;
    }

    /** Checks all but the path. */
    private static StrictHttpFirewall lenient() {
        StrictHttpFirewall firewall = strict();
        firewall.setAllowUrlEncodedSlash(true);
        firewall.setAllowUrlEncodedDoubleSlash(true);
        firewall.setAllowBackSlash(true);
        firewall.setAllowSemicolon(true);
        firewall.setAllowUrlEncodedPeriod(true);
        return firewall;
    }

    @Override
    public FirewalledRequest getFirewalledRequest(HttpServletRequest request) {
        if (request.getRequestURI().indexOf('%') >= 0) {
            @Nullable String rest = withoutName(request);
            if (rest != null) {
                strict.getFirewalledRequest(new RequestFor(request, rest));
                return lenient.getFirewalledRequest(request);
            }
        }
        return strict.getFirewalledRequest(request);
    }

    /** The path with a plain name in place of the user id or address; null if neither stands in it. */
    private @Nullable String withoutName(HttpServletRequest request) {
        RequestPath path;
        try {
            path = RequestPath.parse(request.getRequestURI(), request.getContextPath());
        } catch (IllegalArgumentException malformed) {
            throw new RequestRejectedException("The path is malformed");
        }
        return namingPaths.obtain().stream()
                .flatMap(namingPath -> namingPath.withoutName(path).stream())
                .findFirst()
                .orElse(null);
    }

    @Override
    public HttpServletResponse getFirewalledResponse(HttpServletResponse response) {
        return strict.getFirewalledResponse(response);
    }

    /**
     * A path of an operation in which a user or an address is named.
     *
     * @param segment the place of the name, with 1 for the first segment
     */
    private record NamingPath(PathPattern pattern, int segment) {

        static Stream<NamingPath> of(RequestMappingInfo mapping, HandlerMethod operation) {
            return Arrays.stream(operation.getMethodParameters())
                    .filter(parameter -> parameter.hasParameterAnnotation(PathVariable.class))
                    .filter(parameter -> parameter.getParameterType() == UserId.class
                            || parameter.hasParameterAnnotation(AddressInPath.class))
                    .flatMap(parameter -> mapping.getPathPatternsCondition() == null
                            ? Stream.empty()
                            : mapping.getPathPatternsCondition().getPatterns().stream()
                                    .map(pattern -> new NamingPath(pattern, place(pattern, variable(parameter)))));
        }

        private static String variable(MethodParameter parameter) {
            @Nullable PathVariable named = parameter.getParameterAnnotation(PathVariable.class);
            return named == null || named.value().isEmpty()
                    ? parameter.getParameter().getName()
                    : named.value();
        }

        private static int place(PathPattern pattern, String variable) {
            int place = List.of(pattern.getPatternString().split("/")).indexOf("{" + variable + "}");
            Assert.state(place > 0, () -> pattern + " has no segment for the variable " + variable);
            return place;
        }

        Optional<String> withoutName(RequestPath path) {
            if (!pattern.matches(path.pathWithinApplication())) {
                return Optional.empty();
            }
            String[] segments = path.pathWithinApplication().value().split("/", -1);
            if (isPlain(segments[segment])) {
                segments[segment] = "name";
            }
            return Optional.of(path.contextPath().value() + String.join("/", segments));
        }

        /** Whether it is one segment, without parameters, in every way to read a path. */
        private static boolean isPlain(String encoded) {
            return encoded.indexOf(';') < 0
                    && !UriUtils.decode(encoded, StandardCharsets.UTF_8).matches("\\.+");
        }
    }

    /** The same request for another path. */
    private static final class RequestFor extends HttpServletRequestWrapper {

        private final String path;

        private RequestFor(HttpServletRequest request, String path) {
            super(request);
            this.path = path;
        }

        @Override
        public String getRequestURI() {
            return path;
        }

        @Override
        public String getServletPath() {
            return UriUtils.decode(path, StandardCharsets.UTF_8);
        }

        @Override
        public @Nullable String getPathInfo() {
            return null;
        }
    }
}
