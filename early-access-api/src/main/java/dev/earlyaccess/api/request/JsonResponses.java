package dev.earlyaccess.api.request;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpHeaders;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.http.server.ServerHttpRequest;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.mvc.method.annotation.ResponseBodyAdvice;

/**
 * Refuses a request that accepts no JSON before anything is done. Spring finds out only when it writes the
 * response, after the controller has changed something. An operation that returns nothing refuses no request.
 *
 * <p>A client that accepts another kind of JSON gets JSON: Spring would write it and call it a problem document.
 */
@Configuration(proxyBeanMethods = false)
@RestControllerAdvice("dev.earlyaccess")
class JsonResponses implements WebMvcConfigurer, HandlerInterceptor, ResponseBodyAdvice<Object> {

    private static final MediaType OTHER_JSON = MediaType.parseMediaType("application/*+json");
    private static final List<MediaType> JSON = List.of(MediaType.APPLICATION_JSON, OTHER_JSON);

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this).addPathPatterns("/api/v1/**").order(-1);
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
            throws HttpMediaTypeNotAcceptableException {
        if (returnsJson(handler)
                && (UnreadableHeaders.hadAccept(request)
                        || !acceptsJson(Collections.list(request.getHeaders(HttpHeaders.ACCEPT))))) {
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

    @Override
    public boolean supports(MethodParameter returned, Class<? extends HttpMessageConverter<?>> converterType) {
        return true;
    }

    @Override
    public @Nullable Object beforeBodyWrite(
            @Nullable Object body,
            MethodParameter returned,
            MediaType type,
            Class<? extends HttpMessageConverter<?>> converterType,
            ServerHttpRequest request,
            ServerHttpResponse response) {
        if (!(body instanceof ProblemDetail) && OTHER_JSON.includes(type)) {
            response.getHeaders().setContentType(MediaType.APPLICATION_JSON);
        }
        return body;
    }
}
