package dev.earlyaccess.api.request;

import dev.earlyaccess.api.problem.UnknownParameters;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.lang.reflect.RecordComponent;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Refuses a query with a parameter that the operation does not know, such as a misspelled filter, which would otherwise
 * find too much. Pages, feeds and links in mails ignore unknown parameters, because mail tools append some.
 */
@Configuration(proxyBeanMethods = false)
class StrictQueries implements WebMvcConfigurer, HandlerInterceptor {

    private final Map<Method, Set<String>> parameters = new ConcurrentHashMap<>();

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this).addPathPatterns("/api/v1/**");
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        String query = request.getQueryString();
        if (query != null && handler instanceof HandlerMethod operation) {
            Set<String> known = parameters.computeIfAbsent(operation.getMethod(), StrictQueries::parametersOf);
            Set<String> unknown =
                    names(query).filter(name -> !known.contains(name)).collect(Collectors.toCollection(TreeSet::new));
            if (!unknown.isEmpty()) {
                throw new UnknownParameters(unknown, known);
            }
        }
        return true;
    }

    private static Set<String> parametersOf(Method operation) {
        return Arrays.stream(operation.getParameters())
                .flatMap(StrictQueries::names)
                .collect(Collectors.toUnmodifiableSet());
    }

    private static Stream<String> names(Parameter parameter) {
        if (parameter.isAnnotationPresent(ParameterObject.class)) {
            return Arrays.stream(parameter.getType().getRecordComponents()).map(RecordComponent::getName);
        }
        return Optional.ofNullable(AnnotatedElementUtils.getMergedAnnotation(parameter, RequestParam.class))
                .map(RequestParam::name)
                .map(name -> name.isEmpty() ? parameter.getName() : name)
                .stream();
    }

    /** The names in a query. What is malformed is refused by the server when it reads the parameters. */
    private static Stream<String> names(String query) {
        try {
            return Arrays.stream(query.split("&"))
                    .map(parameter -> URLDecoder.decode(parameter.split("=", 2)[0], StandardCharsets.UTF_8))
                    .filter(name -> !name.isBlank())
                    .toList()
                    .stream();
        } catch (IllegalArgumentException malformed) {
            return Stream.empty();
        }
    }
}
