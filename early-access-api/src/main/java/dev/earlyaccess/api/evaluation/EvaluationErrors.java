package dev.earlyaccess.api.evaluation;

import dev.earlyaccess.api.problem.ErrorShape;
import dev.earlyaccess.api.problem.Problem;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.MethodParameter;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.http.server.ServerHttpRequest;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.http.server.ServletServerHttpRequest;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.mvc.method.annotation.ResponseBodyAdvice;

/**
 * Gives every error below {@code /ofrep} the shape of OFREP, also those that occur before the controller: clients
 * report a problem document as a failure to parse the response.
 */
@RestControllerAdvice
class EvaluationErrors implements ResponseBodyAdvice<Object>, ErrorShape {

    /** Each character may be sent encoded. */
    private static final Pattern PATH =
            Pattern.compile("/(o|%6f)(f|%66)(r|%72)(e|%65)(p|%70)/.*", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    private final String contextPath;

    EvaluationErrors(@Value("${server.servlet.context-path:}") String contextPath) {
        this.contextPath = contextPath;
    }

    @Override
    public boolean supports(MethodParameter returnType, Class<? extends HttpMessageConverter<?>> converter) {
        return true;
    }

    @Override
    public @Nullable Object beforeBodyWrite(
            @Nullable Object body,
            MethodParameter returnType,
            MediaType type,
            Class<? extends HttpMessageConverter<?>> converter,
            ServerHttpRequest request,
            ServerHttpResponse response) {
        if (!(body instanceof ProblemDetail problem)
                || !(request instanceof ServletServerHttpRequest servlet)
                || !isFor(path(servlet.getServletRequest()))) {
            return body;
        }
        response.getHeaders().setContentType(MediaType.APPLICATION_JSON);
        return failure(key(servlet.getServletRequest()), problem);
    }

    @Override
    public boolean isFor(String path) {
        return path.startsWith(contextPath)
                && PATH.matcher(path.substring(contextPath.length())).matches();
    }

    @Override
    public Object of(ProblemDetail problem) {
        return failure(null, problem);
    }

    private static EvaluationFailure failure(@Nullable String key, ProblemDetail problem) {
        return new EvaluationFailure(
                key, code(problem), problem.getDetail() == null ? "The request failed." : problem.getDetail());
    }

    /** Of an error that the server itself found, the path that was called. */
    private static String path(HttpServletRequest request) {
        return request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI) instanceof String called
                ? called
                : request.getRequestURI();
    }

    static @Nullable String key(HttpServletRequest request) {
        return request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE) instanceof Map<?, ?> variables
                        && variables.get("key") instanceof String key
                ? key
                : null;
    }

    private static ErrorCode code(ProblemDetail problem) {
        String type = String.valueOf(problem.getType());
        if (type.endsWith("/" + Problem.FEATURE_NOT_FOUND.code())) {
            return ErrorCode.FLAG_NOT_FOUND;
        }
        return type.endsWith("/" + Problem.INVALID_REQUEST.code()) ? ErrorCode.PARSE_ERROR : ErrorCode.GENERAL;
    }
}
