package dev.earlyaccess.api.security;

import dev.earlyaccess.feature.Features;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.security.core.Authentication;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Decides who may call an operation, by the {@link Access} of the method that will run: so what is decided on and what runs
 * cannot differ. It decides before the body is read.
 */
@Configuration(proxyBeanMethods = false)
class AccessControl implements WebMvcConfigurer, HandlerInterceptor {

    private static final String INSUFFICIENT_SCOPE = "Bearer error=\"insufficient_scope\"";

    private final Features features;

    AccessControl(Features features) {
        this.features = features;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this).addPathPatterns("/api/v1/**", "/ofrep/**").order(Ordered.HIGHEST_PRECEDENCE);
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (!(handler instanceof HandlerMethod operation) || HttpMethod.OPTIONS.matches(request.getMethod())) {
            return true;
        }
        @Nullable Access access = operation.getMethodAnnotation(Access.class);
        if (access != null && access.open()) {
            return true;
        }
        @Nullable Caller caller = caller(request);
        if (access == null || caller == null) {
            throw refused(response, RoleMissing.nobodyHas());
        }
        boolean isOwner = access.owner() && owns(caller, request);
        if (!isOwner && Arrays.stream(access.value()).noneMatch(caller::has)) {
            throw refused(response, RoleMissing.of(access));
        }
        if (access.address() && caller.email() == null) {
            throw AddressMissing.forMailTo(caller);
        }
        if (!isOwner && !caller.seesAddresses()) {
            HiddenAddresses.hideIn(request);
        }
        return true;
    }

    private static @Nullable Caller caller(HttpServletRequest request) {
        return request.getUserPrincipal() instanceof Authentication authentication
                        && authentication.getPrincipal() instanceof Caller caller
                ? caller
                : null;
    }

    private boolean owns(Caller caller, HttpServletRequest request) {
        return caller.has(Role.STAFF)
                && caller.provenEmail() != null
                && request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE) instanceof Map<?, ?> variables
                && variables.get("key") instanceof String key
                && features.isOwnedBy(key, caller.provenEmail());
    }

    private static RoleMissing refused(HttpServletResponse response, RoleMissing refusal) {
        response.setHeader(HttpHeaders.WWW_AUTHENTICATE, INSUFFICIENT_SCOPE);
        return refusal;
    }
}
