package dev.earlyaccess.api.request;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Collections;
import java.util.List;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Refuses a request that accepts no JSON before anything is done. Spring finds out only when it writes the
 * response, after the controller has changed something. An operation that returns nothing refuses no request.
 */
@Configuration
class JsonResponses implements WebMvcConfigurer, HandlerInterceptor {

    private static final List<MediaType> JSON =
            List.of(MediaType.APPLICATION_JSON, MediaType.parseMediaType("application/*+json"));

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this).addPathPatterns("/api/v1/**").order(-1);
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
            throws HttpMediaTypeNotAcceptableException {
        if (returnsJson(handler) && !acceptsJson(Collections.list(request.getHeaders(HttpHeaders.ACCEPT)))) {
            throw new HttpMediaTypeNotAcceptableException(List.of(MediaType.APPLICATION_JSON));
        }
        return true;
    }

    /** Not if it returns nothing, or says which other types it returns, which Spring checks by itself. */
    private static boolean returnsJson(Object handler) {
        if (!(handler instanceof HandlerMethod method)) {
            return true;
        }
        RequestMapping mapping = method.getMethodAnnotation(RequestMapping.class);
        return !method.isVoid() && (mapping == null || mapping.produces().length == 0);
    }

    /** @param accept the lines of the header, which are one list (RFC 9110, 5.2) */
    private static boolean acceptsJson(List<String> accept) {
        try {
            List<MediaType> accepted = MediaType.parseMediaTypes(accept);
            return accepted.isEmpty()
                    || accepted.stream().anyMatch(type -> JSON.stream().anyMatch(type::isCompatibleWith));
        } catch (InvalidMediaTypeException ex) {
            return false;
        }
    }
}
